import { resolve } from 'node:path';
import { inspect } from 'node:util';
import type { z } from 'zod';
import { nearest } from './nearest.ts';
import { type SettingFault, SettingsProblem } from './settings-problem.ts';
import { about, type VariableName, type Variables, variables } from './variables.ts';

/** The settings of one process, read once at its start. Printed or made JSON, secrets and passwords are masked. */
export type Settings = Readonly<{
  databaseUrl?: string;
  /** For migrations; the application's own when no other was given. */
  databaseOwnerUrl?: string;
  /** `host:port`. */
  temporalAddress?: string;
  temporalNamespace: string;
  port: number;
  host: string;
  /** An absolute path. */
  dataDir: string;
  /** An S3-compatible storage of evidence, with its key. */
  evidenceUrl?: string;
  mode: 'demonstration' | 'production';
  secret?: string;
  smtpUrl?: string;
  mailFrom: string;
  publicUrl: string;
  locale: 'zh-CN' | 'en';
  logLevel: Variables['XIAOHAO_LOG_LEVEL'];
  taskQueue: string;
  /** Of one person; 0 for no limit. */
  requestsPerMinute: number;
  /** Free space, in MB, below which the product does not start. */
  leastDiskMB: number;
  /** The variables that the user set; what is not among them has its default. */
  named: ReadonlySet<VariableName>;
}>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment. An empty variable counts as unset; `XIAOHAO_TEST_…` belongs to the tests. Throws SettingsProblem with every fault. */
export function settings(env: Environment): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = variables.safeParse(given);
  const faults = [...unknown(given), ...(parsed.success ? [] : parsed.error.issues.map(malformed))];
  if (!parsed.success || faults.length > 0) throw new SettingsProblem(faults);
  const { XIAOHAO_MODE: mode, XIAOHAO_SECRET: secret } = parsed.data;
  if (mode === 'production' && secret === undefined) throw new SettingsProblem([{ code: 'missing-setting', setting: 'XIAOHAO_SECRET', form: formOf('XIAOHAO_SECRET') }]);
  return masked({ ...named(parsed.data), named: new Set(names.filter((name) => name in given)) });
}

const names = variables.keyof().options;

function named(values: Variables): Omit<Settings, 'named'> {
  const { HOST: host, PORT: port } = values;
  const ownerUrl = values.DATABASE_OWNER_URL ?? values.DATABASE_URL;
  return {
    ...(values.DATABASE_URL === undefined ? {} : { databaseUrl: values.DATABASE_URL }),
    ...(ownerUrl === undefined ? {} : { databaseOwnerUrl: ownerUrl }),
    ...(values.TEMPORAL_ADDRESS === undefined ? {} : { temporalAddress: values.TEMPORAL_ADDRESS }),
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    port,
    host,
    dataDir: resolve(values.XIAOHAO_DATA),
    ...(values.XIAOHAO_EVIDENCE_URL === undefined ? {} : { evidenceUrl: values.XIAOHAO_EVIDENCE_URL }),
    mode: values.XIAOHAO_MODE,
    ...(values.XIAOHAO_SECRET === undefined ? {} : { secret: values.XIAOHAO_SECRET }),
    ...(values.XIAOHAO_SMTP_URL === undefined ? {} : { smtpUrl: values.XIAOHAO_SMTP_URL }),
    mailFrom: values.XIAOHAO_MAIL_FROM,
    publicUrl: (values.XIAOHAO_PUBLIC_URL ?? `http://${host}:${port}`).replace(/\/+$/, ''),
    locale: values.XIAOHAO_LOCALE,
    logLevel: values.XIAOHAO_LOG_LEVEL,
    taskQueue: values.XIAOHAO_TASK_QUEUE,
    requestsPerMinute: values.XIAOHAO_REQUESTS_PER_MINUTE,
    leastDiskMB: values.XIAOHAO_LEAST_DISK_MB,
  };
}

const unknown = (given: Environment): SettingFault[] =>
  Object.keys(given)
    .filter((name) => /^XIAOHAO_(?!TEST_)/.test(name) && !(name in variables.shape))
    .map((setting) => ({ code: 'unknown-setting', setting, meant: nearest(setting, names) ?? '' }));

const malformed = ({ path }: z.core.$ZodIssue): SettingFault => ({ code: 'malformed-setting', setting: String(path[0]), form: formOf(String(path[0])) });

const formOf = (name: string): string => Object.entries(variables.shape).flatMap(([key, schema]) => (key === name ? [about.get(schema)?.form ?? ''] : [])).join('');

function masked<S extends Settings>(value: S): S {
  const show = () => ({ ...value, ...maskedValues(value), named: [...value.named] });
  return Object.defineProperties(value, { toJSON: { value: show }, [inspect.custom]: { value: show } });
}

const maskedValues = (value: Settings): Partial<Record<keyof Settings, string>> => ({
  ...(value.secret === undefined ? {} : { secret: '***' }),
  ...(value.databaseUrl === undefined ? {} : { databaseUrl: withoutPassword(value.databaseUrl) }),
  ...(value.databaseOwnerUrl === undefined ? {} : { databaseOwnerUrl: withoutPassword(value.databaseOwnerUrl) }),
  ...(value.evidenceUrl === undefined ? {} : { evidenceUrl: withoutPassword(value.evidenceUrl) }),
  ...(value.smtpUrl === undefined ? {} : { smtpUrl: withoutPassword(value.smtpUrl) }),
});

/** An address that may be shown: its password, and any parameter that holds one, masked. */
export const withoutPassword = (url: string): string => url.replace(/(:\/\/[^/@:]*):[^/]*@/, '$1:***@').replace(/(password=)[^&]*/gi, '$1***');
