import type { Queryable } from '#event-store/queryable';
import type { Instant } from '#domain/time';
import { conditions } from './conditions.ts';
import { ownOrCopied, readAtOf, type Copies } from './copied-notices.ts';
import { notices, type MailState, type NoticeRow } from './notices.ts';
import { idKey, keysOf, lengthOf, pageOf, timeKey, type Page, type PageRequest } from './page.ts';
import { selection } from './table.ts';

/** A notice with the case as it stands now, where it is about one. */
export type InboxItem = NoticeRow & Readonly<{ readAt: Instant | null; mailState: MailState; mailAt: Instant | null; caseNo: string | null; title: string | null; status: string | null; address: string | null }>;

const columnsWith = (readAt: string): string => `${selection(notices.columns, 'n')}, ${readAt} as "readAt", n.mail_state as "mailState", n.mail_at as "mailAt", c.case_no as "caseNo", c.title, c.status, c.address`;
const source = 'notices n left join case_list c using (case_id)';

/** A page of a person's notices, latest first, with those copied to them. Throws BadCursor. */
export async function inbox(client: Queryable, person: string, request: PageRequest & Readonly<{ unread?: boolean; copies?: readonly Copies[] }>): Promise<Page<InboxItem>> {
  const all = conditions();
  const { copies = [], unread } = request;
  const readAt = copies.length === 0 ? 'n.read_at' : readAtOf(all, person);
  all.add(ownOrCopied(all, person, copies));
  if (unread === true) all.add(`${readAt} is null`);
  const [at, id] = keysOf(request, 'notices', [timeKey, idKey]);
  all.when(at, (p) => `(n.created_at, n.id) < (${p}::timestamptz, ${all.bind(id)}::text)`);
  const length = lengthOf(request);
  const text = `select ${columnsWith(readAt)} from ${source} where ${all.where()} order by n.created_at desc, n.id desc limit ${length + 1}`;
  const { rows } = await client.query<InboxItem>({ text, values: all.values });
  return pageOf(rows, length, 'notices', ({ createdAt, id: last }) => [createdAt, last]);
}

/** How many notices of a person, and copied to them, are unread. */
export async function unreadCount(client: Queryable, person: string, copies: readonly Copies[] = []): Promise<number> {
  const all = conditions();
  const readAt = copies.length === 0 ? 'n.read_at' : readAtOf(all, person);
  all.add(ownOrCopied(all, person, copies));
  all.add(`${readAt} is null`);
  const { rows } = await client.query<{ unread: number }>({ text: `select count(*)::int as unread from ${source} where ${all.where()}`, values: all.values });
  return rows[0]?.unread ?? 0;
}

/** One notice, whoever it is for: what a mail says. */
export async function noticeToSend(client: Queryable, id: string): Promise<InboxItem | undefined> {
  return (await client.query<InboxItem>({ name: 'notice-to-send', text: `select ${columnsWith('n.read_at')} from ${source} where n.id = $1`, values: [id] })).rows[0];
}

/** The ids of the notices of a case that came of the versions after `after`, up to `upTo`. */
export async function noticesBetween(client: Queryable, caseId: string, after: number, upTo: number): Promise<readonly string[]> {
  const text = "select id from notices where subject_kind = 'case' and subject_id = $1 and version > $2 and version <= $3 order by version, id";
  return (await client.query<{ id: string }>({ name: 'notices-between', text, values: [caseId, after, upTo] })).rows.map(({ id }) => id);
}

/** Notices made before an instant whose mail has no outcome yet, oldest first: what a lost delivery left behind. */
export async function undelivered(client: Queryable, madeBefore: Instant, limit = 500): Promise<readonly string[]> {
  const text = "select id from notices where mail_state = 'pending' and created_at < $1 order by created_at, id limit $2";
  return (await client.query<{ id: string }>({ text, values: [madeBefore, limit] })).rows.map(({ id }) => id);
}
