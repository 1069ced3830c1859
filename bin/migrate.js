import { root } from './prepare.js';

const { settings } = await import(`${root}dist/libs/settings/settings.js`);
const { SettingsProblem } = await import(`${root}dist/libs/settings/settings-problem.js`);
const { prepareSchema } = await import(`${root}dist/libs/local/prepare-schema.js`);
const { problemSentence } = await import(`${root}dist/libs/local/sentence.js`);

/** Brings the database of DATABASE_OWNER_URL up to date: the one-shot job before the API and the workers start. */
try {
  const { databaseOwnerUrl } = settings(process.env);
  if (databaseOwnerUrl === undefined) throw new SettingsProblem([{ code: 'missing-setting', setting: 'DATABASE_OWNER_URL', form: 'postgres://user:password@host:5432/database' }]);
  await prepareSchema(databaseOwnerUrl);
} catch (error) {
  console.error(problemSentence(error, process.env.XIAOHAO_LOCALE === 'en' ? 'en' : 'zh-CN') ?? error.message);
  process.exitCode = 1;
}
