import type { Queryable } from '#event-store/queryable';
import type { Instant } from '#domain/time';

/** A filter of the case list that somebody gave a name: the search of the page's address. */
export type SavedView = Readonly<{ name: string; search: Readonly<Record<string, string>>; savedAt: Instant }>;

/** So many one person keeps. */
export const mostViews = 20;

/** The views of a person, by name. */
export async function savedViews(client: Queryable, person: string): Promise<readonly SavedView[]> {
  const text = 'select name, search, saved_at as "savedAt" from saved_views where person = $1 order by name';
  return (await client.query<SavedView>({ name: 'saved-views', text, values: [person] })).rows;
}

/** Keeps a view, in the place of one of the same name; false when there are too many already. */
export async function keepView(client: Queryable, person: string, { name, search, savedAt }: SavedView): Promise<boolean> {
  const text = `insert into saved_views (person, name, search, saved_at)
    select $1, $2, $3::jsonb, $4 where exists (select from saved_views where person = $1 and name = $2) or (select count(*) from saved_views where person = $1) < ${mostViews}
    on conflict (person, name) do update set search = excluded.search, saved_at = excluded.saved_at`;
  const { rowCount } = await client.query({ name: 'keep-view', text, values: [person, name, JSON.stringify(search), savedAt] });
  return rowCount === 1;
}

/** Forgets a view; false when there was none. */
export async function dropView(client: Queryable, person: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query({ name: 'drop-view', text: 'delete from saved_views where person = $1 and name = $2', values: [person, name] });
  return rowCount === 1;
}
