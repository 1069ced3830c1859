import type { CaseCommandType } from '#domain/case/case';
import { leadOf, type CaseState, type Sanction } from '#domain/case/state';
import type { Actor } from '#domain/city/city';
import { addDays, dayOf, type Instant } from '#domain/time';
import type { DemoCase, DemoPhrases } from '#intake/demo-corpus';
import type { Chance } from './chance.ts';

/** What a step of a story may look at. */
export type Scene = Readonly<{ one: DemoCase; say: DemoPhrases; chance: Chance; state: CaseState; now: Instant; others: readonly string[]; /** Of the campaign that the case belongs to. */ campaign?: string }>;

/** One thing that somebody does: after so many working hours, which command, with which words, and who among those who may. */
export type Step = Readonly<{ after: number; command: CaseCommandType; data: (scene: Scene) => unknown; by?: (actor: Actor, scene: Scene) => boolean }>;

const step = (command: CaseCommandType, after: number, data: Step['data'], by?: Step['by']): Step => ({ after, command, data, ...(by === undefined ? {} : { by }) });
const ofLead: NonNullable<Step['by']> = ({ unit }, { state }) => unit === leadOf(state)?.unit;
const ofAssist = (index: number): NonNullable<Step['by']> => ({ unit }, { one }) => unit === one.assist[index];
const inDays = ({ now }: Scene, days: number): string => addDays(dayOf(now), days);

/** A reporter who fits the source: inspectors inspect, units check themselves, clerks take calls. */
const reporter: NonNullable<Step['by']> = ({ roles, unit, office }, { one }) => {
  if (one.source === 'covert-visit' || one.source === 'inspection') return roles.includes('inspector') && office === 'cwb';
  if (one.source === 'self-check') return unit === one.lead && roles.includes('unit-handler');
  if (one.source === 'media') return roles.includes('propaganda');
  return roles.includes('clerk') && office === 'cwb';
};

/** The latest measure that nobody has decided on. */
const proposed = ({ sanctions }: CaseState): Sanction | undefined => sanctions.findLast(({ status }) => status === 'proposed');

const of = (scene: Scene): DemoCase => scene.one;

