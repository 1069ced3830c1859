import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/support/case/given.ts';
import { agenda, at, does, under, untouched, type Step, type Story } from '../../../test/support/case/story.ts';
import { applied, claimed, delivered, inWork, passed, sharedOrder, signedBy } from '../../../test/support/case/steps.ts';
import { clock } from '#domain/city/city';
import { by } from '../../../test/support/case/city.ts';
import { seriesOf } from './case.ts';
import { promised } from './sanctions.ts';
import { mustLead } from './state.ts';

const proposes = (person = 'dispatcher', level = 3, unit = 'urban', leads: 'unit-vice' | 'unit-head' = 'unit-vice'): Step => does(person, 'propose-sanction', { level, unit, grounds: '进展迟缓', mustLead: leads });
const decides = (person = 'director', sanction?: string): Step => does(person, 'decide-sanction', { approve: true, opinion: '同意', ...(sanction === undefined ? {} : { sanction }) });
const appeals = does('urban-head', 'appeal', { grounds: '已按期完成' });
const approve = { approve: true, opinion: '同意' };

describe('a sanction', () => {
  it('that the clock proposed takes effect only when a person issues it, under a number', () => {
    const overdue = given(inWork, untouched('2026-03-18T08:00:00+08:00'));
    expect(overdue.state).toMatchObject({ level: 2, sanctions: [{ status: 'proposed', proposedBy: 'clock', level: 3 }] });
    const { state, events } = given(overdue).when('decide-sanction', approve, 'director').emits('SanctionIssued');
    expect([state.level, mustLead(state, 'urban'), mustLead(state, 'housing')]).toEqual([3, 'unit-vice', undefined]);
    expect(events.at(-1)?.data).toMatchObject({ docNo: '督办〔2026〕3号', told: [{ person: 'urban-head' }, { person: 'urban-vice' }, { person: 'urban-handler' }] });
  });

  it('has the named leader lead, of that unit only', () => {
    const story = given(sharedOrder, claimed(), claimed('housing'), proposes(), decides());
    const holders = agenda(story).filter(({ step }) => step === 'rectify').map(({ unit }) => unit);
    expect(holders).toEqual(['urban', 'housing']);
    const { events } = given(story).when('submit-feedback', { result: '完成', measures: '每日巡查' }, 'housing-head').emits('FeedbackSubmitted');
    expect(events.at(-1)?.data).not.toHaveProperty('ledBy');
    expect(given(inWork, proposes(), decides(), delivered()).events.at(-1)?.data).toMatchObject({ ledBy: 'urban-vice' });
  });

  it('of two has the higher leader lead', () => {
    const { state } = given(inWork, proposes('dispatcher', 3), decides(), proposes('dispatcher', 4, 'urban', 'unit-head'), decides('hq'));
    expect([mustLead(state, 'urban'), state.level]).toEqual(['unit-head', 4]);
  });

  it('is never issued by whoever proposed it', () => {
    given(inWork, proposes('director')).when('decide-sanction', approve, 'director').refuses('separation-of-duties', { step: 'sanction' });
    given(inWork, proposes('director')).when('decide-sanction', approve, 'deputy').emits('SanctionIssued');
    given(inWork, proposes('director')).when('decide-sanction', { approve: false, opinion: '撤回' }, 'director').emits('SanctionDropped');
  });

  it('from the red card up is issued by headquarters', () => {
    given(inWork, proposes('director', 4)).when('decide-sanction', approve, 'deputy').refuses('office-only', { roles: ['hq'] });
    given(inWork, proposes('director', 4), proposes('dispatcher', 3)).when('decide-sanction', { ...approve, sanction: 's1' }, 'deputy').refuses('office-only', { roles: ['hq'] });
    expect(given(inWork, proposes('director', 4), decides('hq')).state).toMatchObject({ level: 4, sanctions: [{ kind: 'red-card' }] });
  });

  it('among several is named, unless only one is for this person', () => {
    const two = given(inWork, proposes('dispatcher', 3), proposes('dispatcher', 4));
    given(two).when('decide-sanction', approve, 'hq').refuses('name-one', { of: ['s1', 's2'] });
    given(two).when('decide-sanction', approve, 'director').emits('SanctionIssued');
    given(two).when('decide-sanction', { ...approve, sanction: 's9' }, 'hq').refuses('no-such-sanction', { id: 's9', status: 'proposed' });
  });

  it('is proposed once for a unit on the case, and again when the first was decided', () => {
    given(inWork, proposes()).when('propose-sanction', { level: 3, unit: 'urban', grounds: '另一理由' }, 'clerk').refuses('already-proposed', { unit: 'urban', level: 3 });
    given(inWork, proposes(), decides()).when('propose-sanction', { level: 3, unit: 'urban', grounds: '另一理由' }, 'clerk').emits('SanctionProposed');
    given(inWork).when('propose-sanction', { level: 3, unit: 'street', grounds: '进展迟缓' }, 'clerk').refuses('unit-not-on-case', { unit: 'street' });
  });

  it('that is dropped leaves the level where it was', () => {
    const dropped = does('director', 'decide-sanction', { approve: false, opinion: '情有可原' });
    expect(given(inWork, untouched('2026-03-18T08:00:00+08:00'), dropped).state).toMatchObject({ level: 2, sanctions: [{ status: 'dropped' }] });
  });
});

