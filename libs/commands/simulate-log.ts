import type pg from 'pg';
import type { Life, LivedEvent } from '#domain/simulation/life';

/** An event as the simulation reads it: without hashes, and of who did it only the id. Where a row of the log becomes an event. */
type Row = LivedEvent & Readonly<{ streamId: string }>;

const prefix = 'case/';
/** Each page is a few thousand rows, so that neither side waits long for the other. */
const pageLength = 4_000;

/** What the clock did is done again, except what a decision may be about, the move of a case to other rules, and a look back that was drawn by lot. */
const again = ['ReminderSent', 'EscalationFired', 'LookbackOrdered', 'NoticeCompleted'];

const declare = `declare simulated no scroll cursor for
  select stream_id as "streamId", type, occurred_at as at, recorded_at as "recordedAt", actor->>'person' as by, command_id as "commandId", data
  from events where stream_id >= '${prefix}' and starts_with(stream_id, '${prefix}') and (type <> all (array['${again.join("','")}']) or data->>'sample' is not null)
  order by stream_id, version`;

/** How many cases the log holds, in the snapshot of the transaction. */
export async function casesIn(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ cases: number }>(`select count(*)::int as cases from streams where starts_with(stream_id, '${prefix}')`);
  return rows[0]?.cases ?? 0;
}

/**
 * The log of every case, one case after the other, in the snapshot of the transaction. The next page is on its way while one is worked on.
 * Nothing but reading; the cursor ends with the transaction.
 */
export async function* livesIn(client: pg.ClientBase): AsyncGenerator<Life, void, undefined> {
  await client.query(declare);
  const fetch = (): Promise<readonly [PromiseSettledResult<pg.QueryResult<Row>>]> => Promise.allSettled([client.query<Row>(`fetch ${pageLength} from simulated`)]);
  let coming = fetch();
  let caseId = '';
  let events: LivedEvent[] = [];
  for (;;) {
    const [page] = await coming;
    if (page.status === 'rejected') throw page.reason;
    const { rows } = page.value;
    if (rows.length === 0) break;
    coming = fetch();
    for (const row of rows) {
      const id = row.streamId.slice(prefix.length);
      if (id !== caseId && events.length > 0) yield { caseId, events };
      if (id !== caseId) [caseId, events] = [id, []];
      events.push(row);
    }
  }
  if (events.length > 0) yield { caseId, events };
}
