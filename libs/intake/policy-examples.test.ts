import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Happened } from '#domain/case/events';
import { withCategories } from '#domain/policy/book';
import { completed } from '#domain/policy/file';
import type { Policy } from '#domain/policy/policy';
import { city, rules } from '../../test/support/case/city.ts';
import { given } from '../../test/support/case/given.ts';
import { claimed, delivered, failed, issued, planApproved, planSubmitted, registered, reported } from '../../test/support/case/steps.ts';
import { at, does, told, untouched, type Step, type Story } from '../../test/support/case/story.ts';
import { Record } from '../../test/support/unit-record.ts';
import { readPolicy } from './policy-file.ts';

type Example = 'sanming' | 'longchang' | 'jiangmen' | 'qingdao' | 'hotline-12345' | 'digital-city';
const examples: readonly Example[] = ['sanming', 'longchang', 'jiangmen', 'qingdao', 'hotline-12345', 'digital-city'];
const known = new Map<Example, Policy>();
beforeAll(async () => {
  for (const name of examples) {
    const { value } = await readPolicy(`policies/${name}.yaml`);
    if (value !== undefined) known.set(name, completed(value));
  }
});

/** The rules of the small city under an example, with the city's categories under its own. */
function rulesOf(name: Example): Story['rules'] {
  const policy = withCategories(known.get(name) ?? rules.policy, city);
  return { policy: { ...policy, categories: { ...rules.policy.categories, ...policy.categories } }, calendar: { ...rules.calendar, counting: policy.counting } };
}
const by = (name: Example): Step => (story) => ({ ...story, rules: rulesOf(name) });

/** What the ladder did: when, by which rung, on which paper, and whom it told. */
const ladder = (story: Story): readonly string[] => story.events.flatMap((event: Happened) => {
  if (event.type === 'EscalationFired') return [`${event.data.firedAt.slice(0, 16)} ${event.data.rung} ${event.data.paper} → ${event.data.to.map(({ person }) => person).join()}${event.data.copy.length === 0 ? '' : ` (${event.data.copy.map(({ person }) => person).join()})`}`];
  return event.type === 'SanctionProposed' ? [`${event.at.slice(0, 16)} ${event.data.rule.replace('ladder.', '')} ${event.data.kind} by ${event.data.issuedBy}`] : [];
});

const until = (day: string): Step => untouched(`${day}T23:00:00+08:00`);
const work = (category = 'rubbish'): readonly Step[] => [reported, registered(category), issued(), claimed()];

describe('三明', () => {
  it('sends blue before the limit, orange the day after it, and proposes red three working days later', () => {
    expect(ladder(told(by('sanming'), ...work(), until('2026-03-20')))).toEqual([
      '2026-03-05T08:30 blue blue-slip → urban-handler (urban-vice)', '2026-03-10T08:30 orange orange-order → urban-handler,urban-head (urban-vice,gov-vice)', '2026-03-13T18:00 red red-order by director',
    ]);
  });

  it('starts at orange for key matters, and at red for the negative list', () => {
    expect(ladder(told(by('sanming'), ...work('illegal'), until('2026-03-03')))[0]).toMatch(/^2026-03-02T09:\d\d orange-key orange-order → urban-handler,urban-head/);
    const negative = told(by('sanming'), reported, does('clerk', 'register', { category: 'rubbish', negativeList: true }), issued(), claimed(), until('2026-03-03'));
    expect(ladder(negative)[0]).toMatch(/^2026-03-02T09:\d\d red-negative red-order by director$/);
  });
});

describe('隆昌', () => {
  it('proposes yellow three working days after the urging notice, and red five after that', () => {
    expect(ladder(told(by('longchang'), ...work(), until('2026-03-31'))).slice(1)).toEqual(['2026-03-10T08:30 next-day urging-notice → urban-handler,urban-head (urban-vice,gov-vice)', '2026-03-13T18:00 yellow yellow-card by director', '2026-03-20T18:00 red red-card by hq']);
  });

  it('proposes yellow at the second failed attempt and red at the third', () => {
    const again: readonly Step[] = [delivered(), failed];
    expect(ladder(told(by('longchang'), ...work(), ...again, ...again, ...again, (story) => untouched(story.now)(story))).map((line) => line.slice(17))).toEqual(['yellow-failed yellow-card by director', 'red-failed red-card by hq']);
  });

  it('proposes a talk of three offices at the third red in a row, and not when a yellow lies between', () => {
    const record = new Record(rulesOf('longchang'));
    const third = record.card('2026-03-02T09:00:00+08:00', '1').card('2026-03-03T09:00:00+08:00', '2').card('2026-03-04T09:00:00+08:00', '3');
    expect(third.events.flatMap((event) => (event.type === 'UnitMeasureProposed' ? [[event.data.rung, event.data.heldBy]] : []))).toEqual([['three-reds', '分管领导会同纪委监委、组织部']]);
    const broken = record.card('2026-03-02T09:00:00+08:00', '1').card('2026-03-03T09:00:00+08:00', '2', 'yellow').card('2026-03-04T09:00:00+08:00', '3').card('2026-03-05T09:00:00+08:00', '4');
    expect(broken.events.map(({ type }) => type)).not.toContain('UnitMeasureProposed');
  });
});

