import type { Deps } from '#commands/deps';
import type { SubjectKind } from '#read-models/notices';
import { inParallel } from './in-parallel.ts';
import { startOnce } from './processes.ts';
import type { Starter } from './starter.ts';

/** Calls to Temporal under way at the same time. */
const most = 16;

type Told = Readonly<{ id: string; person: string }>;

/** What some cases, units or campaigns went through: notices of the versions after `from`, up to `version`. */
type Moved = Readonly<{ id: string; from: number; version: number }>;

const newNotices = `select n.id, n.person from notices n
  join unnest($2::text[], $3::int[], $4::int[]) as moved(subject_id, after, up_to) on n.subject_id = moved.subject_id and n.version > moved.after and n.version <= moved.up_to
  where n.subject_kind = $1 and n.mail_state = 'pending' order by n.subject_id, n.version, n.id`;

/** Starts a delivery for each new notice of somebody who has an e-mail address. One that was started before is left as it is. */
export async function startDeliveries(deps: Deps, starter: Starter, kind: SubjectKind, moved: readonly Moved[]): Promise<number> {
  const values = [kind, moved.map(({ id }) => id), moved.map(({ from }) => from), moved.map(({ version }) => version)];
  const { rows } = await deps.pool.query<Told>({ name: 'new-notices', text: newNotices, values });
  return startEach(deps, starter, rows);
}

const lostNotices = "select id, person from notices where mail_state = 'pending' and created_at > $1::timestamptz - interval '3 days' order by created_at, id";

/** Starts the deliveries that a lost Temporal has forgotten. What is older than the three days for which a mail is tried is not begun again. */
export async function startLostDeliveries(deps: Deps, starter: Starter): Promise<number> {
  const { rows } = await deps.pool.query<Told>({ text: lostNotices, values: [await deps.clock.now(deps.pool)] });
  return startEach(deps, starter, rows);
}

async function startEach(deps: Deps, starter: Starter, notices: readonly Told[]): Promise<number> {
  const { people } = await deps.directory.current(deps.pool);
  let started = 0;
  await inParallel(notices.filter(({ person }) => people[person]?.email !== undefined), most, async ({ id }) => {
    if (await startOnce(starter, 'delivery', `delivery/${id}`, [id])) started += 1;
  });
  return started;
}