describe('an appeal', () => {
  it('suspends the effect, and its ruling restores or reverses it', () => {
    const issued = [inWork, proposes(), decides()];
    expect(given(...issued).state.level).toBe(3);
    const appealed = given(...issued, appeals).state;
    expect([appealed.level, mustLead(appealed, 'urban')]).toEqual([0, undefined]);
    const upheld = given(...issued, appeals).when('rule-appeal', { upheld: false, opinion: '维持' }, 'hq').emits('SanctionUpheld').state;
    expect([upheld.level, mustLead(upheld, 'urban')]).toEqual([3, 'unit-vice']);
    expect(given(...issued, appeals).when('rule-appeal', { upheld: true, opinion: '撤销' }, 'hq').emits('SanctionWithdrawn').state.level).toBe(0);
  });

  it('that is upheld on the record of the unit withdraws the sanction here, whatever stands of it, and says who ruled', () => {
    const takenBack = { sanction: 's1', opinion: '认定有误', ruledBy: 'hq-deputy' };
    const card = [inWork, does('director', 'propose-sanction', { level: 4, unit: 'urban', paper: 'red-card', grounds: '进展迟缓' }), decides('hq')];
    const after = given(...card).when('withdraw-sanction', takenBack, clock).emits('SanctionWithdrawn');
    expect(after.events.at(-1)?.data).toEqual({ id: 's1', unit: 'urban', card: 'red', opinion: '认定有误', ruledBy: 'hq-deputy' });
    expect(after.state).toMatchObject({ level: 0, sanctions: [{ status: 'withdrawn' }] });
    given(...card, appeals).when('withdraw-sanction', takenBack, clock).emits('SanctionWithdrawn');
    given(...card, appeals, (story) => given(story).when('withdraw-sanction', takenBack, clock).emits('SanctionWithdrawn')).when('withdraw-sanction', takenBack, clock).emits();
    given(...card, delivered(), passed, applied, signedBy('urban-vice'), signedBy('director')).when('withdraw-sanction', takenBack, clock).emits('SanctionWithdrawn');
    given(inWork, proposes()).when('withdraw-sanction', takenBack, clock).emits();
    given(...card).when('withdraw-sanction', takenBack, 'hq').refuses('only-the-clock');
  });

  it('is filed by the head of the unit concerned, once', () => {
    const issued = [sharedOrder, claimed(), claimed('housing'), proposes(), decides()];
    given(...issued).when('appeal', { grounds: '不服' }, 'housing-head').refuses('no-such-sanction', { status: 'issued' });
    given(...issued).when('appeal', { grounds: '不服' }, 'urban-vice').refuses('unit-role-needed');
    given(...issued, appeals, does('hq', 'rule-appeal', { upheld: false, opinion: '维持' })).when('appeal', { grounds: '不服' }, 'urban-head').refuses('no-such-sanction');
  });

  it('outlives the closing of the case, and then changes its record only', () => {
    const finished = given(inWork, proposes(), decides(), appeals, delivered(), passed, applied, signedBy('urban-vice'), signedBy('director'));
    expect(finished.state).toMatchObject({ status: 'closed', level: 0, sanctions: [{ status: 'appealed' }] });
    expect(given(finished).when('rule-appeal', { upheld: false, opinion: '维持' }, 'hq').emits('SanctionUpheld').state).toMatchObject({ level: 0, sanctions: [{ status: 'lifted' }] });
  });
});

