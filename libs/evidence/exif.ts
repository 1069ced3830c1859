import { instantOf } from '#domain/time';
import { type Directory, Tiff } from './tiff.ts';

/** What a camera wrote into a photo: when by its own clock, where (WGS 84), with what. Personal; outside every hash. */
export type CameraFacts = Readonly<{ takenAt?: string; latitude?: number; longitude?: number; device?: string }>;

const tag = { make: 0x010f, model: 0x0110, dateTime: 0x0132, exif: 0x8769, gps: 0x8825, taken: 0x9003, offset: 0x9011 };
const place = { latitude: { tag: 2, reference: 1, most: 90 }, longitude: { tag: 4, reference: 3, most: 180 } };

/** Reads the EXIF block of a photo; what is merely odd in it is left out. Throws EvidenceProblem `evidence-broken-exif` when it points outside itself. */
export function cameraFacts(block: Buffer): CameraFacts {
  const tiff = new Tiff(block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block);
  const root = tiff.root();
  const exif = tiff.below(root, tag.exif);
  const takenAt = instantIn(tiff.text(exif, tag.taken) ?? tiff.text(root, tag.dateTime), tiff.text(exif, tag.offset));
  const device = [tiff.text(root, tag.make), tiff.text(root, tag.model)].filter((one) => one !== undefined && one !== '').join(' ').slice(0, 100);
  return { ...(takenAt === undefined ? {} : { takenAt }), ...placeIn(tiff, tiff.below(root, tag.gps)), ...(device === '' ? {} : { device }) };
}

/** `2026:10:13 08:30:00` by the camera's clock; without an offset at +08:00. */
function instantIn(text: string | undefined, offset: string | undefined): string | undefined {
  const [, day, time] = /^(\d{4}:\d\d:\d\d) (\d\d:\d\d:\d\d)$/.exec(text ?? '') ?? [];
  if (day === undefined || time === undefined) return undefined;
  const at = Date.parse(`${day.replaceAll(':', '-')}T${time}${/^[+-]\d\d:\d\d$/.test(offset ?? '') ? offset : '+08:00'}`);
  return Number.isNaN(at) ? undefined : instantOf(at);
}

function placeIn(tiff: Tiff, gps: Directory): Pick<CameraFacts, 'latitude' | 'longitude'> {
  const [latitude, longitude] = [angle(tiff, gps, place.latitude), angle(tiff, gps, place.longitude)];
  return latitude === undefined || longitude === undefined ? {} : { latitude, longitude };
}

/** Degrees, minutes and seconds as degrees, to about a metre. */
function angle(tiff: Tiff, gps: Directory, { tag: name, reference, most }: (typeof place)['latitude']): number | undefined {
  const [degrees, minutes = 0, seconds = 0] = tiff.numbers(gps, name);
  const side = tiff.text(gps, reference);
  if (degrees === undefined || side === undefined) return undefined;
  const value = (degrees + minutes / 60 + seconds / 3600) * (side === 'S' || side === 'W' ? -1 : 1);
  return Number.isFinite(value) && Math.abs(value) <= most ? Math.round(value * 100_000) / 100_000 : undefined;
}
