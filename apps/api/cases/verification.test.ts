import { describe, expect, it } from '@jest/globals';
import { api } from '../../../test/support/api.ts';
import { bring } from '../../../test/support/town.ts';

const { get, town, db } = api();

describe('the chain of a case', () => {
  it('is verified for whoever may see the case, with the hash that it ends on', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    const trail = (await get('director', `/api/cases/${caseId}/events`)).json<{ items: { hash: string }[] }>();
    const found = await get('urban-handler', `/api/cases/${caseId}/verification`);
    expect([found.statusCode, found.json()]).toMatchObject([200, { sound: true, version: trail.items.length, what: null, head: trail.items.at(-1)?.hash, sentence: `核验通过：${trail.items.length} 条记录，哈希链完整。` }]);
    expect((await get('housing-head', `/api/cases/${caseId}/verification`)).statusCode).toBe(404);
  });

  it('is said to be broken, and where, when somebody changed an event in the database', async () => {
    const { caseId } = await bring(town(), await town().report(), 'claimed');
    await db.asOwner('alter table events disable trigger all');
    await db.asOwner("update events set data = replace(data::text, '东大街', '西大街')::json where stream_id = $1 and version = 1", [`case/${caseId}`]);
    const found = (await get('director', `/api/cases/${caseId}/verification`)).json();
    expect(found).toMatchObject({ sound: false, version: 1, what: 'changed', sentence: expect.stringContaining('第 1 条记录的内容与它的哈希不符') });
  });
});
