/** The offset of the demonstration clock. It only grows: the clock never moves back. */
export class DemonstrationClock1790000000200 {
  readonly name = 'DemonstrationClock1790000000200';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query(`
create table demonstration_clock (
  one boolean primary key default true check (one),
  offset_ms bigint not null
);
create function demonstration_clock_only_advances() returns trigger language plpgsql as $$
begin
  if new.offset_ms < old.offset_ms then raise exception 'the demonstration clock never moves back' using errcode = 'restrict_violation'; end if;
  return new;
end $$;
create trigger demonstration_clock_advances before update on demonstration_clock for each row execute function demonstration_clock_only_advances();
grant select, insert, update on demonstration_clock to xiaohao_app;`);
  }

  async down(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query('drop table demonstration_clock; drop function demonstration_clock_only_advances()');
  }
}
