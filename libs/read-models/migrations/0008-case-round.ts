/** The inspection round of a case, beside the case, so that a round finds its cases; and notices about rounds. */
export class CaseRound1790000000800 {
  readonly name = 'CaseRound1790000000800';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query(`
alter table case_list add column round text;
create index case_list_round on case_list (round, case_id) where round is not null;
alter table notices drop constraint notices_subject_kind_check, add constraint notices_subject_kind_check check (subject_kind in ('case', 'unit', 'campaign', 'round'));`);
  }

  async down(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query(`
alter table case_list drop column round;
delete from notices where subject_kind = 'round';
alter table notices drop constraint notices_subject_kind_check, add constraint notices_subject_kind_check check (subject_kind in ('case', 'unit', 'campaign'));`);
  }
}
