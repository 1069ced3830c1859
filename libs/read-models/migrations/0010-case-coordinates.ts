const coordinates = `
alter table case_list add column latitude double precision, add column longitude double precision;
update case_list c set latitude = (e.data #>> '{place,latitude}')::double precision, longitude = (e.data #>> '{place,longitude}')::double precision
  from events e where e.stream_id = 'case/' || c.case_id and e.version = 1 and e.data #>> '{place,latitude}' is not null;
create index on case_list (status) where open;`;

/** Where a case is, so that open cases nearby are found; and the open cases by status, so that counting them does not read the closed ones. */
export class CaseCoordinates1790000001000 {
  readonly name = 'CaseCoordinates1790000001000';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query(coordinates);
  }

  async down(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query('drop index case_list_status_idx; alter table case_list drop column latitude, drop column longitude');
  }
}
