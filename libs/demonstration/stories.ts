import type { DemoCase } from '#intake/demo-corpus';
import type { Step } from './steps.ts';
import { steps as s } from './steps.ts';

/** How a case goes, and how often: its steps, and the working hours between its last step and now. */
export type Story = Readonly<{
  name: string;
  count: number;
  fits?: (one: DemoCase) => boolean;
  steps: (one: DemoCase) => readonly Step[];
  idle: readonly [least: number, most: number];
}>;

const opening = (grade?: 'key'): readonly Step[] => [s.report(), s.register(3, grade), s.order(3)];
const planned = (one: DemoCase): boolean => one.plan !== undefined;
const planning = (one: DemoCase): readonly Step[] => (planned(one) ? [s.plan(8), s.approvePlan(5)] : []);
const claims = (one: DemoCase): readonly Step[] => [s.claim(2), ...one.assist.map((_, index) => s.claimAssist(index))];
const working = (one: DemoCase, grade?: 'key'): readonly Step[] => [...opening(grade), ...claims(one), ...planning(one)];
const done = (one: DemoCase, grade?: 'key'): readonly Step[] => [...working(one, grade), s.progress(0, 2), s.feedback(2), s.pass(4)];
const signed = (one: DemoCase): readonly Step[] => [...done(one), s.apply(3), s.endorse(3), s.endorse(5)];
const keySigned = (one: DemoCase): readonly Step[] => [...done(one, 'key'), s.apply(3), s.endorse(3), s.endorse(5), s.endorse(5)];
const failedTimes = (one: DemoCase, times: number): readonly Step[] => [...working(one), ...Array.from({ length: times }, () => [s.feedback(3), s.fail(5)]).flat()];

const isIllegalBuilding = ({ category }: DemoCase): boolean => category === 'weifa-dajian';
const stopped = (one: DemoCase): readonly Step[] => [...opening('key'), ...claims(one), s.milestone('stop', '已下达停工通知书，现场断电，施工人员全部撤离。'), ...planning(one)];
/** Led by the street of the place, with a department that can be called. */
const streets: Readonly<Record<string, string>> = { dg: 'dgjd', hb: 'hbjd', xc: 'xcjd', sq: 'sqz' };
const ofStreet = ({ lead, area, assist }: DemoCase): boolean => streets[area.slice(0, 2)] === lead && assist.length > 0;
const urgentOrder = (): readonly Step[] => [s.report(), s.register(1, 'key'), s.order(1, 'urgent')];

/** In working hours: 7.5 are a day. */
const recent = [1, 5] as const;

