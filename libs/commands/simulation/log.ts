import type pg from 'pg';
import type { Life, LivedEvent } from '#domain/simulation/life';

/** An event as the simulation reads it: without hashes, and of who did it only the id. Where a row of the log becomes an event. */
type Row = LivedEvent & Readonly<{ streamId: string }>;

/** Cases that follow each other in the order of the log: the streams after `after` up to and with `last`, and how many they are. */
export type Range = Readonly<{ after: string; last: string; cases: number }>;

const prefix = 'case/';
/** So many cases are read at once. */
const rangeLength = 500;

const ends = `select last, ((n - 1) % ${rangeLength} + 1)::int as cases from (
    select stream_id as last, row_number() over (order by stream_id) as n, count(*) over () as of
    from streams where stream_id >= '${prefix}' and starts_with(stream_id, '${prefix}')) as numbered
  where n % ${rangeLength} = 0 or n = of order by last`;

/** Every case that the log holds, in ranges, in the snapshot of the transaction. */
export async function rangesIn(client: pg.ClientBase): Promise<readonly Range[]> {
  const { rows } = await client.query<Omit<Range, 'after'>>(ends);
  return rows.map((row, index) => ({ ...row, after: rows[index - 1]?.last ?? prefix }));
}

/** What the clock did is done again, except what a decision may be about, the move of a case to other rules, and a look back that was drawn by lot. */
const again = ['ReminderSent', 'EscalationFired', 'LookbackOrdered', 'NoticeCompleted'];

const lived = `select stream_id as "streamId", type, occurred_at as at, recorded_at as "recordedAt", actor->>'person' as by, command_id as "commandId", data
  from events where stream_id > $1 and stream_id <= $2 and (type <> all (array['${again.join("','")}']) or data->>'sample' is not null)
  order by stream_id, version`;

/** The log of the cases of a range, one case after the other, in the snapshot of the transaction. */
export async function livesIn(client: pg.ClientBase, { after, last }: Range): Promise<readonly Life[]> {
  const { rows } = await client.query<Row>({ name: 'simulated-lives', text: lived, values: [after, last] });
  const lives: { caseId: string; events: LivedEvent[] }[] = [];
  let stream = '';
  for (const row of rows) {
    if (row.streamId === stream) lives.at(-1)?.events.push(row);
    else lives.push({ caseId: row.streamId.slice(prefix.length), events: [row] });
    stream = row.streamId;
  }
  return lives;
}
