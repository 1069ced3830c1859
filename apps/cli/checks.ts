import { statfs } from 'node:fs/promises';
import { schemaState } from '#database/schema';
import { lastAttached } from '#evidence/check';
import { storageOf } from '#evidence/store';
import { stateCouncil } from '#domain/calendar/state-council';
import { addDays, dayOf } from '#domain/time';
import { isReady } from '#local/temporal-health';
import type { Connection } from './terminal.ts';

/** One thing that doctor looks at; `hint` is the word that says what to do when it is not well. */
export type Check = Readonly<{ name: 'database' | 'schema' | 'temporal' | 'calendar' | 'disk' | 'mail' | 'city' | 'evidence' | 'workflows'; ok: boolean; detail: string }>;

async function database({ deps }: Connection): Promise<readonly Check[]> {
  const { rows } = await deps.pool.query<{ version: string }>("select current_setting('server_version') as version");
  const schema = await schemaState(deps.pool);
  const city = await deps.directory.current(deps.pool);
  return [
    { name: 'database', ok: true, detail: `PostgreSQL ${rows[0]?.version ?? '?'}` },
    { name: 'schema', ok: schema.kind === 'up-to-date', detail: schema.kind },
    { name: 'city', ok: city.id !== '', detail: city.id === '' ? '-' : `${city.name} (${city.version})` },
  ];
}

async function temporal({ connected, settings }: Connection): Promise<Check> {
  const address = connected.temporalAddress;
  return { name: 'temporal', ok: address !== undefined && (await isReady(address, settings.temporalNamespace)), detail: address ?? '-' };
}

/** A year that is not published makes deadlines provisional; the notice usually comes in November. */
async function calendar({ deps }: Connection): Promise<Check> {
  const soon = addDays(dayOf(await deps.clock.now(deps.pool)), 30);
  const base = await deps.calendars.current(deps.pool).then((book) => book.base, () => stateCouncil);
  return { name: 'calendar', ok: soon <= base.coveredUntil, detail: base.coveredUntil };
}

async function disk({ settings }: Connection): Promise<Check> {
  const { bavail, bsize } = await statfs(settings.dataDir).catch(() => statfs('.'));
  const freeMB = Math.floor((bavail * bsize) / 1_048_576);
  return { name: 'disk', ok: freeMB >= settings.leastDiskMB, detail: `${freeMB} MB` };
}

/** Whether the storage has the originals that were attached last; their content is what `trail --verify` reads. */
async function evidence({ deps, settings }: Connection): Promise<Check> {
  const { there, all } = await lastAttached(deps.pool, storageOf(settings));
  return { name: 'evidence', ok: there === all, detail: `${there} / ${all}` };
}

/** Everything that an installation needs, looked at one by one. */
export const checksOf = async (connection: Connection): Promise<readonly Check[]> => [
  ...(await database(connection)),
  await temporal(connection),
  await calendar(connection),
  await disk(connection),
  await evidence(connection),
  { name: 'mail', ok: true, detail: connection.settings.smtpUrl === undefined ? '-' : 'SMTP' },
];
