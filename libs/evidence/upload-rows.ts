import type { Facts } from '#domain/refusal';
import type { Queryable } from '#event-store/queryable';
import type { EvidenceCode, EvidenceProblem } from './problem.ts';

/** An upload as the database knows it; how much has arrived is the size of its file. */
export type UploadRow = Readonly<{
  uploadId: string;
  person: string;
  name: string;
  size: number;
  declared: string | null;
  capturedAt: string | null;
  expiresAt: string;
  /** The hash, once it is evidence. */
  sha256: string | null;
  /** Why it was refused. */
  problem: Readonly<{ code: EvidenceCode; facts: Facts }> | null;
}>;

/** How long an upload waits for more, in hours. */
const patience = "clock_timestamp() + interval '24 hours'";
const columns = 'upload_id as "uploadId", person, name, size::text as size, declared, captured_at as "capturedAt", expires_at as "expiresAt", sha256, problem';
type Row = Omit<UploadRow, 'size'> & { size: string };
const rowOf = (row: Row): UploadRow => ({ ...row, size: Number(row.size) });

/** An upload that has not expired. */
export async function uploadOf(client: Queryable, uploadId: string): Promise<UploadRow | undefined> {
  const { rows } = await client.query<Row>({ name: 'upload', text: `select ${columns} from evidence_uploads where upload_id = $1 and expires_at > clock_timestamp()`, values: [uploadId] });
  return rows.map(rowOf)[0];
}

/** How many uploads of somebody still wait for more. */
export async function unfinishedOf(client: Queryable, person: string): Promise<number> {
  const text = 'select count(*)::int as n from evidence_uploads where person = $1 and sha256 is null and problem is null and expires_at > clock_timestamp()';
  return (await client.query<{ n: number }>({ text, values: [person] })).rows[0]?.n ?? 0;
}

type New = Pick<UploadRow, 'uploadId' | 'person' | 'name' | 'size'> & Readonly<{ sha256?: string; capturedAt?: string }>;

/** Notes the beginning of an upload; of two that begin the same at once, both get the one that stands. */
export async function noteUpload(client: Queryable, { uploadId, person, name, size, sha256, capturedAt }: New): Promise<UploadRow> {
  const text = `insert into evidence_uploads (upload_id, person, name, size, declared, captured_at, expires_at) values ($1, $2, $3, $4, $5, $6, ${patience})
    on conflict (upload_id) do update set expires_at = excluded.expires_at returning ${columns}`;
  const { rows } = await client.query<Row>({ text, values: [uploadId, person, name, size, sha256 ?? null, capturedAt ?? null] });
  const [row] = rows.map(rowOf);
  if (row === undefined) throw new Error('an upload that was noted is not there');
  return row;
}

/** Something arrived: it is waited for again. Returns until when. */
export async function touchUpload(client: Queryable, uploadId: string): Promise<string | undefined> {
  const text = `update evidence_uploads set expires_at = ${patience} where upload_id = $1 returning expires_at as "expiresAt"`;
  return (await client.query<{ expiresAt: string }>({ text, values: [uploadId] })).rows[0]?.expiresAt;
}

export async function finishUpload(client: Queryable, uploadId: string, sha256: string): Promise<void> {
  await client.query({ text: 'update evidence_uploads set sha256 = $2 where upload_id = $1', values: [uploadId, sha256] });
}

/** Keeps why, so that asking again gets the same answer. */
export async function refuseUpload(client: Queryable, uploadId: string, { code, facts }: EvidenceProblem): Promise<void> {
  await client.query({ text: 'update evidence_uploads set problem = $2 where upload_id = $1', values: [uploadId, JSON.stringify({ code, facts })] });
}

/** Whether there was such an upload of this person to remove. */
export async function removeUpload(client: Queryable, uploadId: string, person: string): Promise<boolean> {
  const { rowCount } = await client.query({ text: 'delete from evidence_uploads where upload_id = $1 and person = $2 and sha256 is null', values: [uploadId, person] });
  return rowCount === 1;
}