describe('what was issued and not carried out', () => {
  const talk = [inWork, does('dispatcher', 'propose-sanction', { level: 5, unit: 'urban', grounds: '三次不合格' }), decides('hq')];

  it('is a promise until somebody records that it was done: once, also after the closing', () => {
    expect(promised(given(...talk).state)).toMatchObject([{ id: 's1', kind: 'talk', docNo: '督约〔2026〕6号' }]);
    const held = given(...talk, delivered(), passed, applied, signedBy('urban-vice'), signedBy('director')).when('execute-sanction', { sanction: 's1', note: '已约谈' }, 'director').emits('SanctionExecuted');
    expect(held.events.at(-1)?.data).toEqual({ id: 's1', unit: 'urban', kind: 'talk', note: '已约谈' });
    expect(promised(held.state)).toEqual([]);
    given(...talk, does('director', 'execute-sanction', { sanction: 's1', note: '已约谈' })).when('execute-sanction', { sanction: 's1', note: '再记' }, 'hq').refuses('nothing-promised');
  });

  it('is neither an order nor a card, which take effect by themselves, nor what is under appeal', () => {
    given(inWork, proposes(), decides()).when('execute-sanction', { sanction: 's1', note: '已送达' }, 'director').refuses('nothing-promised');
    given(...talk, appeals).when('execute-sanction', { sanction: 's1', note: '已约谈' }, 'director').refuses('nothing-promised');
    given(...talk).when('execute-sanction', { sanction: 's9', note: '已约谈' }, 'director').refuses('no-such-sanction', { id: 's9', status: 'issued' });
  });
});

describe('what must be carried out by a limit of the policy', () => {
  const limited = under({ execution: { amount: 5, unit: 'workday' } });
  const talk = [inWork, limited, does('dispatcher', 'propose-sanction', { level: 5, unit: 'urban', grounds: '三次不合格' }), decides('hq')];
  const chases = (story: Story) => agenda(story).filter(({ step }) => step === 'execution');

  it('is chased from then on, until somebody records that it was done', () => {
    expect(given(...talk).events.at(-1)?.data).toMatchObject({ execution: { amount: 5, unit: 'workday' } });
    const [first, ...more] = chases(given(...talk));
    expect([first, more]).toMatchObject([{ kind: 'remind', at: '2026-03-09T18:00:00+08:00', rule: 'chase.execution.1', stoppedBy: ['execute-sanction'], unit: 'urban' }, []]);
    const late = given(...talk, untouched('2026-03-17T09:00:00+08:00'));
    expect(late.events.flatMap((event) => (event.type === 'ReminderSent' && event.data.step === 'execution' ? [[event.data.dueAt, event.data.to.map(({ person }) => person)]] : []))).toEqual([
      ['2026-03-09T18:00:00+08:00', ['director', 'deputy']],
      ['2026-03-16T18:00:00+08:00', ['hq', 'hq-deputy']],
    ]);
    expect(chases(given(late, does('director', 'execute-sanction', { sanction: 's1', note: '已约谈' })))).toEqual([]);
  });

  it('is not chased under appeal, has the whole limit again when it stands, and is chased after the closing too', () => {
    const appealed = given(...talk, appeals);
    expect(chases(appealed)).toEqual([]);
    const stands = given(appealed, at('2026-03-05T09:00:00+08:00'), does('hq-deputy', 'rule-appeal', { upheld: false, opinion: '维持' }));
    expect(chases(stands)).toMatchObject([{ at: '2026-03-12T18:00:00+08:00' }]);
    expect(chases(given(...talk, delivered(), passed, applied, signedBy('urban-vice'), signedBy('director')))).toHaveLength(1);
  });

  it('is nothing under a policy without the limit, nor an order or a card', () => {
    expect(chases(given(inWork, does('dispatcher', 'propose-sanction', { level: 5, unit: 'urban', grounds: '三次不合格' }), decides('hq'), limited))).toEqual([]);
    expect(chases(given(inWork, limited, proposes(), decides()))).toEqual([]);
  });
});

