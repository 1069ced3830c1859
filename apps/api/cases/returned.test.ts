import { beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '../../../test/support/api.ts';
import { bring } from '../../../test/support/town.ts';

const { get, town } = api();
const titles = async (person: string, asked: string): Promise<ReadonlySet<string>> => new Set((await get(person, `/api/cases?${asked}`)).json<{ items: { title: string }[] }>().items.map(({ title }) => title));

beforeAll(async () => {
  await bring(town(), await town().report('办理中'), 'claimed');
  const returned = await bring(town(), await town().report('退回重办'), 'delivered');
  await town().act(returned.caseId, 'dispatcher', 'return-feedback', { reason: '照片与点位不一致' });
  const failed = await bring(town(), await town().report('复查不合格'), 'delivered');
  await town().act(failed.caseId, 'inspector', 'reinspect', { result: 'failed', findings: '未整改' });
  const relapsed = await bring(town(), await town().report('反弹'), 'closed');
  await town().act(relapsed.caseId, 'inspector', 'look-back', { result: 'relapsed', findings: '又堆积' });
  const again = await bring(town(), await town().report('退回后又反馈'), 'delivered');
  await town().act(again.caseId, 'dispatcher', 'return-feedback', { reason: '补拍' });
  await town().act(again.caseId, 'urban-head', 'submit-feedback', { result: '已清理', measures: '每日清运' });
}, 60_000);

describe('the cases that were given back to a unit', () => {
  it('are those that it has in hand again after a return, a failed re-inspection or a relapse', async () => {
    expect(await titles('urban-head', 'returned=true&unit=urban')).toEqual(new Set(['退回重办', '复查不合格', '反弹']));
    expect(await titles('clerk', 'returned=true')).toEqual(new Set(['退回重办', '复查不合格', '反弹']));
    expect(await titles('clerk', 'returned=true&unit=housing')).toEqual(new Set());
  });

  it('are no others, and no restriction where they are not asked for', async () => {
    expect((await titles('clerk', 'returned=false')).size).toBe(5);
    expect((await get('clerk', '/api/cases?returned=perhaps')).statusCode).toBe(400);
  });
});
