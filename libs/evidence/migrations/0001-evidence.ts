const tables = `
create table evidence (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size bigint not null check (size > 0),
  width integer,
  height integer,
  camera json not null,
  stored_at timestamptz not null default clock_timestamp()
);

create table evidence_holders (
  sha256 text not null references evidence,
  person text not null,
  name text not null,
  captured_at timestamptz,
  uploaded_at timestamptz not null default clock_timestamp(),
  kept_until timestamptz not null,
  primary key (sha256, person)
);
create index on evidence_holders (kept_until);

create table evidence_uploads (
  upload_id uuid primary key,
  person text not null,
  name text not null,
  size bigint not null check (size > 0),
  declared text check (declared ~ '^[0-9a-f]{64}$'),
  captured_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  sha256 text,
  problem json
);
create index on evidence_uploads (person) where sha256 is null and problem is null;
create index on evidence_uploads (expires_at);

create table case_evidence (
  case_id text not null,
  version integer not null,
  nth integer not null,
  sha256 text not null,
  event text not null,
  person text not null,
  name text not null,
  at timestamptz not null,
  primary key (case_id, version, nth)
);
create index on case_evidence (sha256, case_id);`;

const rights = 'grant select, insert, update, delete on evidence, evidence_holders, evidence_uploads, case_evidence to xiaohao_app;';

/** What is known of uploaded files: by content, by who sent them, unfinished ones; and, as a projection, to which events of which cases they belong. */
export class Evidence1790000000500 {
  readonly name = 'Evidence1790000000500';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    for (const part of [tables, rights]) await runner.query(part);
  }

  async down(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query('drop table case_evidence, evidence_uploads, evidence_holders, evidence');
  }
}
