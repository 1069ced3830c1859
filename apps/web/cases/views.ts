import type { WebWord } from '#catalogue/web';

/** The ready-made views of the list: what each asks of the server, which knows what is in it, and where time presses, the most pressing first; `urgent` are counted in red. */
export const views = {
  mine: { word: 'view-mine', ask: 'view=mine', urgent: false },
  verify: { word: 'view-verify', ask: 'view=verify', urgent: false },
  dispatch: { word: 'view-dispatch', ask: 'view=dispatch', urgent: false },
  claim: { word: 'view-claim', ask: 'view=claim&sort=due', urgent: false },
  ruling: { word: 'view-ruling', ask: 'view=ruling', urgent: false },
  work: { word: 'view-work', ask: 'view=work&sort=due', urgent: false },
  check: { word: 'view-check', ask: 'view=check', urgent: false },
  'sign-off': { word: 'view-sign-off', ask: 'view=sign-off', urgent: false },
  soon: { word: 'view-soon', ask: 'view=soon&sort=due', urgent: false },
  overdue: { word: 'view-overdue', ask: 'view=overdue&sort=due', urgent: true },
  suspended: { word: 'view-suspended', ask: 'view=suspended', urgent: false },
  open: { word: 'view-open', ask: 'view=open', urgent: false },
  closed: { word: 'view-closed', ask: 'view=closed', urgent: false },
  all: { word: 'view-all', ask: '', urgent: false },
} as const satisfies Readonly<Record<string, Readonly<{ word: WebWord; ask: string; urgent: boolean }>>>;
export type View = keyof typeof views;
export const viewNames = Object.keys(views).filter(isView);

export function isView(name: unknown): name is View {
  return typeof name === 'string' && Object.hasOwn(views, name);
}
