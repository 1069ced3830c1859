const recordedTables = `
create table streams (
  stream_id text primary key,
  version integer not null check (version > 0),
  hash text not null
) with (fillfactor = 80);

create function is_instant(value text) returns boolean language sql stable as $$
  select value ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?(Z|[+-]\\d\\d:\\d\\d)$' and value::timestamptz is not null
$$;

create table events (
  position bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  stream_id text not null,
  version integer not null check (version > 0),
  type text not null,
  schema integer not null check (schema > 0),
  occurred_at text not null check (is_instant(occurred_at)),
  recorded_at text not null check (is_instant(recorded_at)),
  actor json not null,
  command_id text not null,
  cause text,
  data json not null,
  prev_hash text not null,
  hash text not null,
  primary key (stream_id, version)
);
create unique index events_order on events (tx, position);

create table commands (
  stream_id text not null,
  command_id text not null,
  request_hash text not null,
  answer json not null,
  version integer not null check (version >= 0),
  recorded_at text not null check (is_instant(recorded_at)),
  primary key (stream_id, command_id)
);`;

const otherTables = `
create table personal_data (
  case_id text not null,
  subject text not null,
  data json not null,
  primary key (case_id, subject)
);

create table counters (
  series text primary key,
  value integer not null check (value > 0)
) with (fillfactor = 50);

create table cursors (
  name text primary key,
  position text not null,
  saved_at timestamptz not null default clock_timestamp()
) with (fillfactor = 50);`;

/** ALWAYS: the triggers also fire for a session that calls itself a replica. */
const guards = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused', lower(tg_op), tg_table_name using errcode = 'restrict_violation', hint = 'What is recorded stays.';
end $$;

create function stream_only_grows() returns trigger language plpgsql as $$
begin
  if new.stream_id <> old.stream_id or new.version <= old.version then
    raise exception 'stream % cannot go from version % to %', old.stream_id, old.version, new.version using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger events_stay before update or delete or truncate on events for each statement execute function refuse_change();
create trigger commands_stay before update or delete or truncate on commands for each statement execute function refuse_change();
create trigger streams_stay before delete or truncate on streams for each statement execute function refuse_change();
create trigger streams_grow before update on streams for each row execute function stream_only_grows();
alter table events enable always trigger events_stay;
alter table commands enable always trigger commands_stay;
alter table streams enable always trigger streams_stay;
alter table streams enable always trigger streams_grow;`;

/** The position and the transaction of an event are the database's to say. */
const rights = `
grant select, insert on commands to xiaohao_app;
grant select, insert (stream_id, version, type, schema, occurred_at, recorded_at, actor, command_id, cause, data, prev_hash, hash) on events to xiaohao_app;
grant select, insert, update (version, hash) on streams to xiaohao_app;
grant select, insert, update, delete on personal_data, cursors to xiaohao_app;
grant select, insert, update on counters to xiaohao_app;`;

/** The log and what belongs to it. */
export class EventLog1790000000001 {
  readonly name = 'EventLog1790000000001';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    for (const part of [recordedTables, otherTables, guards, rights]) await runner.query(part);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The event log is never taken down.'));
  }
}
