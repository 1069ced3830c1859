import type { Period } from '#domain/calendar/calendar';
import type { Addressee, ChasedStep, Policy } from './policy.ts';

const workdays = (amount: number): Period => ({ amount, unit: 'workday' });
const months = (amount: number): Period => ({ amount, unit: 'month' });
const workhours = (amount: number): Period => ({ amount, unit: 'workhour' });
const chase = (...rungs: readonly (readonly [Period, readonly Addressee[], (readonly Addressee[])?])[]): Policy['chases'][ChasedStep] => ({
  rungs: rungs.map(([after, to, copy = []]) => ({ after, to: [...to], copy: [...copy] })),
  repeat: workdays(5),
});

const chases: Policy['chases'] = {
  verify: chase([workdays(1), ['holder']], [workdays(2), ['director'], ['holder']], [workdays(5), ['hq'], ['director']]),
  dispatch: chase([workdays(1), ['holder']], [workdays(2), ['director'], ['holder']], [workdays(5), ['hq'], ['director']]),
  claim: chase([workhours(4), ['holder']], [workhours(8), ['unit-head', 'superior'], ['holder']], [workhours(12), ['director'], ['unit-head']]),
  ruling: chase([workdays(2), ['holder']], [workdays(3), ['hq'], ['director']]),
  plan: chase([workdays(3), ['holder']], [workdays(5), ['unit-head'], ['director']]),
  'plan-review': chase([workdays(2), ['holder']], [workdays(4), ['hq'], ['director']]),
  extension: chase([workdays(2), ['holder']], [workdays(4), ['hq'], ['director']]),
  suspension: chase([workdays(2), ['holder']], [workdays(4), ['hq'], ['director']]),
  'suspension-review': chase([workhours(1), ['holder'], ['unit-head']], [workdays(2), ['holder'], ['unit-head']], [workdays(5), ['hq'], ['director']]),
  rectify: chase([workdays(15), ['unit-head', 'superior'], ['director', 'area-leader']]),
  reinspect: chase([workdays(1), ['holder']], [workdays(3), ['director'], ['holder']], [workdays(5), ['hq'], ['director']]),
  apply: chase([workdays(2), ['holder']], [workdays(4), ['unit-head'], ['director']]),
  endorse: chase([workdays(1), ['holder']], [workdays(3), ['director'], ['holder']], [workdays(5), ['hq'], ['director']]),
  objection: chase([workdays(2), ['holder']], [workdays(5), ['hq'], ['director']]),
  'look-back': chase([workdays(3), ['holder']], [workdays(5), ['director'], ['holder']]),
  coordination: chase([workdays(2), ['holder']], [workdays(4), ['director'], ['holder']], [workdays(6), ['hq'], ['director']]),
  sanction: chase([workdays(2), ['holder']], [workdays(5), ['hq'], ['holder']]),
  appeal: chase([workdays(5), ['holder']], [workdays(10), ['hq'], ['holder']]),
  arrival: chase([workhours(2), ['holder']], [workhours(4), ['unit-head', 'superior'], ['director']]),
  'listed-report': chase([workdays(3), ['holder']], [workdays(5), ['hq'], ['director']]),
  'listed-publication': chase([workdays(5), ['holder']], [workdays(7), ['hq'], ['director']]),
  delisting: chase([workdays(5), ['holder']], [workdays(7), ['hq'], ['director']]),
  takeover: chase([workdays(20), ['holder']], [workdays(30), ['director'], ['holder']]),
};

/**
 * The default rules, without a city's categories. Limits follow domain.md §3 (timers); the ladder follows the 12345 practice
 * (next-day reminder, five working days) and 莆田水务 (the vice leader leads the second handling, the head the third).
 */
