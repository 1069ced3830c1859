import { beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { product } from '../support/product.ts';
import { until } from '../support/until.ts';

const { by, waitUntil, serving } = product();

type Told = Readonly<{ person: string; as: string; copy: boolean; readAt: string | null }>;
type Escalation = Readonly<{ caseId: string; rule: string; kind: string; level: number | null; dueAt: string | null; firedAt: string; policy: string | null; unit: string | null; byName: string; told: readonly Told[] }>;

const escalations = async (caseId: string, person = 'director'): Promise<readonly Escalation[]> =>
  (await by(person).get<{ items: Escalation[] }>(`/api/escalations?caseId=${caseId}&limit=200`)).items.toReversed();
const brief = (all: readonly Escalation[]): string[] => all.map(({ dueAt, rule, kind }) => `${dueAt?.slice(0, 16) ?? '-'} ${kind} ${rule}`);

async function handedOut(): Promise<string> {
  const caseId = await by('street-handler').reports();
  await by('clerk').does(caseId, 'register', { category: 'rubbish' });
  await by('dispatcher').does(caseId, 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '清理干净' });
  return caseId;
}

let unclaimed: string;
let claimed: string;
let reported: string;
let delivered: string;
beforeAll(async () => {
  reported = await by('street-handler').reports({ title: '无人受理的线索' });
  unclaimed = await handedOut();
  claimed = await handedOut();
  await by('urban-handler').does(claimed, 'claim', {});
  delivered = await handedOut();
  await by('urban-handler').does(delivered, 'claim', {});
  await by('urban-head').does(delivered, 'submit-feedback', { result: '已清理', measures: '每日清运' });
}, 60_000);

