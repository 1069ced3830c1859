const contributions = `
create table contributions (
  case_id text not null,
  version integer not null,
  holder text not null,
  measure text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  value integer not null,
  due_at timestamptz,
  elapsed integer not null,
  share integer not null,
  holding integer not null,
  among integer not null,
  place integer not null,
  primary key (case_id, version, holder, measure)
);
create index on contributions (holder, measure, at);`;

const rights = 'grant select, insert, update, delete on contributions to xiaohao_app;';

/** What the figures of units and boards are summed from. Follows from the log and can be made again from it. */
export class Contributions1790000000400 {
  readonly name = 'Contributions1790000000400';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    for (const part of [contributions, rights]) await runner.query(part);
  }

  async down(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query('drop table contributions');
  }
}
