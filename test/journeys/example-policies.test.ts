import { describe, expect, test } from '@jest/globals';
import type { Instant } from '#domain/time';
import { product } from '../support/product.ts';
import { until } from '../support/until.ts';

const { by, waitUntil, xiaohao } = product();

/** Publishes one of the files that come with the product; it holds at once. */
async function publishes(name: string): Promise<void> {
  const { status, stderr } = await xiaohao('policy', 'publish', `policies/${name}.yaml`, '--note', '按城市做法试行');
  expect({ status, stderr }).toMatchObject({ status: 0 });
}

/** A case of a category, handed to a unit and claimed. */
async function claimed(category: string, more: object = {}, unit = 'urban'): Promise<string> {
  const caseId = await by('street-handler').reports();
  await by('clerk').does(caseId, 'register', { category, ...more });
  await by('dispatcher').does(caseId, 'issue-order', { assignments: [{ role: 'lead', unit }], requirement: '限期整改' });
  await by(`${unit}-handler`).does(caseId, 'claim', {});
  return caseId;
}

/** What the ladder did to a case by itself: the rung, and when it was due. */
async function climbed(caseId: string): Promise<readonly (readonly [string, string])[]> {
  const { items } = await by('director').trail(caseId);
  return items.flatMap(({ basis: { rule, dueAt } }) => (rule?.startsWith('ladder.') === true && dueAt !== undefined ? [[rule.slice('ladder.'.length), dueAt.slice(0, 16)] as const] : []));
}
const measures = async (caseId: string) => (await by('hq').page(caseId)).measures;

describe('the rules of a 12345 hotline', () => {
  test('remind on the next day with a copy to the vice leader, and propose a written criticism five working days later', async () => {
    await publishes('hotline-12345');
    const caseId = await claimed('consult');
    expect((await by('urban-handler').page(caseId)).clock).toMatchObject({ dueAt: '2026-03-05T18:00:00+08:00' });
    await waitUntil('2026-03-13T18:30:00+08:00');
    expect(await climbed(caseId)).toEqual([['due-soon', '2026-03-04T08:30'], ['next-day', '2026-03-06T08:30'], ['criticism', '2026-03-13T18:00']]);
    const { items } = await by('director').trail(caseId);
    expect(items.find(({ basis }) => basis.rule === 'ladder.next-day')?.copies.map(({ person }) => person)).toEqual(['urban-vice']);
    await by('director').does(caseId, 'decide-sanction', { approve: true, opinion: '予以通报批评' });
    expect(await measures(caseId)).toMatchObject([{ kind: 'criticism', status: 'issued', docNo: '督通〔2026〕1号' }]);
  });
});

describe('the rules of 三明', () => {
  test('begin with orange for key matters and with a proposed red for the negative list; others go blue, orange, red', async () => {
    await waitUntil('2026-03-16T09:00:00+08:00');
    await publishes('sanming');
    const [ordinary, key, negative] = [await claimed('rubbish'), await claimed('illegal'), await claimed('rubbish', { negativeList: true })];
    await until(() => climbed(key), ({ length }) => length > 0);
    expect((await climbed(key)).map(([rung]) => rung)).toEqual(['orange-key']);
    expect(await until(() => measures(negative), ({ length }) => length > 0)).toMatchObject([{ kind: 'red-order', status: 'proposed', decidedBy: 'director' }]);
    await waitUntil('2026-03-27T18:30:00+08:00');
    expect(await climbed(ordinary)).toEqual([['blue', '2026-03-19T08:30'], ['orange', '2026-03-24T08:30'], ['red', '2026-03-27T18:00']]);
    await by('director').does(ordinary, 'decide-sanction', { approve: true, opinion: '签发红色督查单' });
    expect(await by('urban-head').page(ordinary)).toMatchObject({ holders: [{ person: 'urban-head' }] });
  });
});

