import { beforeAll, describe, expect, test } from '@jest/globals';
import { product } from '../support/product.ts';

const { by, waitUntil } = product();

let caseId: string;
beforeAll(async () => {
  caseId = await by('street-handler').reports({ title: '东大街早市垃圾堆积', place: { address: '东大街 12 号', area: 'road' } });
});

/** How the page of the case says that it stands: with whom, and what comes next if nobody acts. */
async function standing() {
  const { status, statusName, holders, next } = await by('director').page(caseId);
  const coming = next === null ? null : { rule: next.rule, at: next.at.slice(0, 13), tells: next.tells.map(({ person }) => person) };
  return { status, statusName, holders: holders.map(({ person }) => person), next: coming };
}

/** What the page says that a person may do now. */
const mayDo = async (person: string): Promise<string[]> => (await by(person).page(caseId)).permitted.filter(({ allowed }) => allowed).map(({ command }) => command);

describe('a problem on the East Road, from the report to the archive', () => {
  test('is reported by the street; the clerk has a working day to look at it', async () => {
    expect(await standing()).toEqual({ status: 'reported', statusName: '待核实', holders: ['clerk'], next: { rule: 'chase.verify.1', at: '2026-03-03T18', tells: ['clerk'] } });
    expect(await mayDo('clerk')).toEqual(expect.arrayContaining(['verify', 'reject', 'register', 'merge']));
    expect(await mayDo('street-handler')).toEqual(['blow-whistle']);
  });

  test('is registered by the clerk under a number of the year; it is the dispatcher’s turn', async () => {
    await by('clerk').does(caseId, 'register', { category: 'rubbish' });
    expect(await standing()).toEqual({ status: 'registered', statusName: '已立案待交办', holders: ['dispatcher'], next: { rule: 'chase.dispatch.1', at: '2026-03-03T18', tells: ['dispatcher'] } });
    expect(await by('clerk').page(caseId)).toMatchObject({ caseNo: '2026-000001', categoryName: '暴露垃圾', gradeName: '一般' });
    expect(await mayDo('dispatcher')).toContain('issue-order');
  });

  test('is handed to the urban management bureau with five working days; its handler is told', async () => {
    await by('dispatcher').does(caseId, 'issue-order', { assignments: [{ role: 'lead', unit: 'urban' }], requirement: '当日清理，落实专人保洁。' });
    expect(await standing()).toEqual({ status: 'issued', statusName: '已交办待认领', holders: ['urban-handler'], next: { rule: 'chase.claim.1', at: '2026-03-02T15', tells: ['urban-handler'] } });
    expect(await by('urban-handler').page(caseId)).toMatchObject({ docNo: '交办〔2026〕1号', clock: { dueAt: '2026-03-09T18:00:00+08:00', clock: 'normal', workdays: 5 } });
    expect(await by('urban-handler').notices(caseId)).toMatchObject([{ kind: 'turn', todo: expect.stringContaining('认领') }]);
  });

  test('is claimed; the clock runs, and warns a working day before the end', async () => {
    await by('urban-handler').does(caseId, 'claim', {});
    expect(await standing()).toEqual({ status: 'rectifying', statusName: '整改中', holders: ['urban-handler'], next: { rule: 'ladder.due-soon', at: '2026-03-06T08', tells: ['urban-handler'] } });
    expect(await mayDo('urban-handler')).toEqual(expect.arrayContaining(['report-progress', 'request-extension', 'request-coordination']));
    expect(await mayDo('urban-head')).toContain('submit-feedback');
  });

  test('moves on by progress and feedback; the office has a working day to order the re-inspection', async () => {
    await by('urban-handler').does(caseId, 'report-progress', { text: '已清运三车，正在冲洗路面。', percent: 60 });
    await by('urban-head').does(caseId, 'submit-feedback', { result: '垃圾已清理', measures: '每日两次清运' });
    expect(await standing()).toEqual({ status: 'feedback', statusName: '已反馈待核查', holders: ['dispatcher', 'director', 'deputy'], next: { rule: 'recheck', at: '2026-03-03T18', tells: ['inspector', 'inspector-2', 'surveyor'] } });
    expect(await mayDo('inspector')).toContain('reinspect');
  });

  test('fails the re-inspection and goes back to the bureau, under the limit that still runs', async () => {
    await by('inspector').does(caseId, 'reinspect', { result: 'failed', findings: '巷口仍有散落垃圾' });
    expect(await standing()).toMatchObject({ status: 'rectifying', holders: ['urban-handler'], next: { rule: 'ladder.due-soon' } });
    expect(await by('urban-head').page(caseId)).toMatchObject({ attempts: 1, clock: { dueAt: '2026-03-09T18:00:00+08:00' } });
  });

  test('passes the second time, and the bureau applies for signing off', async () => {
    await by('urban-head').does(caseId, 'submit-feedback', { result: '巷口一并清理', measures: '增设垃圾桶两个' });
    await by('inspector-2').does(caseId, 'reinspect', { result: 'passed', findings: '现场整洁' });
    expect(await standing()).toEqual({ status: 'sign-off', statusName: '销号审批', holders: ['urban-handler'], next: { rule: 'chase.apply.1', at: '2026-03-04T18', tells: ['urban-handler'] } });
    await by('urban-handler').does(caseId, 'apply-sign-off', { summary: '整改到位，长效措施已落实。' });
    expect(await standing()).toEqual({ status: 'sign-off', statusName: '销号审批', holders: ['urban-vice', 'urban-head'], next: { rule: 'chase.endorse.1', at: '2026-03-03T18', tells: ['urban-vice', 'urban-head'] } });
  });

  test('is signed by the bureau and by the director, who closes it', async () => {
    expect(await by('director').isRefused(caseId, 'endorse', { opinion: '同意' })).toMatchObject({ status: 403, code: 'not-next-signatory' });
    await by('urban-vice').does(caseId, 'endorse', { opinion: '同意销号' });
    expect(await standing()).toMatchObject({ status: 'sign-off', holders: ['director', 'deputy'] });
    expect(await by('director').does(caseId, 'endorse', { opinion: '同意销号' })).toMatchObject({ status: 'closed' });
    expect(await standing()).toEqual({ status: 'closed', statusName: '已销号', holders: [], next: { rule: 'look-back.1', at: '2026-03-09T08', tells: ['inspector', 'inspector-2', 'surveyor'] } });
  });

  test('is looked back on after a week, a month and a quarter, and archived', async () => {
    for (const [index, day] of ['2026-03-09', '2026-04-01', '2026-06-01'].entries()) {
      expect((await standing()).next).toMatchObject({ rule: `look-back.${index + 1}`, at: `${day}T08` });
      await waitUntil(`${day}T10:00:00+08:00`);
      expect(await standing()).toMatchObject({ status: 'closed', holders: ['inspector', 'inspector-2', 'surveyor'] });
      await by('inspector').does(caseId, 'look-back', { result: 'held', findings: '未反弹' });
    }
    expect(await standing()).toEqual({ status: 'archived', statusName: '已归档', holders: [], next: null });
  });

  test('has a trail that says of every step who, as what, when and why', async () => {
    const { items } = await by('director').trail(caseId);
    expect(items.map(({ type }) => type)).toEqual([
      'ProblemReported', 'CaseRegistered', 'OrderIssued', 'AssignmentClaimed', 'WorkBegan', 'ProgressReported', 'FeedbackSubmitted', 'ReinspectionOrdered', 'ReinspectionFailed', 'FeedbackSubmitted',
      'ReinspectionOrdered', 'ReinspectionPassed', 'SignOffApplied', 'SignOffEndorsed', 'SignOffEndorsed', 'CaseClosed',
      'LookbackOrdered', 'LookbackPassed', 'LookbackOrdered', 'LookbackPassed', 'LookbackOrdered', 'LookbackPassed', 'CaseArchived',
    ]);
    expect(items.every(({ what, who }) => what.length > 2 && who !== null)).toBe(true);
    expect(items.slice(1).map(({ prevHash }) => prevHash)).toEqual(items.slice(0, -1).map(({ hash }) => hash));
  });
});

describe('the case page', () => {
  test('shows the case as it was known at an instant in the past', async () => {
    const { items } = await by('director').trail(caseId);
    const claimed = items.find(({ type }) => type === 'WorkBegan');
    const then = await by('director').get<{ status: string; version: number; permitted: unknown[] }>(`/api/cases/${caseId}?asOf=${encodeURIComponent(claimed?.recordedAt ?? '')}`);
    const known = items.findLast(({ recordedAt }) => recordedAt <= (claimed?.recordedAt ?? ''));
    expect(then.version).toBe(known?.version);
    expect(then.permitted).toEqual([]);
  });

  test('explains a deadline day by day', async () => {
    const deadline = await by('urban-handler').get<{ dueAt: string; days: { date: string; counts: boolean; reason: string }[] }>(`/api/cases/${caseId}/deadlines/a1`);
    expect(deadline.dueAt).toBe('2026-03-09T18:00:00+08:00');
    expect(deadline.days.filter(({ counts }) => counts).map(({ date }) => date)).toEqual(['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-09']);
    expect(deadline.days.every(({ reason }) => reason.length > 0)).toBe(true);
  });
});
