import type { InspectionsController } from '../../api/inspections/inspections.controller.ts';
import type { SessionController } from '../../api/session/session.controller.ts';

/** What the server answers to the phone alone. */
export type Whoami = ReturnType<SessionController['whoami']>;
export type Today = Awaited<ReturnType<InspectionsController['list']>>;
export type Inspection = Today['items'][number];
/** How many cases are in hand, due soon and overdue. */
export type Numbers = Readonly<{ open: number; soon: number; overdue: number }>;
