import { defineSignal } from '@temporalio/workflow';

/** What has to be done at `at` (ISO 8601) if nobody acts. `label` says it in the words of the office: 催办 · 逾期次日 · 城市管理局. */
export type Due<Kind extends string> = Readonly<{ id: string; kind: Kind; at: string; label: string }>;

/** What Temporal's list of workflows shows. */
export type Listed = Readonly<{ office: string; unit: readonly string[]; status: string; dueAt?: string }>;

/** What the log says. `now` is the product's clock when it was asked; `over`: nothing will ever happen by itself again; `details` is Markdown for an operator. */
export type Agenda<Kind extends string> = Readonly<{ version: number; over: boolean; now: string; next?: Due<Kind>; details: string; listed: Listed }>;

/** Reads the agenda of what has this id. `workflowNow` is the workflow's own time in milliseconds since the epoch. */
export type Ask<Kind extends string> = (id: string, workflowNow: number) => Promise<Agenda<Kind>>;

/** Does one step, if it still stands, and says what comes next. Doing it twice is doing it once. */
export type Step<Kind extends string> = (id: string, due: Due<Kind>, workflowNow: number) => Promise<Agenda<Kind>>;

export type Steps<Kind extends string> = Readonly<Record<Kind, Step<Kind>>>;

/** The log says that what the workflow serves has reached this version. */
export const moved = defineSignal<[version: number]>('moved');

/** The product's clock was moved; what was far may be due now. */
export const clockMoved = defineSignal('clockMoved');
