const caseList = `
create table case_list (
  case_id text primary key,
  version integer not null,
  case_no text,
  title text not null,
  status text not null,
  office text not null,
  area text,
  areas text[] not null,
  address text not null,
  category text,
  grade text not null,
  source_kind text not null,
  lead_unit text,
  units text[] not null,
  viewers text[] not null,
  waits_for text[] not null,
  opened_at timestamptz not null,
  issued_at timestamptz,
  due_at timestamptz,
  soon_at timestamptz,
  original_due_at timestamptz,
  provisional boolean not null,
  running boolean not null,
  level integer not null,
  coordination integer not null,
  attempts integer not null,
  relapses integer not null,
  bounces integer not null,
  open boolean not null,
  history boolean not null,
  closed_at timestamptz,
  next_duty_at timestamptz,
  next_duty_id text,
  next_duty_kind text,
  moved_at timestamptz not null,
  search text not null
) with (fillfactor = 80);
create index on case_list (case_no) where case_no is not null;
create index on case_list (opened_at, case_id);
create index on case_list (moved_at, case_id);
create index on case_list (coalesce(due_at, 'infinity'::timestamptz), case_id);
create index on case_list (status, opened_at, case_id);
create index on case_list (due_at, case_id) where running;
create index on case_list (next_duty_at, case_id) where next_duty_at is not null;
create index on case_list using gin (viewers);
create index on case_list using gin (waits_for) where waits_for <> '{}';`;

const assignments = `
create table assignments (
  case_id text not null,
  assignment text not null,
  round integer not null,
  unit text not null,
  role text not null,
  mandatory boolean not null,
  status text not null,
  issued_at timestamptz not null,
  claim_due_at timestamptz not null,
  claimed_at timestamptz,
  deemed boolean not null,
  due_at timestamptz,
  soon_at timestamptz,
  original_due_at timestamptz,
  delivered_at timestamptz,
  accepted_at timestamptz,
  closed_at timestamptz,
  relapsed_at timestamptz,
  open boolean not null,
  holding boolean not null,
  held_minutes integer not null,
  attempts integer not null,
  returns integer not null,
  extensions integer not null,
  bounced integer not null,
  inspected_at timestamptz,
  first_pass boolean,
  primary key (case_id, assignment, round)
) with (fillfactor = 80);
create index on assignments (unit) where open;`;

const others = `
create table escalations (
  case_id text not null,
  version integer not null,
  kind text not null,
  rule text not null,
  policy text,
  level integer,
  step text,
  unit text,
  by text not null,
  by_name text not null,
  due_at timestamptz,
  fired_at timestamptz not null,
  missed text[] not null,
  told jsonb not null,
  primary key (case_id, version)
);
create index on escalations (fired_at, case_id, version);
create index on escalations (unit, fired_at);

create table notices (
  id text primary key,
  person text not null,
  name text not null,
  case_id text not null,
  version integer not null,
  kind text not null,
  rule text not null,
  told_as text not null,
  copy boolean not null,
  step text,
  level integer,
  unit text,
  due_at timestamptz,
  event text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  mail_state text not null default 'pending' check (mail_state in ('pending', 'sent', 'refused', 'given-up')),
  mail_at timestamptz
);
create index on notices (person, created_at, id);
create index on notices (person) where read_at is null;
create index on notices (case_id, version);
create index on notices (created_at, id) where mail_state = 'pending';

create table refusals (
  case_id text not null,
  version integer not null,
  at timestamptz not null,
  person text not null,
  name text not null,
  post text not null,
  unit text,
  office text,
  command text not null,
  code text not null,
  kind text not null,
  facts jsonb not null,
  primary key (case_id, version)
);`;

const rights = 'grant select, insert, update, delete on case_list, assignments, escalations, notices, refusals to xiaohao_app;';

/** What lists, boards and inboxes read. Everything here follows from the log and can be made again from it. */
export class ReadModels1790000000100 {
  readonly name = 'ReadModels1790000000100';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    for (const part of [caseList, assignments, others, rights]) await runner.query(part);
  }

  async down(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query('drop table case_list, assignments, escalations, notices, refusals');
  }
}
