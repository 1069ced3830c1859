import { describe, expect, test } from '@jest/globals';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { by, waitUntil } = product();
const { issued } = paths(by);

describe('a unit that says it is not its duty', () => {
  let caseId: string;

  test('disputes within a working day; the director has to rule, and the clock runs on meanwhile', async () => {
    caseId = await issued();
    await by('urban-handler').does(caseId, 'dispute', { basis: '该处属在建工地围挡，依三定方案由住建局负责。', proposedUnit: 'housing' });
    expect(await by('director').page(caseId)).toMatchObject({
      status: 'disputed', holders: [{ person: 'director' }, { person: 'deputy' }], dispute: { proposedUnit: { id: 'housing', name: '市住建局' } }, clock: { dueAt: '2026-03-09T18:00:00+08:00', clock: 'normal' }, bounces: 1,
    });
    expect(await by('urban-handler').isRefused(caseId, 'claim', {})).toMatchObject({ status: 409, code: 'dispute-pending' });
  });

  test('is in the right: the case goes to the other unit, with the whole days of the dispute credited', async () => {
    await waitUntil('2026-03-04T10:00:00+08:00');
    await by('director').does(caseId, 'rule-jurisdiction', { ruling: 'upheld', basis: '现场确权，属住建局。' });
    const { assignments, status } = await by('director').page(caseId);
    expect(status).toBe('issued');
    expect(assignments.map(({ unit, status: share, dueAt }) => [unit, share, dueAt])).toEqual([['urban', 'withdrawn', expect.any(String)], ['housing', 'unclaimed', '2026-03-10T18:00:00+08:00']]);
    const { items } = await by('director').trail(caseId);
    expect(items.map(({ type }) => type).slice(-3)).toEqual(['JurisdictionRuled', 'DeadlineCredited', 'AssignmentReassigned']);
    const deadline = await by('housing-handler').get<{ pauses: { why: string; reason: string }[]; days: { counts: boolean; code: string }[] }>(`/api/cases/${caseId}/deadlines/a2`);
    expect(deadline.pauses).toMatchObject([{ why: 'dispute-upheld', reason: expect.stringContaining('争议') }]);
  });

  test('may bounce twice and no more: the second ruling is final, whoever is named then works', async () => {
    await by('housing-handler').does(caseId, 'dispute', { basis: '该路段已移交街道。', proposedUnit: 'street' });
    await by('director').does(caseId, 'rule-jurisdiction', { ruling: 'rejected', basis: '移交手续未办理，仍由住建局负责。' });
    expect(await by('housing-handler').isRefused(caseId, 'dispute', { basis: '仍认为不属本局' })).toMatchObject({ status: 409, code: 'bounce-limit-reached', detail: expect.stringContaining('2') });
    expect(await by('housing-handler').does(caseId, 'claim', {})).toMatchObject({ status: 'rectifying' });
    expect(await by('director').get('/api/stats/units')).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ unit: 'urban', bounced: 1 }), expect.objectContaining({ unit: 'housing', bounced: 1 })]) });
  });
});

describe('a unit that neither claims nor disputes', () => {
  test('cannot be deemed to have claimed while it may still dispute, and may not dispute once it can', async () => {
    const caseId = await issued();
    expect(await by('dispatcher').isRefused(caseId, 'deem-claimed', { unit: 'urban', reason: '未答复' })).toMatchObject({ status: 409, code: 'dispute-window-open' });
    await waitUntil('2026-03-06T09:00:00+08:00');
    expect(await by('urban-handler').isRefused(caseId, 'dispute', { basis: '不属本局' })).toMatchObject({ status: 409, code: 'dispute-window-over' });
    await by('dispatcher').does(caseId, 'deem-claimed', { unit: 'urban', reason: '多次催办未答复，视同认领。' });
    expect(await by('urban-handler').page(caseId)).toMatchObject({ status: 'rectifying', assignments: [{ deemed: true }] });
  });
});

describe('a ruling that both are responsible', () => {
  test('adds the second unit, which must claim and deliver as well', async () => {
    const caseId = await issued();
    await by('urban-handler').does(caseId, 'dispute', { basis: '半幅路面属住建局', proposedUnit: 'housing' });
    await by('director').does(caseId, 'rule-jurisdiction', { ruling: 'shared', unit: 'housing', basis: '按权属各管半幅。' });
    expect((await by('director').page(caseId)).assignments).toMatchObject([{ unit: 'urban', role: 'lead', status: 'unclaimed' }, { unit: 'housing', role: 'responsible', mandatory: true, status: 'unclaimed' }]);
    await by('urban-handler').does(caseId, 'claim', {});
    expect(await by('housing-handler').does(caseId, 'claim', {})).toMatchObject({ status: 'rectifying' });
  });
});
