const tables = `
create table saved_views (
  person text not null,
  name text not null,
  search jsonb not null,
  saved_at timestamptz not null,
  primary key (person, name)
);

create table drafts (
  person text not null,
  key text not null,
  version integer not null,
  "values" jsonb not null,
  device text not null,
  saved_at timestamptz not null,
  primary key (person, key)
);
create index on drafts (saved_at);

create table case_receipts (
  case_id text not null,
  person text not null,
  unit text,
  version integer not null,
  first_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (case_id, person)
);
create index on case_receipts (person, case_id);

create table copied_notices_read (
  notice text not null,
  person text not null,
  read_at timestamptz not null,
  primary key (notice, person)
);`;

const rights = 'grant select, insert, update, delete on saved_views, drafts, case_receipts, copied_notices_read to xiaohao_app;';

/** What one person keeps on the desk and has looked at: nobody's case changes by it, so that it is no part of the log. */
export class PersonsDesk1790000000900 {
  readonly name = 'PersonsDesk1790000000900';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    for (const part of [tables, rights]) await runner.query(part);
  }

  async down(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query('drop table copied_notices_read, case_receipts, drafts, saved_views');
  }
}
