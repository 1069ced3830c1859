const deadlineMoves = `
create table deadline_moves (
  case_id text not null,
  version integer not null,
  cause text not null,
  assignment text,
  milestone text,
  unit text,
  due_before timestamptz not null,
  due_after timestamptz not null,
  why text not null,
  moved_at timestamptz not null,
  primary key (case_id, version)
);
create index on deadline_moves (cause, case_id, version);
grant select, insert, update, delete on deadline_moves to xiaohao_app;`;

/** What amendments have moved, so that each can be reported. Follows from the log and can be made again from it. */
export class DeadlineMoves1790000000600 {
  readonly name = 'DeadlineMoves1790000000600';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query(deadlineMoves);
  }

  async down(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query('drop table deadline_moves');
  }
}
