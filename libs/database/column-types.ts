import pg from 'pg';

const oids = { date: 1082, timestamptz: 1184 };

/** `2026-10-13 18:00:00.5+08` as PostgreSQL writes it in a session at +08:00, as an instant of the product: `2026-10-13T18:00:00.500+08:00`. */
function instantText(written: string): string {
  const [, day, time, fraction = ''] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+08$/.exec(written) ?? [];
  if (day === undefined || time === undefined) throw new RangeError(`no instant at +08:00: ${written}`);
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  return `${day}T${time}${milliseconds === '000' ? '' : `.${milliseconds}`}+08:00`;
}

/** bigint and numeric come as text, a date as `YYYY-MM-DD`, a timestamptz as an instant at +08:00: never a Date of the local time zone. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === oids.date) return String;
    if (oid === oids.timestamptz) return instantText;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid);
  }) as typeof pg.types.getTypeParser,
};
