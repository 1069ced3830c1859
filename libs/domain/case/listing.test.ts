import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, untouched, type Step } from '../../../test/support/case/story.ts';
import { applied, closed, delivered, inRegister, inWork, issued, claimed, passed, signedBy } from '../../../test/support/case/steps.ts';

const lists: Step = does('hq', 'list-for-supervision', { reason: '省级督办' });
const reports: Step = does('urban-handler', 'report-listing', { plan: '成立专班' });
const publishes: Step = does('propaganda', 'publish-listing', { media: '市日报', reference: '第2版' });
const signed: readonly Step[] = [delivered(), passed, applied, signedBy('urban-vice'), signedBy('leader'), signedBy('director'), signedBy('hq')];
const finished: readonly Step[] = [inWork, lists, ...signed, untouched('2026-03-10T08:00:00+08:00')];
const waiting = (...steps: readonly Step[]) => agenda(given(...steps)).filter(({ step = '' }) => ['listed-report', 'listed-publication', 'delisting'].includes(step)).map(({ step, at: when }) => `${step} ${when.slice(0, 10)}`);

describe('listed supervision', () => {
  it('lists a case once, with a limit of a year at most', () => {
    given(inWork, lists).when('list-for-supervision', { reason: '再次' }, 'hq').refuses('already-listed');
    expect(given(inWork, lists).state).toMatchObject({ listed: true, grade: 'listed', listing: { deadline: { id: 'listed', dueAt: '2027-03-02T18:00:00+08:00' } } });
    expect(given(inWork, does('hq', 'list-for-supervision', { reason: '省级督办', until: '2026-06-30' })).state.listing?.deadline?.dueAt).toBe('2026-06-30T18:00:00+08:00');
    given(inWork).when('list-for-supervision', { reason: '省级督办', until: '2027-03-03' }, 'hq').refuses('listed-too-long', { latest: '2027-03-02' });
    given(inWork).when('list-for-supervision', { reason: '省级督办', until: '2026-03-02' }, 'hq').refuses('listing-not-later', { until: '2026-03-02' });
  });

  it('asks the lead unit for a report within three working days, and for the publication within five', () => {
    expect(waiting(inWork, lists)).toEqual(['listed-report 2026-03-05', 'listed-publication 2026-03-09']);
    expect(waiting(inWork, lists, reports, publishes)).toEqual([]);
    given(inWork, lists, reports).when('report-listing', { plan: '再报' }, 'urban-head').refuses('no-report-owed');
    given(inWork, lists, publishes).when('publish-listing', { media: '电视台', reference: '晚间' }, 'propaganda').refuses('nothing-to-publish');
    given(inWork).when('publish-listing', { media: '电视台', reference: '晚间' }, 'director').refuses('nothing-to-publish');
  });

  it('waits for the order before it asks for the report', () => {
    expect(waiting(inRegister, lists)).toEqual(['listed-publication 2026-03-09']);
    expect(waiting(inRegister, lists, at('2026-03-04T09:00:00+08:00'), issued(), claimed())).toEqual(['listed-publication 2026-03-09', 'listed-report 2026-03-09']);
  });

  it('is chased by the end of its limit too, as long as the unit works on it', () => {
    const chased = agenda(given(inWork, lists)).find(({ id }) => id.startsWith('rectify/listed'));
    expect(chased).toMatchObject({ step: 'rectify', unit: 'urban' });
    expect((chased?.at ?? '') > '2027-03-02T18:00:00+08:00').toBe(true);
  });

  it('is ended only when the case is closed, and the delisting is published within five working days, also when the case is archived', () => {
    given(inWork, lists).when('delist', { reason: '完成' }, 'hq').refuses('wrong-status', { status: 'rectifying' });
    given(closed).when('delist', { reason: '完成' }, 'hq').refuses('not-listed');
    const delisted = given(...finished).when('delist', { reason: '完成' }, 'hq').emits('SupervisionDelisted');
    expect(waiting((): typeof delisted => delisted)).toEqual(['delisting 2026-03-17']);
    const published = given(delisted).when('publish-listing', { media: '市日报', reference: '第2版' }, 'propaganda').emits('ListingPublished');
    expect(published.events.at(-1)?.data).toMatchObject({ of: 'delisting' });
    expect(waiting((): typeof published => published)).toEqual([]);
  });

  it('carries out what was issued: a notice of listing is no longer a promise', () => {
    const promised = [inWork, does('dispatcher', 'propose-sanction', { level: 6, unit: 'urban', grounds: '久拖不决' }), does('hq', 'decide-sanction', { approve: true, opinion: '同意' })];
    const { state } = given(...promised).when('list-for-supervision', { reason: '久拖不决' }, 'hq-deputy').emits('SupervisionListed', 'SanctionExecuted');
    expect(state.sanctions).toMatchObject([{ kind: 'listing', docNo: '挂督〔2026〕7号', executedAt: expect.any(String) }]);
  });
});

describe('an extension of a listed case', () => {
  const asks = (until: string): Step => does('urban-handler', 'request-extension', { until, reason: '需跨部门施工' });
  const long = [inRegister, issued([{ role: 'lead', unit: 'urban' }], { limit: { amount: 40, unit: 'workday' } }), claimed(), lists];

  it('is asked for twenty working days before the due time, the day counted whole', () => {
    // Due on 28 April by forty working days from 2 March (4 to 6 April off); twenty working days before is 30 March.
    given(...long, at('2026-03-30T18:00:00+08:00')).when('request-extension', { until: '2026-05-29', reason: '需跨部门施工' }, 'urban-handler').emits('ExtensionRequested');
    given(...long, at('2026-03-30T18:00:01+08:00')).when('request-extension', { until: '2026-05-29', reason: '需跨部门施工' }, 'urban-handler').refuses('extension-asked-too-late', { latest: '2026-03-30T18:00:00+08:00' });
  });

  it('is decided by headquarters, who are first chased after ten working days', () => {
    given(...long, asks('2026-05-29')).when('decide-extension', { granted: true, opinion: '同意' }, 'director').refuses('extension-rank', { rank: 'hq' });
    expect(agenda(given(...long, asks('2026-05-29'))).find(({ step }) => step === 'extension')).toMatchObject({ at: '2026-03-16T18:00:00+08:00', rule: 'chase.extension.1' });
    expect(agenda(given(...long, asks('2026-05-29'), untouched('2026-03-17T08:00:00+08:00'))).find(({ step }) => step === 'extension')?.at).toBe('2026-03-23T18:00:00+08:00');
  });
});