describe('the paper of a measure', () => {
  const named = (level: number, paper: 'yellow-card' | 'red-card' | 'criticism' | 'orange-order'): Step => does('dispatcher', 'propose-sanction', { level, unit: 'urban', grounds: '进展迟缓', paper });
  const docNoOf = (...steps: readonly Step[]) => given(inWork, ...steps).state.sanctions.map(({ docNo }) => docNo);

  it('may be named by whoever proposes it, if it belongs to the level', () => {
    given(inWork).when('propose-sanction', { level: 3, unit: 'urban', grounds: '进展迟缓', paper: 'red-card' }, 'dispatcher').refuses('paper-of-another-level', { level: 3, fitting: ['supervision-order', 'orange-order', 'yellow-card'] });
    expect(given(inWork, ...[3, 4, 5, 6, 7].map((level) => proposes('dispatcher', level))).state.sanctions.map(({ kind }) => kind)).toEqual(['supervision-order', 'red-card', 'talk', 'listing', 'referral']);
  });

  it('takes a number of its own series under its own word: orders, cards, criticisms, talks, listings, referrals', () => {
    expect(docNoOf(named(3, 'orange-order'), decides())).toEqual(['督办〔2026〕3号']);
    expect(docNoOf(named(3, 'yellow-card'), decides())).toEqual(['督牌〔2026〕4号']);
    expect(docNoOf(named(4, 'criticism'), decides('hq'))).toEqual(['督通〔2026〕5号']);
    expect(docNoOf(proposes('dispatcher', 7), decides('hq'))).toEqual(['督移〔2026〕8号']);
  });

  it('says its series before the decision, and none when nothing will be issued', () => {
    const series = (data: unknown, person: string, ...steps: readonly Step[]) => seriesOf('decide-sanction', data, given(inWork, ...steps).state, by(person));
    expect(series(approve, 'director', named(3, 'yellow-card'))).toBe('card');
    expect(series({ ...approve, approve: false }, 'director', named(3, 'yellow-card'))).toBeUndefined();
    expect(series(approve, 'director', named(3, 'yellow-card'), proposes('dispatcher', 5))).toBe('card');
    expect(series(approve, 'hq', named(3, 'yellow-card'), proposes('dispatcher', 5))).toBeUndefined();
    expect(series({ ...approve, sanction: 's2' }, 'hq', named(3, 'yellow-card'), proposes('dispatcher', 5))).toBe('talk');
  });

  it('that is a card says so in every event about it, and which unit got it', () => {
    const story = given(inWork, named(4, 'red-card'), decides('hq'), appeals, does('hq', 'rule-appeal', { upheld: true, opinion: '撤销' }));
    const about = story.events.filter(({ type }) => type.startsWith('Sanction') || type === 'AppealFiled');
    expect(about.map(({ type, data }) => [type, 'card' in data && data.card, 'unit' in data && data.unit])).toEqual(['SanctionProposed', 'SanctionIssued', 'AppealFiled', 'SanctionWithdrawn'].map((type) => [type, 'red', 'urban']));
    expect(given(inWork, proposes(), decides()).events.at(-1)?.data).not.toHaveProperty('card');
  });
});

describe('exposure', () => {
  it('keeps every exposure, but not the same one twice', () => {
    const exposed = does('propaganda', 'record-exposure', { media: '市电视台', reference: '3月2日新闻' });
    expect(given(inWork, exposed).state.exposed).toBe(true);
    given(inWork, exposed).when('record-exposure', { media: '市电视台', reference: '3月2日新闻' }, 'propaganda').emits();
    given(inWork, exposed).when('record-exposure', { media: '市日报' }, 'propaganda').emits('ExposureRecorded');
  });
});
