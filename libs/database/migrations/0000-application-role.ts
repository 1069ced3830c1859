/** Roles belong to the whole cluster, so other databases may be creating the same one at this moment. */
const applicationRole = `
do $$
begin
  for attempt in 1..20 loop
    begin
      if not exists (select from pg_roles where rolname = 'xiaohao_app') then create role xiaohao_app nologin; end if;
      if not pg_has_role(current_user, 'xiaohao_app', 'set') then execute format('grant xiaohao_app to %I', current_user); end if;
      return;
    exception
      when duplicate_object or unique_violation then null;
      when internal_error then if attempt = 20 then raise; end if;
    end;
    perform pg_sleep(0.05);
  end loop;
end $$`;

/** The role without login that the application works as; it owns nothing. */
export class ApplicationRole1790000000000 {
  readonly name = 'ApplicationRole1790000000000';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query(applicationRole);
    await runner.query('grant select on migrations to xiaohao_app');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The application role is shared by every database of the cluster and stays.'));
  }
}
