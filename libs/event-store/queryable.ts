/** One statement; a name makes it a prepared one, planned once per connection. */
export type Statement = { readonly name?: string; readonly text: string; readonly values?: unknown[] };

/** What runs a statement: a pool, or the client of an open transaction. */
export type Queryable = {
  readonly query: <Row extends Record<string, unknown>>(statement: Statement) => Promise<{ rows: Row[]; rowCount: number | null }>;
};
