import { instantOf } from '#domain/time';
import { EvidenceProblem } from './problem.ts';

/** What a camera wrote into a photo: when by its own clock, where (WGS 84), with what. Personal; outside every hash. */
export type CameraFacts = Readonly<{ takenAt?: string; latitude?: number; longitude?: number; device?: string }>;

type Directory = Readonly<{ text: (tag: number) => string | undefined; numbers: (tag: number) => readonly number[]; below: (tag: number) => Directory | undefined }>;

const tag = { make: 0x010f, model: 0x0110, dateTime: 0x0132, exif: 0x8769, gps: 0x8825, taken: 0x9003, offset: 0x9011, latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 };
/** Bytes of one value, by the type of the field. */
const widths: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };

/** Reads the EXIF block of a photo. Throws EvidenceProblem `evidence-broken-exif` when it points outside itself; what is merely odd is left out. */
export function cameraFacts(block: Buffer): CameraFacts {
  const tiff = block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block;
  try {
    return factsOf(firstDirectory(tiff));
  } catch (error) {
    throw error instanceof RangeError ? new EvidenceProblem('evidence-broken-exif', {}, error) : error;
  }
}

function factsOf(root: Directory): CameraFacts {
  const [exif, gps] = [root.below(tag.exif), root.below(tag.gps)];
  const takenAt = instantIn(exif?.text(tag.taken) ?? root.text(tag.dateTime), exif?.text(tag.offset));
  const device = [root.text(tag.make), root.text(tag.model)].filter((one) => one !== undefined && one !== '').join(' ').slice(0, 100);
  const [latitude, longitude] = [angle(gps, tag.latitude, tag.latitudeRef, 90), angle(gps, tag.longitude, tag.longitudeRef, 180)];
  return { ...(takenAt === undefined ? {} : { takenAt }), ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }), ...(device === '' ? {} : { device }) };
}

/** Offsets outside the block are refused by Buffer with a RangeError. */
function firstDirectory(tiff: Buffer): Directory {
  const order = tiff.toString('latin1', 0, 2);
  const little = order === 'II';
  const [u16, u32] = [(at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)), (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))];
  if ((!little && order !== 'MM') || u16(2) !== 42) throw new RangeError('no TIFF header');
  const directory = (at: number): Directory => {
    const fields = new Map(Array.from({ length: u16(at) }, (_, n) => at + 2 + n * 12).map((field) => [u16(field), { type: u16(field + 2), count: u32(field + 4), at: field + 8 }] as const));
    const place = (name: number) => {
      const field = fields.get(name);
      const length = (widths[field?.type ?? 0] ?? 0) * (field?.count ?? 0);
      if (field === undefined || length === 0) return undefined;
      const start = length <= 4 ? field.at : u32(field.at);
      if (start + length > tiff.length) throw new RangeError('a value outside the block');
      return { ...field, start, length };
    };
    const one = (type: number, start: number): number => (type === 3 ? u16(start) : type === 5 || type === 10 ? u32(start) / u32(start + 4) : u32(start));
    return {
      text: (name) => {
        const found = place(name);
        return found?.type === 2 ? plain(tiff.toString('utf8', found.start, found.start + Math.min(found.length, 200))) : undefined;
      },
      numbers: (name) => {
        const found = place(name);
        return found === undefined ? [] : Array.from({ length: Math.min(found.count, 4) }, (_, n) => one(found.type, found.start + n * (widths[found.type] ?? 1)));
      },
      below: (name) => (fields.has(name) ? directory(u32(fields.get(name)?.at ?? 0)) : undefined),
    };
  };
  return directory(u32(4));
}

/** Text up to its NUL, without what cannot be shown or stored. */
const plain = (text: string): string =>
  (text.split('\0')[0] ?? '')
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim();

/** `2026:10:13 08:30:00` by the camera's clock; without an offset at +08:00. */
function instantIn(text: string | undefined, offset: string | undefined): string | undefined {
  const [, day, time] = /^(\d{4}:\d\d:\d\d) (\d\d:\d\d:\d\d)$/.exec(text ?? '') ?? [];
  if (day === undefined || time === undefined) return undefined;
  const at = Date.parse(`${day.replaceAll(':', '-')}T${time}${/^[+-]\d\d:\d\d$/.test(offset ?? '') ? offset : '+08:00'}`);
  return Number.isNaN(at) ? undefined : instantOf(at);
}

/** Degrees, minutes and seconds as degrees, to about a metre. */
function angle(gps: Directory | undefined, name: number, reference: number, most: number): number | undefined {
  const [degrees, minutes = 0, seconds = 0] = gps?.numbers(name) ?? [];
  const side = gps?.text(reference);
  if (degrees === undefined || side === undefined) return undefined;
  const value = (degrees + minutes / 60 + seconds / 3600) * (side === 'S' || side === 'W' ? -1 : 1);
  return Number.isFinite(value) && Math.abs(value) <= most ? Math.round(value * 100_000) / 100_000 : undefined;
}