describe('江门', () => {
  it('proposes a talk by the vice mayor, then by the organisation department, then the handing over', () => {
    const [once, twice, thrice] = ['2026-W10', '2026-W11', '2026-W12'].reduce<readonly Record[]>((records, week) => [...records, (records.at(-1) ?? new Record(rulesOf('jiangmen'))).place(week, 3)], []);
    const proposed = [once, twice, thrice].map((record) => record?.events.flatMap((event) => (event.type === 'UnitMeasureProposed' ? [[event.data.rung, event.data.paper, event.data.heldBy]] : [])));
    expect(proposed).toEqual([[['last-once', 'talk', '分管市领导']], [['last-twice', 'talk', '组织部']], [['last-thrice', 'referral', '纪委监委']]]);
    expect(new Record(rulesOf('jiangmen')).place('2026-W10', 4).events.map(({ type }) => type)).not.toContain('UnitMeasureProposed');
  });
});

describe('青岛', () => {
  const listed = (...more: readonly Step[]): Story => told(by('qingdao'), ...work('illegal'), planSubmitted, planApproved, does('hq', 'list-for-supervision', { reason: '反复投诉' }), ...more);

  it('wants a report within three working days and the publication within five', () => {
    const chased = listed(until('2026-03-11')).events.flatMap((event) => (event.type === 'ReminderSent' && event.data.step.startsWith('listed') ? [`${event.data.firedAt.slice(0, 10)} ${event.data.step} ${event.data.rung}`] : []));
    expect(chased).toEqual(['2026-03-05 listed-report 1', '2026-03-09 listed-publication 1', '2026-03-09 listed-report 2', '2026-03-10 listed-publication 2']);
  });

  it('lasts a year at most', () => {
    given(told(by('qingdao'), ...work('illegal'))).when('list-for-supervision', { reason: '反复投诉', until: '2027-03-03' }, 'hq').refuses('listed-too-long', { latest: '2027-03-02' });
  });
});

describe('青岛, more time', () => {
  const long: readonly Step[] = [by('qingdao'), reported, registered(), issued([{ role: 'lead', unit: 'urban' }], { limit: { amount: 40, unit: 'workday' } }), claimed(), does('hq', 'list-for-supervision', { reason: '反复投诉' })];
  const asked = { until: '2026-06-30', reason: '工程量大' };

  it('is asked for twenty working days ahead', () => {
    const { deadline } = told(...long).state.assignments[0] ?? {};
    expect(deadline?.dueAt).toBe('2026-04-28T18:00:00+08:00');
    given(told(...long, at('2026-03-30T17:00:00+08:00'))).when('request-extension', asked, 'urban-handler').emits('ExtensionRequested');
    given(told(...long, at('2026-03-31T08:31:00+08:00'))).when('request-extension', asked, 'urban-handler').refuses('extension-asked-too-late', { latest: '2026-03-30T18:00:00+08:00' });
  });

  it('is decided within ten, or headquarters hear of it', () => {
    const story = told(...long, does('urban-handler', 'request-extension', asked), until('2026-03-17'));
    expect(story.events.flatMap((event) => (event.type === 'ReminderSent' && event.data.step === 'extension' ? [`${event.data.firedAt.slice(0, 10)} → ${event.data.to.map(({ person }) => person).join()}`] : []))).toEqual(['2026-03-16 → hq,hq-deputy']);
  });
});

describe('12345', () => {
  it('urges the next day with a copy to the vice leader, and proposes criticism five working days later', () => {
    expect(ladder(told(by('hotline-12345'), ...work('consult'), until('2026-03-20'))).slice(1)).toEqual(['2026-03-06T08:30 next-day urging-notice → urban-handler (urban-vice)', '2026-03-13T18:00 criticism criticism by director']);
  });

  it('counts three and thirteen working days from the next day on', () => {
    const due = (category: string) => told(by('hotline-12345'), reported, registered(category), issued()).state.assignments[0]?.deadline?.dueAt;
    expect([due('consult'), due('complaint')]).toEqual(['2026-03-05T18:00:00+08:00', '2026-03-19T18:00:00+08:00']);
  });

  it('lets the vice leader lead after the first failure, the head after the second', () => {
    const again: readonly Step[] = [delivered(), failed];
    expect(ladder(told(by('hotline-12345'), ...work('complaint'), ...again, ...again, (story) => untouched(story.now)(story))).map((line) => line.slice(17))).toEqual(['second-handling supervision-order by director', 'third-handling criticism by director']);
  });
});

describe('数字城管', () => {
  it('has three limits in one case of 私搭乱建: four working hours, seven and twenty working days', () => {
    const story = told(by('digital-city'), reported, registered('illegal-building'), issued());
    const share = story.state.assignments[0];
    expect([...(share?.milestones ?? []).map(({ deadline }) => deadline.dueAt), share?.deadline?.dueAt]).toEqual(['2026-03-02T15:03:00+08:00', '2026-03-11T18:00:00+08:00', '2026-03-30T18:00:00+08:00']);
  });

  it('counts 工作时 by the office hours', () => {
    const due = (category: string, now: string) => told(by('digital-city'), at(now), reported, registered(category), issued()).state.assignments[0]?.deadline?.dueAt;
    expect([due('litter', '2026-03-02T16:00:00+08:00'), due('road-cleaning', '2026-03-06T17:00:00+08:00')]).toEqual(['2026-03-03T10:33:00+08:00', '2026-03-09T09:33:00+08:00']);
  });
});