describe('what nobody does in time, the system does', () => {
  test('a week passes: the claim is chased up to the director, the re-inspection is ordered by the clock', async () => {
    const { fired } = await waitUntil('2026-03-10T10:00:00+08:00');
    expect(fired).toBeGreaterThan(10);
    expect(brief(await escalations(unclaimed)).slice(0, 3)).toEqual([
      expect.stringMatching(/^2026-03-02T15:0. reminded chase\.claim\.1$/), expect.stringMatching(/^2026-03-03T09:3. reminded chase\.claim\.2$/), expect.stringMatching(/^2026-03-03T15:3. reminded chase\.claim\.3$/),
    ]);
    expect(brief(await escalations(delivered))[0]).toBe('2026-03-03T18:00 reinspection-ordered recheck');
    expect(brief(await escalations(reported)).slice(0, 3)).toEqual(['2026-03-03T18:00 reminded chase.verify.1', '2026-03-04T18:00 reminded chase.verify.2', '2026-03-09T18:00 reminded chase.verify.3']);
  });

  test('the blue slip comes a working day before the limit, the urging notice on the next working day, copied to the vice leader, to who stands above the unit, and to the leader of the area', async () => {
    const [blue, urging] = (await escalations(claimed)).filter(({ rule }) => rule.startsWith('ladder.'));
    expect(blue).toMatchObject({ rule: 'ladder.due-soon', level: 1, dueAt: '2026-03-06T08:30:00+08:00', unit: 'urban', byName: '计时器', policy: expect.stringContaining('default-1') });
    expect(blue?.told.map(({ person, copy }) => [person, copy])).toEqual([['urban-handler', false]]);
    expect(urging).toMatchObject({ rule: 'ladder.next-day', level: 2, dueAt: '2026-03-10T08:30:00+08:00' });
    expect(urging?.told.map(({ person, copy }) => [person, copy])).toEqual([['urban-handler', false], ['urban-head', false], ['urban-vice', true], ['gov-vice', true], ['leader', true]]);
    expect(await by('director').page(claimed)).toMatchObject({ level: 2, levelName: 'A2 催办', clock: { clock: 'overdue' } });
  });

  test('who is told finds it in the inbox, says that it is read, and the escalation shows when', async () => {
    const urging = (await by('urban-head').notices(claimed)).find(({ rule }) => rule === 'ladder.next-day');
    expect(urging).toMatchObject({ kind: 'escalation', copy: false, readAt: null, todo: expect.stringContaining('整改') });
    expect((await by('urban-vice').notices(claimed)).find(({ rule }) => rule === 'ladder.next-day')).toMatchObject({ copy: true });
    await by('urban-head').post(`/api/notices/${urging?.id ?? ''}/read`, {});
    const [told] = (await escalations(claimed)).filter(({ rule }) => rule === 'ladder.next-day').map((one) => one.told.map(({ person, readAt }) => [person, readAt !== null]));
    expect(told).toEqual([['urban-handler', false], ['urban-head', true], ['urban-vice', false], ['gov-vice', false], ['leader', false]]);
    expect(await by('urban-vice').ask('POST', `/api/notices/${urging?.id ?? ''}/read`, { body: {} })).toMatchObject({ status: 404 });
  });

  test('after five more working days a supervision order is proposed, but the clock accuses nobody: the director issues it under a number', async () => {
    await waitUntil('2026-03-17T19:00:00+08:00');
    const proposal = (await escalations(claimed)).find(({ kind }) => kind === 'proposed');
    expect(proposal).toMatchObject({ rule: 'ladder.five-days', level: 3, dueAt: '2026-03-17T18:00:00+08:00', unit: 'urban' });
    expect(proposal?.told.map(({ person, copy }) => [person, copy])).toEqual([['director', false], ['deputy', false], ['leader', true], ['gov-vice', true]]);
    expect(await by('urban-head').page(claimed)).toMatchObject({ level: 2, measures: [{ status: 'proposed' }] });
    expect(await by('dispatcher').isRefused(claimed, 'decide-sanction', { approve: true, opinion: '同意' })).toMatchObject({ status: 403 });
    await by('director').does(claimed, 'decide-sanction', { approve: true, opinion: '同意下发，由分管领导牵头整改。' });
    expect(await by('urban-head').page(claimed)).toMatchObject({ level: 3, measures: [{ status: 'issued', docNo: '督办〔2026〕1号', mustLead: 'unit-vice' }], holders: [{ person: 'urban-vice' }] });
  });

  test('the signatory who does not sign is asked, then the director, then headquarters', async () => {
    await by('inspector').does(delivered, 'reinspect', { result: 'passed', findings: '已整改' });
    await by('urban-handler').does(delivered, 'apply-sign-off', { summary: '整改完成' });
    await waitUntil('2026-03-25T09:00:00+08:00');
    const asked = (await escalations(delivered)).filter(({ rule }) => rule.startsWith('chase.endorse'));
    expect(asked.map(({ dueAt, rule, told }) => [dueAt, rule, told.filter(({ copy }) => !copy).map(({ person }) => person)])).toEqual([
      ['2026-03-18T18:00:00+08:00', 'chase.endorse.1', ['urban-vice', 'urban-head']],
      ['2026-03-20T18:00:00+08:00', 'chase.endorse.2', ['director', 'deputy']],
      ['2026-03-24T18:00:00+08:00', 'chase.endorse.3', ['hq', 'hq-deputy']],
    ]);
  });

  test('the rest of the month brings each duty at its time: none early, none twice, none late', async () => {
    await waitUntil('2026-04-02T09:00:00+08:00');
    const all = await Promise.all([reported, unclaimed, claimed, delivered].map((caseId) => escalations(caseId)));
    for (const { dueAt, firedAt, byName } of all.flat()) {
      if (byName !== '计时器') continue;
      expect(Date.parse(firedAt) - Date.parse(dueAt ?? '')).toBeGreaterThanOrEqual(0);
      expect(Date.parse(firedAt) - Date.parse(dueAt ?? '')).toBeLessThan(60_000);
    }
    const keys = all.flat().filter(({ byName }) => byName === '计时器').map(({ caseId, rule, dueAt }) => `${caseId} ${rule} ${dueAt}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(all.flat().every(({ kind, byName }) => kind !== 'issued' || byName !== '计时器')).toBe(true);
  });

  test('the escalations of a unit and of an area are found across cases, from a level and since a day', async () => {
    const found = await by('hq').get<{ items: Escalation[] }>('/api/escalations?unit=urban&area=east&level=2&from=2026-03-10&to=2026-03-10');
    expect(found.items.map(({ caseId, rule }) => [caseId, rule])).toEqual(expect.arrayContaining([[claimed, 'ladder.next-day'], [unclaimed, 'ladder.next-day']]));
    expect(found.items.every(({ level, firedAt }) => (level ?? 0) >= 2 && firedAt.startsWith('2026-03-10'))).toBe(true);
  });
});

describe('Temporal’s own list of workflows', () => {
  test('finds a case by office, unit and status, with what comes next in the words of the office', async () => {
    const connection = await Connection.connect({ address: serving().settings['TEMPORAL_ADDRESS'] ?? '' });
    const client = new Client({ connection });
    const query = `TaskQueue = '${serving().settings['XIAOHAO_TASK_QUEUE']}' and ExecutionStatus = 'Running' and office = 'cwb' and unit = 'urban' and status = 'rectifying' and dueAt < '2026-03-10T00:00:00Z'`;
    const list = async (): Promise<string[]> => {
      const ids: string[] = [];
      for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId);
      return ids;
    };
    expect(await until(list, (ids) => ids.length > 0)).toEqual([`case/${claimed}`]);
    const details = await client.workflow.getHandle(`case/${claimed}`).describe();
    expect(details.status.name).toBe('RUNNING');
    await connection.close();
  });
});
