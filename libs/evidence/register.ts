import type { Queryable } from '#event-store/queryable';
import type { CameraFacts } from './exif.ts';
import { type EvidenceKind, isMediaType, kindOf, type MediaType } from './media-type.ts';

/** A piece of evidence as it is kept; size in bytes, photos in pixels. */
export type Kept = Readonly<{ sha256: string; type: MediaType; kind: EvidenceKind; size: number; width?: number; height?: number; camera: CameraFacts; storedAt: string }>;
/** Who sent it, under which name; `capturedAt` is when the device says that it was made. */
export type Holder = Readonly<{ sha256: string; person: string; name: string; capturedAt?: string }>;

/** How long a file that belongs to no event is kept for whoever sent it, in days. */
const keptDays = 7;

type KeptRow = { sha256: string; type: string; size: string; width: number | null; height: number | null; camera: CameraFacts; storedAt: string };
export const keptColumns = 'e.sha256, e.media_type as type, e.size::text as size, e.width, e.height, e.camera, e.stored_at as "storedAt"';

/** A row of the table as a value; a type that this program does not know is nothing that it can show. */
export function keptOf({ type, size, width, height, ...row }: KeptRow): Kept | undefined {
  if (!isMediaType(type)) return undefined;
  return { ...row, type, kind: kindOf(type), size: Number(size), ...(width === null ? {} : { width }), ...(height === null ? {} : { height }) };
}

/** What is known of some hashes. */
export async function keptAmong(client: Queryable, hashes: readonly string[]): Promise<ReadonlyMap<string, Kept>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await client.query<KeptRow>({ name: 'evidence-kept', text: `select ${keptColumns} from evidence e where e.sha256 = any($1)`, values: [hashes] });
  return new Map(rows.flatMap((row) => keptOf(row) ?? []).map((one) => [one.sha256, one]));
}

/** Lets whoever adds or removes this content wait for each other until the end of the transaction. */
export async function lockContent(client: Queryable, sha256: string): Promise<void> {
  await client.query({ text: "select pg_advisory_xact_lock(hashtextextended('evidence/' || $1, 0))", values: [sha256] });
}

/** Notes a file that was examined and stored; one that is known stays as it is. */
export async function noteKept(client: Queryable, { sha256, type, size, width, height, camera }: Omit<Kept, 'storedAt' | 'kind'>): Promise<void> {
  const text = 'insert into evidence (sha256, media_type, size, width, height, camera) values ($1, $2, $3, $4, $5, $6) on conflict do nothing';
  await client.query({ text, values: [sha256, type, size, width ?? null, height ?? null, JSON.stringify(camera)] });
}

/** Notes who sent it; sent again, it is kept for a new while. */
export async function noteHolder(client: Queryable, { sha256, person, name, capturedAt }: Holder): Promise<void> {
  const text = `insert into evidence_holders (sha256, person, name, captured_at, kept_until) values ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 day')
    on conflict (sha256, person) do update set name = excluded.name, captured_at = coalesce(excluded.captured_at, evidence_holders.captured_at), kept_until = excluded.kept_until`;
  await client.query({ text, values: [sha256, person, name, capturedAt ?? null, keptDays] });
}