/** The sentences of a case's life, one function a step; `after` is in working hours. */
export const steps = {
  report: (after = 0) =>
    step('report', after, ({ one: { title, description, source, address, area }, chance, campaign }) => ({
      title, description, source: { kind: source }, place: { address, area }, ...(campaign === undefined ? {} : { campaign }), ...(source === 'public' ? { reporter: { phone: `139000${chance.between(10_000, 99_999)}` } } : {}),
    }), reporter),
  register: (after = 2, grade: 'ordinary' | 'key' = 'ordinary') => step('register', after, ({ one }) => ({ category: one.category, grade })),
  reject: (after = 3) => step('reject', after, ({ say, chance }) => ({ reason: chance.pick(['not-found', 'out-of-scope', 'already-solved']), explanation: chance.pick(say.rejected) })),
  merge: (after = 3) => step('merge', after, ({ others, chance }) => ({ into: chance.pick(others), reason: '与在办案件为同一点位、同一问题，并案处理。' })),
  order: (after = 3, urgency: 'ordinary' | 'urgent' = 'ordinary') =>
    step('issue-order', after, ({ one: { lead, assist, requirement, plan } }) => ({
      assignments: [{ role: 'lead', unit: lead }, ...assist.map((unit) => ({ role: 'assist', unit }))], requirement, mode: plan === undefined ? 'immediate' : 'planned', ...(urgency === 'urgent' ? { urgency } : {}),
    })),
  claim: (after = 2) => step('claim', after, () => ({}), ofLead),
  claimAssist: (index: number, after = 1) => step('claim', after, () => ({}), ofAssist(index)),
  dispute: (after = 2) => step('dispute', after, (scene) => ({ ...(of(scene).dispute ?? { basis: '该设施不属于我单位管护范围。' }) }), ofLead),
  rule: (ruling: 'upheld' | 'rejected', after = 6) => step('rule-jurisdiction', after, ({ say, chance }) => ({ ruling, basis: chance.pick(say.ruled) })),
  plan: (after = 6) => step('submit-plan', after, (scene) => ({ ...(of(scene).plan ?? { causes: '管护责任不清。', measures: '明确责任，限期整改。' }) })),
  returnPlan: (after = 5) => step('return-plan', after, ({ say, chance }) => ({ reason: chance.pick(say.planReturned) })),
  approvePlan: (after = 5) => step('approve-plan', after, ({ say, chance }) => ({ opinion: chance.pick(say.planApproved) })),
  progress: (index: number, after = 4) => step('report-progress', after, ({ one: { progress } }) => ({ text: progress[index % progress.length] ?? '正在整改。' }), ofLead),
  milestone: (milestone: string, note: string, after = 1) => step('reach-milestone', after, () => ({ milestone, note }), ofLead),
  whistle: (after = 2) => step('blow-whistle', after, ({ one: { assist } }) => ({ units: assist.slice(0, 1), reason: '街道一家解决不了，请主管部门到现场共同处置。' }), ofLead),
  arrive: (after = 1) => step('arrive', after, () => ({ note: '已到现场，与街道一起查看点位，当场商定处置办法。' }), ofAssist(0)),
  extension: (after = 1) => step('request-extension', after, (scene) => ({ until: inDays(scene, 40), reason: of(scene).extension ?? '材料采购周期长，需延长整改时间。' }), ofLead),
  decideExtension: (granted: boolean, after = 5) => step('decide-extension', after, ({ say, chance }) => ({ granted, opinion: chance.pick(granted ? say.extensionGranted : say.extensionRefused) })),
  suspension: (after = 3) => step('request-suspension', after, (scene) => ({ reason: of(scene).suspension ?? '受季节限制，现阶段无法施工。', reviewOn: inDays(scene, 60) })),
  decideSuspension: (after = 5) => step('decide-suspension', after, ({ say, chance }) => ({ granted: true, opinion: chance.pick(say.suspended) })),
  coordination: (after = 3) => step('request-coordination', after, (scene) => ({ problem: of(scene).coordination ?? '涉及多家产权单位，需协调。' }), ofLead),
  coordinated: (outcome: 'resolved' | 'passed-up', after = 8) => step('resolve-coordination', after, ({ say, chance }) => ({ outcome, opinion: chance.pick(say.coordinated) })),
  feedback: (after = 4) => step('submit-feedback', after, (scene) => ({ result: of(scene).feedback.result, measures: of(scene).feedback.measures, ...(of(scene).feedback.lessons === undefined ? {} : { lessons: of(scene).feedback.lessons }) }), ofLead),
  returnFeedback: (after = 3) => step('return-feedback', after, ({ say, chance }) => ({ reason: chance.pick(say.feedbackReturned) })),
  orderReinspection: (after = 2) => step('order-reinspection', after, () => ({})),
  pass: (after = 4) => step('reinspect', after, (scene) => ({ result: 'passed', findings: of(scene).passed })),
  fail: (after = 4) => step('reinspect', after, (scene) => ({ result: 'failed', findings: of(scene).failed ?? '现场仍未整改到位。' })),
  apply: (after = 4) => step('apply-sign-off', after, ({ say, chance }) => ({ summary: chance.pick(say.summary) }), ({ roles }) => roles.includes('unit-handler')),
  endorse: (after = 4) => step('endorse', after, ({ say, chance }) => ({ opinion: chance.pick(say.opinions) })),
  returnSignOff: (after = 4) => step('return-sign-off', after, ({ say, chance }) => ({ reason: chance.pick(say.signOffReturned) })),
  list: (after = 2) => step('list-for-supervision', after, () => ({ reason: '群众反映强烈、久拖不决，列入挂牌督办。' })),
  reportListing: (after = 8) => step('report-listing', after, ({ one: { plan, requirement } }) => ({ plan: plan?.measures ?? requirement })),
  publishListing: (after = 6) => step('publish-listing', after, () => ({ media: '清川日报', reference: '第2版' }), ({ roles }) => roles.includes('propaganda')),
  decideSanction: (approve: boolean, after = 4) =>
    step('decide-sanction', after, ({ state }) => ({ approve, sanction: proposed(state)?.id, opinion: approve ? '情况属实，同意下发，请分管领导亲自抓。' : '客观原因属实，暂不下发，限三日内整改到位。' }),
      ({ roles }, { state }) => roles.includes('hq') || proposed(state)?.issuedBy === 'director'),
  expose: (after = 2) => step('record-exposure', after, () => ({ media: '清川电视台《创卫进行时》' })),
  terminate: (after = 4) => step('terminate', after, () => ({ reason: '该处已列入年内整体征收范围，整改失去对象，终止办理。' })),
  object: (after = 6) => step('object', after, () => ({ reason: '公示期内有居民反映，夜间仍有少量占道。' }), ({ roles }) => roles.includes('clerk')),
  lookBack: (result: 'held' | 'relapsed', after = 6) => step('look-back', after, (scene) => ({ result, findings: result === 'held' ? scene.chance.pick(scene.say.held) : (of(scene).relapsed ?? '问题反弹。') })),
} as const;
