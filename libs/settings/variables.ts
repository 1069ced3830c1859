import { z } from 'zod';

/** What a person needs to know of one setting. */
export type About = { readonly meaning: string; readonly form: string; readonly secret?: true };

export const about = z.registry<About>();

const text = z.string();
const port = z.coerce.number().int().min(0).max(65_535);
const postgresUrl = text.regex(/^postgres(ql)?:\/\/\S+$/);
const databaseForm = 'postgres://user:password@host:5432/database';

/** Every environment variable that the product reads, in the order of the README's table. */
export const variables = z.object({
  DATABASE_URL: postgresUrl.optional().register(about, { meaning: 'PostgreSQL of the application, under the role that may only insert and select events. Unset: one is started in the data folder.', form: databaseForm, secret: true }),
  DATABASE_OWNER_URL: postgresUrl.optional().register(about, { meaning: 'The same database under the role that owns the tables; used by migrations only. Unset: DATABASE_URL.', form: databaseForm, secret: true }),
  TEMPORAL_ADDRESS: text.regex(/^\S+:\d+$/).optional().register(about, { meaning: 'Temporal, as host:port. Unset: one is started in the data folder.', form: 'host:port' }),
  TEMPORAL_NAMESPACE: text.regex(/^[\w.-]+$/).default('default').register(about, { meaning: "Temporal's namespace; a product needs one of its own.", form: 'letters, digits, dots and dashes' }),
  PORT: port.default(3000).register(about, { meaning: 'Port of the web pages and the API. Unset and taken: another free one.', form: '0–65535' }),
  HOST: text.default('127.0.0.1').register(about, { meaning: 'Address to listen on; 0.0.0.0 is every network card.', form: 'an address of this machine' }),
  XIAOHAO_DATA: text.default('.xiaohao').register(about, { meaning: 'Folder for the database, Temporal, logs, evidence and the secret of this machine.', form: 'a folder' }),
  XIAOHAO_EVIDENCE_URL: text.regex(/^https?:\/\/[^\s/:@]+:[^\s/@]+@[^\s/@]+\/[a-z0-9][a-z0-9.-]+(\?region=[\w-]+)?$/).optional().register(about, { meaning: 'S3-compatible storage of evidence, with its key and bucket. Unset: the folder evidence in the data folder.', form: 'https://key:secret@host:port/bucket?region=cn-north-1', secret: true }),
  XIAOHAO_MODE: z.enum(['demonstration', 'production']).default('demonstration').register(about, { meaning: 'demonstration: a fictional city, sign-in by choosing a person, a clock that can be moved. production: none of these.', form: 'demonstration | production' }),
  XIAOHAO_SECRET: text.min(32).optional().register(about, { meaning: 'Signs sessions. Required in production; in a demonstration one is made in the data folder.', form: 'at least 32 characters', secret: true }),
  XIAOHAO_SMTP_URL: text.regex(/^smtps?:\/\/\S+$/).optional().register(about, { meaning: 'Mail server. Unset: notices are kept in the inbox and not mailed.', form: 'smtp://user:password@host:587', secret: true }),
  XIAOHAO_MAIL_FROM: text.regex(/^[^\s@<>]+@[^\s@<>]+$|^[^<>]*<[^\s@<>]+@[^\s@<>]+>$/).default('xiaohao@localhost').register(about, { meaning: 'Sender of the mail.', form: 'office@city.example' }),
  XIAOHAO_PUBLIC_URL: text.regex(/^https?:\/\/\S+$/).optional().register(about, { meaning: 'Address that people open; links in mail begin with it. Unset: http://HOST:PORT.', form: 'https://xiaohao.city.example' }),
  XIAOHAO_LOCALE: z.enum(['zh-CN', 'en']).default('zh-CN').register(about, { meaning: 'Language of sentences and mail.', form: 'zh-CN | en' }),
  XIAOHAO_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').register(about, { meaning: 'Least level that is logged.', form: 'fatal | error | warn | info | debug | trace | silent' }),
  XIAOHAO_TASK_QUEUE: text.regex(/^[\w.-]+$/).default('xiaohao').register(about, { meaning: "Temporal's task queue that the workers serve.", form: 'letters, digits, dots and dashes' }),
  XIAOHAO_REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).default(3000).register(about, { meaning: 'Requests that one person may make in a minute; 0 for no limit.', form: 'a whole number' }),
  XIAOHAO_LEAST_DISK_MB: z.coerce.number().int().min(0).default(500).register(about, { meaning: 'Free space in the data folder, in MB, below which npm start refuses, and files are not taken.', form: 'a whole number' }),
});

export type Variables = z.infer<typeof variables>;
export type VariableName = keyof Variables;

/** One row of the settings table: the default as text, empty when there is none. */
export type SettingRow = { readonly name: string; readonly default: string; readonly meaning: string };

/** The table of all settings, as the README shows it. */
export const settingsTable: readonly SettingRow[] = Object.entries(variables.shape).map(([name, schema]) => ({
  name,
  default: String(schema.safeParse(undefined).data ?? ''),
  meaning: about.get(schema)?.meaning ?? '',
}));
