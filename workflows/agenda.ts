/** The named steps of a case: what the clock does when nobody acts. */
export type StepName = 'remind' | 'escalate' | 'orderReinspection' | 'chaseInspector' | 'askSignatory' | 'closeNotice' | 'lookBack' | 'reviewSuspension' | 'chaseRuling';

/** What has to be done at `at` (ISO 8601) if nobody acts. `label` says it in the words of the office: 催办 · 逾期次日 · 城市管理局. */
export type DueStep = Readonly<{ id: string; kind: StepName; at: string; label: string }>;

/** What Temporal's list of workflows shows of a case. */
export type Listed = Readonly<{ office: string; unit: readonly string[]; status: string; dueAt?: string }>;

/** What the log says about a case. `now` is the product's clock when it was asked; `details` is Markdown for an operator. */
export type Agenda = Readonly<{ version: number; over: boolean; now: string; next?: DueStep; details: string; listed: Listed }>;

/** Reads the agenda. `workflowNow` is the workflow's own time in milliseconds since the epoch. */
export type AskAgenda = (caseId: string, workflowNow: number) => Promise<Agenda>;

/** Does one step, if it still stands, and says what comes next. Doing it twice is doing it once. */
export type Step = (caseId: string, due: DueStep, workflowNow: number) => Promise<Agenda>;

export type Steps = Readonly<Record<StepName, Step>>;