describe('the rules of 隆昌', () => {
  test('propose a talk with the unit that is given three red cards in a row', async () => {
    await waitUntil('2026-03-30T09:00:00+08:00');
    await publishes('longchang');
    for (let n = 0; n < 3; n += 1) {
      const caseId = await claimed('rubbish');
      for (let failures = 0; failures < 3; failures += 1) {
        await by('urban-head').does(caseId, 'submit-feedback', { result: '已清理', measures: '每日清运' });
        await by('inspector').does(caseId, 'reinspect', { result: 'failed', findings: '仍有垃圾' });
      }
      const proposed = await until(() => measures(caseId), (found) => found.some(({ kind }) => kind === 'red-card'));
      await by('hq').does(caseId, 'decide-sanction', { approve: true, opinion: '同意', sanction: proposed.find(({ kind }) => kind === 'red-card')?.id ?? '' });
    }
    type Record = { cards: { colour: string; docNo: string }[]; measures: { rule: string; paper: string; status: string }[] };
    const record = await until(() => by('hq').get<Record>('/api/units/urban/record'), (found) => found.measures.length > 0);
    expect(record.cards.map(({ colour }) => colour)).toEqual(['red', 'red', 'red']);
    expect(record.measures).toMatchObject([{ paper: 'talk', status: 'proposed' }]);
  }, 120_000);
});

describe('the rules of 青岛', () => {
  test('ask for the report of a listed case in three working days and its publication in five, and for an extension twenty days before', async () => {
    await waitUntil('2026-04-07T09:00:00+08:00');
    await publishes('qingdao');
    const caseId = await claimed('rubbish');
    await by('hq').does(caseId, 'list-for-supervision', { reason: '群众反映强烈' });
    const coming = (await by('director').agenda(caseId)).items.filter(({ step }) => step === 'listed-report' || step === 'listed-publication');
    expect(coming.map(({ step, at }) => [step, at.slice(0, 16)])).toEqual([['listed-report', '2026-04-10T18:00'], ['listed-publication', '2026-04-14T18:00']]);
    expect(await by('urban-head').isRefused(caseId, 'request-extension', { until: '2026-06-30', reason: '施工期长' })).toMatchObject({ status: 409, code: 'extension-asked-too-late' });
    await by('urban-head').does(caseId, 'report-listing', { plan: '分两段施工，四月底完成。' });
    expect((await by('director').agenda(caseId)).items.map(({ step }) => step)).not.toContain('listed-report');
  });
});

describe('the rules of a digital city', () => {
  test('give an illegal building three limits in one case, the first in working hours, each with a clock of its own', async () => {
    await waitUntil('2026-04-13T09:00:00+08:00');
    await publishes('digital-city');
    const caseId = await claimed('illegal-building');
    const explained = async (deadline: string): Promise<Instant> => (await by('urban-handler').get<{ dueAt: Instant }>(`/api/cases/${caseId}/deadlines/${deadline}`)).dueAt.slice(0, 16);
    expect(await Promise.all(['a1.stop', 'a1.fine', 'a1'].map(explained))).toEqual(['2026-04-13T15:00', '2026-04-22T18:00', '2026-05-13T18:00']);
    await waitUntil('2026-04-14T09:00:00+08:00');
    expect((await climbed(caseId)).map(([rung]) => rung)).toEqual(['due-soon', 'next-day']);
    await by('urban-handler').does(caseId, 'reach-milestone', { milestone: 'stop', note: '已停工' });
    expect((await by('urban-handler').page(caseId)).clock).toMatchObject({ clock: 'normal' });
  });
});

describe('the rules of 江门', () => {
  test('rank the units with cases every week, and propose a talk with the last three, a graver one the second time', async () => {
    await waitUntil('2026-04-20T09:00:00+08:00');
    await publishes('jiangmen');
    const week = async (): Promise<void> => {
      await claimed('rubbish');
      const done = await claimed('rubbish', {}, 'housing');
      await by('housing-head').does(done, 'submit-feedback', { result: '已清理', measures: '每日清运' });
      await by('inspector').does(done, 'reinspect', { result: 'passed', findings: '整洁' });
    };
    await week();
    await waitUntil('2026-04-27T09:00:00+08:00');
    const rungs = async (): Promise<readonly string[]> => (await by('hq').get<{ measures: { rung: string }[] }>('/api/units/urban/record')).measures.map(({ rung }) => rung);
    expect(await until(rungs, (found) => found.includes('last-once'))).not.toContain('last-twice');
    await week();
    await waitUntil('2026-05-06T09:00:00+08:00');
    expect(await until(rungs, (found) => found.includes('last-twice'))).toContain('last-once');
  }, 120_000);
});
