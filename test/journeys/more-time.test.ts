import { describe, expect, test } from '@jest/globals';
import { paths } from '../support/paths.ts';
import { product } from '../support/product.ts';

const { by, waitUntil } = product();
const { claimed, delivers } = paths(by);

const dueAt = async (caseId: string): Promise<string | undefined> => (await by('director').page(caseId)).clock?.dueAt;

describe('an extension (延期)', () => {
  test('is decided by a higher rank each time: the director, the area’s leader, headquarters; a fourth there is not', async () => {
    const caseId = await claimed();
    const rounds = [['2026-03-13', 'director', 'leader'], ['2026-03-20', 'leader', 'director'], ['2026-03-27', 'hq', 'leader']] as const;
    for (const [until, decides, mayNot] of rounds) {
      await by('urban-handler').does(caseId, 'request-extension', { until, reason: '连续降雨，无法施工。' });
      expect(await by(mayNot).isRefused(caseId, 'decide-extension', { granted: true, opinion: '同意' })).toMatchObject({ status: 403, code: 'extension-rank' });
      await by(decides).does(caseId, 'decide-extension', { granted: true, opinion: '情况属实，同意。' });
      expect(await dueAt(caseId)).toBe(`${until}T18:00:00+08:00`);
    }
    expect(await by('urban-handler').isRefused(caseId, 'request-extension', { until: '2026-04-10', reason: '仍在下雨' })).toMatchObject({ status: 409, code: 'extension-limit-reached' });
    expect((await by('director').page(caseId)).assignments).toMatchObject([{ extensions: 3, originalDueAt: '2026-03-27T18:00:00+08:00' }]);
  });

  test('that is refused leaves the limit, and one asked for too late is not taken', async () => {
    const caseId = await claimed();
    await by('urban-handler').does(caseId, 'request-extension', { until: '2026-03-13', reason: '人手不足' });
    await by('director').does(caseId, 'decide-extension', { granted: false, opinion: '理由不充分。' });
    expect(await dueAt(caseId)).toBe('2026-03-09T18:00:00+08:00');
    await waitUntil('2026-03-10T09:00:00+08:00');
    expect(await by('urban-handler').isRefused(caseId, 'request-extension', { until: '2026-03-13', reason: '人手不足' })).toMatchObject({ status: 409, code: 'extension-after-expiry' });
  });
});

describe('a suspension (挂账)', () => {
  test('stops the clock until its review, which the clock asks for, and gives the time back', async () => {
    const caseId = await claimed();
    const before = await dueAt(caseId);
    await by('urban-head').does(caseId, 'request-suspension', { reason: '待地铁围挡拆除', reviewOn: '2026-04-01' });
    await by('director').does(caseId, 'decide-suspension', { granted: true, opinion: '同意挂账。' });
    expect(await by('urban-head').page(caseId)).toMatchObject({ status: 'suspended', statusName: '挂账缓办', clock: { dueAt: before, clock: null } });
    await waitUntil('2026-04-01T11:00:00+08:00');
    const { items } = await by('director').get<{ items: { rule: string; dueAt: string; level: number | null }[] }>(`/api/escalations?caseId=${caseId}`);
    expect(items).toMatchObject([{ rule: 'chase.suspension-review.1', dueAt: '2026-04-01T09:30:00+08:00' }]);
    await by('director').does(caseId, 'end-suspension', { reason: '围挡已拆除。' });
    expect(await by('urban-head').page(caseId)).toMatchObject({ status: 'rectifying', clock: { clock: 'normal' } });
    expect(before).toBe('2026-03-17T18:00:00+08:00');
    expect(await dueAt(caseId)).toBe('2026-04-08T18:00:00+08:00');
    expect(await delivers(caseId)).toMatchObject({ status: 'feedback' });
  });

  test('needs a review in the future, and a decision of the office', async () => {
    const caseId = await claimed();
    expect(await by('urban-head').isRefused(caseId, 'request-suspension', { reason: '汛期', reviewOn: '2026-03-01' })).toMatchObject({ status: 409, code: 'review-not-later' });
    await by('urban-head').does(caseId, 'request-suspension', { reason: '汛期', reviewOn: '2026-06-01' });
    expect(await by('urban-head').isRefused(caseId, 'decide-suspension', { granted: true, opinion: '同意' })).toMatchObject({ status: 403, code: 'office-only' });
    await by('director').does(caseId, 'decide-suspension', { granted: false, opinion: '可分段施工，不予挂账。' });
    expect(await by('urban-head').page(caseId)).toMatchObject({ status: 'rectifying' });
  });
});
