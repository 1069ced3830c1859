import { deliveryStream } from '#commands/deliveries';
import type { Deps } from '#commands/deps';
import { copiesOf, type Letter, letterId } from '#commands/letters';
import { isInForce } from '#domain/delegation/delegation';
import { versionsOf } from '#event-store/streams';
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

/** Starts a delivery for each new notice of somebody who has an e-mail address, and for each copy that their deputies get. One that was started before is left as it is. */
export async function startDeliveries(deps: Deps, starter: Starter, kind: SubjectKind, moved: readonly Moved[]): Promise<number> {
  const values = [kind, moved.map(({ id }) => id), moved.map(({ from }) => from), moved.map(({ version }) => version)];
  const { rows } = await deps.pool.query<Told>({ name: 'new-notices', text: newNotices, values });
  return startEach(deps, starter, rows);
}

/** How long a mail is tried: what is older is not begun again. */
const span = "interval '3 days'";
const lostNotices = `select id, person from notices where mail_state = 'pending' and created_at > $1::timestamptz - ${span} order by created_at, id`;
const recentNotices = `select id, person from notices where created_at > $1::timestamptz - ${span} and person = any($2) order by created_at, id`;

/** Starts the deliveries that a lost Temporal has forgotten. What is older than the three days for which a mail is tried is not begun again. */
export async function startLostDeliveries(deps: Deps, starter: Starter): Promise<number> {
  const now = await deps.clock.now(deps.pool);
  const { rows } = await deps.pool.query<Told>({ text: lostNotices, values: [now] });
  const absent = (await deps.delegations.current(deps.pool)).all.filter((one) => isInForce(one, now)).map(({ principal }) => principal);
  const recent = absent.length === 0 ? [] : (await deps.pool.query<Told>({ text: recentNotices, values: [now, absent] })).rows;
  return startLetters(starter, [...(await ownOf(deps, rows)), ...(await withoutOutcome(deps, await copied(deps, recent)))]);
}

const startEach = async (deps: Deps, starter: Starter, notices: readonly Told[]): Promise<number> => startLetters(starter, [...(await ownOf(deps, notices)), ...(await copied(deps, notices))]);

async function mailed(deps: Deps, notices: readonly Told[]): Promise<readonly Told[]> {
  const { people } = await deps.directory.current(deps.pool);
  return notices.filter(({ person }) => people[person]?.email !== undefined);
}

const ownOf = async (deps: Deps, notices: readonly Told[]): Promise<readonly Letter[]> => (await mailed(deps, notices)).map(({ id }) => ({ notice: id }));

/** Copies of those of these notices that are mailed, to the deputies who have an address themselves. */
async function copied(deps: Deps, notices: readonly Told[]): Promise<readonly Letter[]> {
  const { people } = await deps.directory.current(deps.pool);
  return (await copiesOf(deps, await mailed(deps, notices))).filter(({ deputy = '' }) => people[deputy]?.email !== undefined);
}

async function withoutOutcome({ pool }: Deps, letters: readonly Letter[]): Promise<readonly Letter[]> {
  const streamOf = (letter: Letter): string => deliveryStream(letterId(letter));
  const versions = await versionsOf(pool, letters.map(streamOf));
  return letters.filter((letter) => versions[streamOf(letter)] === 0);
}

async function startLetters(starter: Starter, letters: readonly Letter[]): Promise<number> {
  let started = 0;
  await inParallel(letters.map(letterId), most, async (id) => {
    if (await startOnce(starter, 'delivery', `delivery/${id}`, [id])) started += 1;
  });
  return started;
}
