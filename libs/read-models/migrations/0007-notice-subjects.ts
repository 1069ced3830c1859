const subjects = `
alter table notices
  alter column case_id drop not null,
  add column subject_kind text not null default 'case' check (subject_kind in ('case', 'unit', 'campaign')),
  add column subject_id text,
  add column subject_title text,
  add column facts jsonb not null default '{}',
  add column todo text;
update notices set subject_id = case_id;
alter table notices alter column subject_id set not null, add check ((subject_kind = 'case') = (case_id is not null));
drop index notices_case_id_version_idx;
create index on notices (subject_kind, subject_id, version);`;

/** Notices about the records of units and about campaigns beside those about cases. What these streams told before is there after `xiaohao rebuild`. */
export class NoticeSubjects1790000000700 {
  readonly name = 'NoticeSubjects1790000000700';

  async up(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query(subjects);
  }

  async down(runner: { query: (sql: string) => Promise<unknown> }): Promise<void> {
    await runner.query(`
delete from notices where case_id is null;
alter table notices drop column subject_kind, drop column subject_id, drop column subject_title, drop column facts, drop column todo, alter column case_id set not null;
create index on notices (case_id, version);`);
  }
}
