/** The campaign of a case, beside the case, so that a campaign finds its open cases. */
export class CaseCampaign1790000000300 {
  readonly name = 'CaseCampaign1790000000300';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query(`
alter table case_list add column campaign text;
create index case_list_campaign on case_list (campaign, case_id) where campaign is not null;`);
  }

  async down(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query('alter table case_list drop column campaign');
  }
}
