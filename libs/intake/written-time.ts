import { instantOf, type Instant } from '#domain/time';

const fields: Readonly<Record<string, readonly [name: string, pattern: string]>> = {
  Y: ['year', '(?<year>\\d{4})'], M: ['month', '(?<month>\\d{1,2})'], D: ['day', '(?<day>\\d{1,2})'], h: ['hour', '(?<hour>\\d{1,2})'], m: ['minute', '(?<minute>\\d{1,2})'], s: ['second', '(?<second>\\d{1,2})'],
  a: ['half', '(?<half>[AaPp][Mm])'],
};

/** Reads times written after a pattern such as `M/D/Y h:m:s a`, at a fixed offset. */
export type TimeReader = (text: string) => Instant | undefined;

function hourOf({ hour = '0', half }: Record<string, string | undefined>): number {
  const given = Number(hour);
  if (half === undefined) return given;
  if (given < 1 || given > 12) return Number.NaN;
  return (given % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** A reader for a pattern; it answers undefined for a text that is not so written, or for a day that does not exist. */
export function timeReader(pattern: string, offset: string): TimeReader {
  const source = pattern.replaceAll(/[A-Za-z]|\s+|[^A-Za-z\s]/g, (part) => (/\s/.test(part) ? '\\s+' : (fields[part]?.[1] ?? part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))));
  const expression = new RegExp(`^\\s*${source}\\s*$`);
  const minutes = (offset.startsWith('-') ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)));
  return (text) => {
    const found = expression.exec(text)?.groups;
    if (found === undefined) return undefined;
    const [year, month, day, hour] = [Number(found['year']), Number(found['month']), Number(found['day']), hourOf(found)];
    const [minute, second] = [Number(found['minute'] ?? 0), Number(found['second'] ?? 0)];
    const at = Date.UTC(year, month - 1, day, hour, minute, second);
    const back = new Date(at);
    if (Number.isNaN(at) || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || back.getUTCHours() !== hour || back.getUTCMinutes() !== minute || back.getUTCSeconds() !== second) return undefined;
    return instantOf(at - minutes * 60_000);
  };
}
