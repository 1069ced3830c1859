import type { Queryable } from '#event-store/queryable';
import type { Instant } from '#domain/time';
import { conditions, onlySeen, type Conditions } from './conditions.ts';
import { likeness } from './likeness.ts';
import type { Viewer } from './viewer.ts';

/** What is about to be reported, as far as it is typed. Degrees north and east. */
export type About = Readonly<{ area?: string; address?: string; title?: string; category?: string; latitude?: number; longitude?: number }>;

/** An open case that may be the same: `likeness` of title and address 0 … 1, `metres` where both have coordinates. */
export type NearbyCase = Readonly<{
  caseId: string; caseNo: string | null; title: string; address: string; status: string; area: string | null; category: string | null; leadUnit: string | null; openedAt: Instant; dueAt: Instant | null;
  likeness: number; metres: number | null;
}>;
type Candidate = Omit<NearbyCase, 'likeness' | 'metres'> & Readonly<{ latitude: number | null; longitude: number | null }>;

/** How far around is looked, in metres; how near is near whatever the words say; how many cases are compared, the latest ones, and how many are shown. */
const around = 500;
const sameSpot = 60;
const compared = 500;
const shown = 8;

/** From which likeness on a case may be the same, and from which one of the same category. */
const alike = 0.4;
const alikeInKind = 0.25;

/** Metres of a degree of latitude. */
const degree = 111_195;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two places that are near each other. */
export function distance(one: Readonly<{ latitude: number; longitude: number }>, other: Readonly<{ latitude: number; longitude: number }>): number {
  const north = (other.latitude - one.latitude) * degree;
  const east = (other.longitude - one.longitude) * degree * Math.cos(radians(one.latitude));
  return Math.hypot(north, east);
}

/** In the area, or around the place; without either anywhere. */
function place({ bind, add }: Conditions, { area, latitude, longitude }: About): void {
  const inArea = area === undefined ? [] : [`c.viewers @> array['area:' || ${bind(area)}::text]`];
  const near = latitude === undefined || longitude === undefined ? [] : [box(bind, latitude, longitude)];
  if (inArea.length + near.length > 0) add([...inArea, ...near].join(' or '));
}

function box(bind: Conditions['bind'], latitude: number, longitude: number): string {
  const high = around / degree;
  const wide = high / Math.max(0.01, Math.cos(radians(latitude)));
  return `c.latitude between ${bind(latitude - high)} and ${bind(latitude + high)} and c.longitude between ${bind(longitude - wide)} and ${bind(longitude + wide)}`;
}

/** How like two reports are: what stands for both, title and address alike. */
function likenessOf({ title = '', address = '' }: About, one: Candidate): number {
  const parts = [...(title === '' ? [] : [likeness(title, one.title)]), ...(address === '' ? [] : [likeness(address, one.address)])];
  return parts.length === 0 ? 0 : parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

function metresTo({ latitude, longitude }: About, one: Candidate): number | null {
  if (latitude === undefined || longitude === undefined || one.latitude === null || one.longitude === null) return null;
  return Math.round(distance({ latitude, longitude }, { latitude: one.latitude, longitude: one.longitude }));
}

const mayBeSame = (found: NearbyCase, { category }: About): boolean =>
  found.likeness >= alike || (found.category === category && category !== undefined && found.likeness >= alikeInKind) || (found.metres !== null && found.metres <= sameSpot);

/** What is more like comes first; among equals what is nearer, then what is newer. */
const order = (one: NearbyCase, other: NearbyCase): number => weight(other) - weight(one) || (one.openedAt < other.openedAt ? 1 : -1);
const weight = ({ likeness: words, metres }: NearbyCase): number => words + (metres === null ? 0 : 0.4 * Math.max(0, 1 - metres / around));

/** The open cases that the viewer may see and that may be about the same as what is being reported. */
export async function casesNearby(client: Queryable, viewer: Viewer, about: About): Promise<readonly NearbyCase[]> {
  const all = conditions();
  all.add('c.open');
  onlySeen(all, viewer.sight, 'c');
  place(all, about);
  const text = `select case_id as "caseId", case_no as "caseNo", title, address, status, area, category, lead_unit as "leadUnit", opened_at as "openedAt", due_at as "dueAt", latitude, longitude
    from case_list c where ${all.where()} order by c.opened_at desc, c.case_id desc limit ${compared}`;
  const { rows } = await client.query<Candidate>({ text, values: all.values });
  const found = rows.map(({ latitude, longitude, ...row }) => ({ ...row, likeness: likenessOf(about, { ...row, latitude, longitude }), metres: metresTo(about, { ...row, latitude, longitude }) }));
  return found.filter((one) => mayBeSame(one, about)).toSorted(order).slice(0, shown);
}