export const defaultPolicy: Policy = {
  id: 'default',
  version: 'default-1',
  name: '通用规则',
  source: '',
  use: 'ordinary',
  counting: { firstDay: 'next', end: 'close', unworkedEnd: 'moves-on' },
  categories: {},
  chases,
  urgent: { claim: chase([workhours(1), ['holder']], [workhours(2), ['unit-head', 'superior'], ['holder']], [workhours(3), ['director'], ['unit-head']]) },
  ladder: [
    { id: 'due-soon', level: 1, trigger: { kind: 'before-due', periods: [workdays(1), workhours(1)] }, action: 'remind', paper: 'blue-slip', to: ['unit-handler'], copy: [] },
    { id: 'next-day', level: 2, trigger: { kind: 'after-due', workdays: 1 }, action: 'remind', paper: 'urging-notice', to: ['unit-handler', 'unit-head'], copy: ['unit-vice', 'superior', 'area-leader', 'line-leader'] },
    { id: 'five-days', level: 3, trigger: { kind: 'after-rung', rung: 'next-day', period: workdays(5) }, action: 'propose', paper: 'supervision-order', to: ['director'], copy: ['area-leader', 'line-leader'], mustLead: 'unit-vice', issuedBy: 'director' },
    { id: 'second-failure', level: 3, trigger: { kind: 'failed', count: 2 }, action: 'propose', paper: 'supervision-order', to: ['director'], copy: ['area-leader', 'line-leader'], mustLead: 'unit-vice', issuedBy: 'director' },
    { id: 'third-failure', level: 4, trigger: { kind: 'failed', count: 3 }, action: 'propose', paper: 'red-card', to: ['hq'], copy: ['director', 'area-leader'], mustLead: 'unit-head', issuedBy: 'hq' },
  ],
  unit: {
    cards: { yellow: months(6), red: months(12), appeal: workdays(5) },
    ladder: [{ id: 'three-reds', level: 5, trigger: { kind: 'cards', colour: 'red', inARow: 3 }, paper: 'talk', to: ['hq'], copy: ['director'], issuedBy: 'hq' }],
    boards: ['weekly', 'monthly'],
    rankedBy: 'rectified',
  },
  soon: [workdays(1), workhours(1)],
  dispute: { window: workdays(1), bounces: 2 },
  extension: {
    ordinary: { ranks: ['director', 'area-leader', 'hq'], decideWithin: workdays(2) },
    key: { ranks: ['director', 'area-leader', 'hq'], decideWithin: workdays(2) },
    listed: { ranks: ['hq'], askBefore: workdays(20), decideWithin: workdays(10) },
  },
  suspension: { longest: months(12) },
  coordination: { lead: workdays(2), leader: workdays(2), office: workdays(2), headquarters: workdays(5) },
  arrival: workhours(2),
  listed: { report: workdays(3), publish: workdays(5), longest: months(12), delisted: workdays(5) },
  recheck: workdays(1),
  retry: workdays(3),
  signOff: {
    ordinary: [
      { id: 'unit', of: 'lead-unit', roles: ['unit-vice', 'unit-head'] },
      { id: 'office', of: 'office', roles: ['director'] },
    ],
    key: [
      { id: 'unit', of: 'lead-unit', roles: ['unit-vice', 'unit-head'] },
      { id: 'area', of: 'area', roles: ['area-leader'] },
      { id: 'office', of: 'office', roles: ['director'] },
    ],
    listed: [
      { id: 'unit', of: 'lead-unit', roles: ['unit-vice', 'unit-head'] },
      { id: 'area', of: 'area', roles: ['area-leader'] },
      { id: 'office', of: 'office', roles: ['director'] },
      { id: 'headquarters', of: 'headquarters', roles: ['hq'] },
    ],
  },
  notice: { grades: ['key', 'listed'], exposed: true, period: workdays(5) },
  lookBack: [7, 30, 90],
  sample: { percent: 0 },
  papers: { order: '交办', supervision: '督办', card: '督牌', criticism: '督通', talk: '督约', listing: '挂督', referral: '督移' },
};