/** The demonstration city's cases: every state, in the proportions of a city in the middle of its campaign. */
export const stories: readonly Story[] = [
  { name: 'closed', count: 66, steps: signed, idle: [15, 500] },
  { name: 'closed after a plan', count: 18, fits: planned, steps: signed, idle: [15, 300] },
  { name: 'closed at the second attempt', count: 18, fits: (one) => one.failed !== undefined, steps: (one) => [...failedTimes(one, 1), s.feedback(6), s.pass(4), s.apply(3), s.endorse(3), s.endorse(4)], idle: [15, 300] },
  { name: 'closed after returned feedback', count: 8, steps: (one) => [...working(one), s.feedback(3), s.returnFeedback(3), s.feedback(4), s.pass(4), s.apply(3), s.endorse(3), s.endorse(4)], idle: [15, 300] },
  { name: 'closed long ago', count: 20, steps: signed, idle: [560, 620] },
  { name: 'closed and relapsed', count: 8, fits: (one) => one.relapsed !== undefined, steps: (one) => [...signed(one), s.lookBack('relapsed', 40), s.claim(4)], idle: [2, 12] },
  { name: 'key, closed after its notice', count: 6, steps: keySigned, idle: [60, 250] },
  { name: 'reported', count: 13, steps: () => [s.report()], idle: recent },
  { name: 'reported and forgotten', count: 2, steps: () => [s.report()], idle: [30, 50] },
  { name: 'registered', count: 8, steps: () => [s.report(), s.register(3)], idle: recent },
  { name: 'rejected', count: 8, steps: () => [s.report(), s.reject()], idle: [10, 200] },
  { name: 'merged', count: 5, steps: () => [s.report(), s.merge()], idle: [5, 60] },
  { name: 'terminated', count: 4, fits: planned, steps: (one) => [...working(one), s.terminate(20)], idle: [10, 100] },
  { name: 'ordered', count: 12, steps: () => opening(), idle: [0, 3] },
  { name: 'ordered, nobody claims', count: 5, steps: () => opening(), idle: [20, 60] },
  { name: 'disputed', count: 5, fits: (one) => one.dispute !== undefined, steps: () => [...opening(), s.dispute(2)], idle: [1, 9] },
  { name: 'disputed, nobody rules', count: 2, fits: (one) => one.dispute !== undefined, steps: () => [...opening(), s.dispute(2)], idle: [30, 40] },
  { name: 'dispute upheld', count: 4, fits: (one) => one.dispute !== undefined && !one.assist.includes(one.dispute.proposedUnit), steps: () => [...opening(), s.dispute(2), s.rule('upheld'), s.claim(2)], idle: recent },
  { name: 'dispute rejected', count: 4, fits: (one) => one.dispute !== undefined, steps: (one) => [...opening(), s.dispute(2), s.rule('rejected'), ...claims(one)], idle: recent },
  { name: 'planning', count: 6, fits: planned, steps: (one) => [...opening(), ...claims(one)], idle: recent },
  { name: 'plan under review', count: 5, fits: planned, steps: (one) => [...opening(), ...claims(one), s.plan(6)], idle: recent },
  { name: 'plan returned', count: 3, fits: planned, steps: (one) => [...opening(), ...claims(one), s.plan(6), s.returnPlan(4)], idle: recent },
  { name: 'in work', count: 22, steps: (one) => [...working(one), s.progress(0, 1)], idle: [0, 4] },
  { name: 'overdue', count: 12, steps: (one) => [...working(one), s.progress(0, 1)], idle: [22, 50] },
  { name: 'long overdue', count: 9, steps: (one) => [...working(one), s.progress(0, 1)], idle: [150, 220] },
  { name: 'failed twice', count: 6, fits: (one) => one.failed !== undefined, steps: (one) => failedTimes(one, 2), idle: [4, 14] },
  { name: 'failed three times', count: 3, fits: (one) => one.failed !== undefined, steps: (one) => failedTimes(one, 3), idle: [4, 14] },
  { name: 'extension asked for', count: 3, fits: (one) => one.extension !== undefined && planned(one), steps: (one) => [...working(one), s.extension(1)], idle: recent },
  { name: 'extended', count: 4, fits: (one) => one.extension !== undefined && planned(one), steps: (one) => [...working(one), s.extension(1), s.decideExtension(true)], idle: [5, 20] },
  { name: 'extension refused', count: 2, fits: (one) => one.extension !== undefined && planned(one), steps: (one) => [...working(one), s.extension(1), s.decideExtension(false)], idle: recent },
  { name: 'coordination asked for', count: 4, fits: (one) => one.coordination !== undefined, steps: (one) => [...working(one), s.coordination(1)], idle: recent },
  { name: 'coordinated', count: 3, fits: (one) => one.coordination !== undefined, steps: (one) => [...working(one), s.coordination(1), s.coordinated('resolved', 4)], idle: recent },
  { name: 'suspended', count: 5, fits: (one) => one.suspension !== undefined || planned(one), steps: (one) => [...working(one), s.suspension(2), s.decideSuspension(4)], idle: [5, 60] },
  { name: 'fed back', count: 8, steps: (one) => [...working(one), s.feedback(3)], idle: [0, 5] },
  { name: 'being re-inspected', count: 7, steps: (one) => [...working(one), s.feedback(3), s.orderReinspection(2)], idle: recent },
  { name: 're-inspection overdue', count: 2, steps: (one) => [...working(one), s.feedback(3)], idle: [25, 40] },
  { name: 'to be signed off', count: 5, steps: done, idle: recent },
  { name: 'half signed', count: 7, steps: (one) => [...done(one), s.apply(3), s.endorse(3)], idle: recent },
  { name: 'sign-off returned', count: 2, steps: (one) => [...done(one), s.apply(3), s.returnSignOff(3)], idle: recent },
  { name: 'key, under public notice', count: 4, steps: keySigned, idle: [2, 25] },
  { name: 'key, objected', count: 1, steps: (one) => [...keySigned(one), s.object(4)], idle: recent },
  { name: 'listed for supervision', count: 2, fits: planned, steps: (one) => [...working(one), s.expose(4), s.list(4)], idle: [5, 60] },
  { name: 'listed, reported and published', count: 1, fits: planned, steps: (one) => [...working(one), s.expose(4), s.list(4), s.reportListing(10), s.publishListing(6)], idle: [10, 30] },
  { name: 'illegal building stopped', count: 2, fits: isIllegalBuilding, steps: stopped, idle: recent },
  { name: 'illegal building fined', count: 1, fits: isIllegalBuilding, steps: (one) => [...stopped(one), s.milestone('fine', '已立案，行政处罚决定书送达当事人。', 12)], idle: [5, 20] },
  { name: 'urgent', count: 2, steps: (one) => [...urgentOrder(), ...claims(one), s.progress(0, 1)], idle: [0, 3] },
  { name: 'urgent, nobody claims', count: 1, steps: urgentOrder, idle: [2, 4] },
  { name: 'whistle, the department came', count: 2, fits: ofStreet, steps: (one) => [...working(one), s.whistle(1), s.arrive(1)], idle: recent },
  { name: 'whistle, nobody came yet', count: 1, fits: ofStreet, steps: (one) => [...working(one), s.whistle(1)], idle: [0, 3] },
];
