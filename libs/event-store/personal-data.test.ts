import { describe, expect, test } from '@jest/globals';
import { inTransaction } from '#database/pool';
import { database } from '../../test/support/database.ts';
import { notes } from '../../test/support/notes.ts';
import { append } from './append.ts';
import { erasePersonalData, keepPersonalData, personalData } from './personal-data.ts';
import { verifyStream } from './verify.ts';

const db = database();

describe('personal data', () => {
  test('is kept by case and subject, and replaced', async () => {
    await keepPersonalData(db.pool(), 'kept', 'reporter', { name: '王芳', phone: '13800000000' });
    await keepPersonalData(db.pool(), 'kept', 'contact', { name: '李雷' });
    await keepPersonalData(db.pool(), 'kept', 'reporter', { name: '王芳' });
    expect(Object.fromEntries(await personalData(db.pool(), 'kept'))).toEqual({ contact: { name: '李雷' }, reporter: { name: '王芳' } });
  });

  test('is erased by subject or by case, and the log stays sound', async () => {
    await inTransaction(db.pool(), async (client) => {
      await append(client, notes('case/erased', 0, 'a'));
      for (const subject of ['reporter', 'contact', 'witness']) await keepPersonalData(client, 'erased', subject, {});
    });
    expect(await erasePersonalData(db.pool(), 'erased', 'reporter')).toBe(1);
    expect([...(await personalData(db.pool(), 'erased')).keys()]).toEqual(['contact', 'witness']);
    expect(await erasePersonalData(db.pool(), 'erased')).toBe(2);
    expect(await verifyStream(db.pool(), 'case/erased')).toEqual({ streamId: 'case/erased', ok: true, version: 1 });
  });
});
