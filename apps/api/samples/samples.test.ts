import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { publishPolicy } from '#commands/policies';
import { performDraw } from '#commands/samples';
import { parsePolicy } from '#intake/policy-file';
import { api } from '../../../test/support/api.ts';
import { by } from '../../../test/support/case/city.ts';
import { bring } from '../../../test/support/town.ts';

const { get, town } = api();
type Item = Readonly<{ office: string; month: string; seed: string; candidates: { count: number }; drawn: { caseId: string; ordered: boolean }[]; more: number }>;
const samples = async (person: string, search = ''): Promise<readonly Item[]> => (await get(person, `/api/samples${search}`)).json<{ items: Item[] }>().items;

beforeAll(async () => {
  const { value } = parsePolicy(Buffer.from('id: sampling\nname: 抽查规则\nsample: { percent: 50 }\n'));
  if (value === undefined) throw new Error('the policy is wrong');
  await publishPolicy(town().deps, value, { migrate: false, note: '' }, by('director'), randomUUID());
  for (let n = 0; n < 3; n += 1) await bring(town(), await town().report(`第 ${n} 处`), 'closed');
  town().setTime('2026-04-02T09:00:00+08:00');
  await performDraw(town().deps, 'cwb', '2026-03');
}, 60_000);

describe('the samples that were drawn', () => {
  it('are shown to the office and to oversight, with the seed by which they can be checked', async () => {
    const [sample] = await samples('director');
    expect(sample).toMatchObject({ office: 'cwb', month: '2026-03', candidates: { count: 3 }, drawn: [{ ordered: true }, { ordered: true }], more: 0 });
    expect(sample?.seed).toMatch(/^[\da-f]{32}$/);
    expect(await samples('oversight')).toEqual([sample]);
    expect(await samples('director', '?office=dxq')).toEqual([]);
  });

  it('are not for units, nor for another office', async () => {
    expect([await samples('urban-head'), await samples('foreign-director')]).toEqual([[], []]);
  });

  it('are shown as they were known', async () => {
    expect(await samples('director', '?asOf=2026-04-01T00:00:00Z')).toEqual([]);
  });

  it('order a look back that its case shows', async () => {
    const [sample] = await samples('director');
    const shown = (await get('inspector', `/api/cases/${sample?.drawn[0]?.caseId}`)).json<{ lookbacks: { round: number }[] }>();
    expect(shown.lookbacks.map(({ round }) => round)).toEqual([1, 2, 3, 0]);
    const trail = (await get('director', `/api/cases/${sample?.drawn[0]?.caseId}/events`)).body;
    expect(trail).toContain('抽中样本，加做一次回头看');
    expect((await get('inspector', '/api/notices')).body).toContain('抽查回头看');
  });
});
