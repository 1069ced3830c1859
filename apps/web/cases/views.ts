import type { WebWord } from '#catalogue/web';

/** The ready-made views of the list: what each asks of the server. */
export const views = {
  mine: { word: 'view-mine', ask: 'mine=true' },
  verify: { word: 'view-verify', ask: 'status=reported' },
  dispatch: { word: 'view-dispatch', ask: 'status=registered' },
  claim: { word: 'view-claim', ask: 'status=issued' },
  ruling: { word: 'view-ruling', ask: 'status=disputed' },
  work: { word: 'view-work', ask: 'status=planning,plan-review,rectifying' },
  check: { word: 'view-check', ask: 'status=feedback,reinspection' },
  'sign-off': { word: 'view-sign-off', ask: 'status=sign-off,public-notice' },
  soon: { word: 'view-soon', ask: 'clock=soon' },
  overdue: { word: 'view-overdue', ask: 'clock=overdue' },
  suspended: { word: 'view-suspended', ask: 'status=suspended' },
  open: { word: 'view-open', ask: 'status=reported,registered,issued,disputed,planning,plan-review,rectifying,suspended,feedback,reinspection,sign-off,public-notice' },
  closed: { word: 'view-closed', ask: 'status=closed' },
  all: { word: 'view-all', ask: '' },
} as const satisfies Readonly<Record<string, Readonly<{ word: WebWord; ask: string }>>>;
export type View = keyof typeof views;
export const viewNames = Object.keys(views).filter(isView);

export function isView(name: unknown): name is View {
  return typeof name === 'string' && Object.hasOwn(views, name);
}
