import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

/** A small product that breaks no rule; what is planted stands beside it. */
const sound: Readonly<Record<string, string>> = {
  'libs/domain/thing.ts': "import { z } from 'zod';\nexport const thing = z.string();\n",
  'libs/event-store/append.ts': "import { randomUUID } from 'node:crypto';\nexport const append = randomUUID;\n",
  'libs/event-store/migrations/0001-log.ts': 'export const log = 1;\n',
  'libs/read-models/thing.ts': "import { thing } from '#domain/thing';\nexport const list = [thing];\n",
  'libs/database/thing.ts': "import { log } from '#event-store/migrations/0001-log';\nexport const migrations = [log];\n",
  'libs/commands/thing.ts': "import { append } from '#event-store/append';\nimport { list } from '#read-models/thing';\nexport const execute = [append, list];\n",
  'libs/commands/thing.test.ts': "import { tool } from '../../test/tool.ts';\nimport { check } from 'fast-check';\nexport const tested = [tool, check];\n",
  'workflows/thing.ts': "import { sleep } from '@temporalio/workflow';\nimport type { thing } from '#domain/thing';\nexport type Thing = typeof thing;\nexport const life = (): Promise<void> => sleep(1);\n",
  'apps/api/thing.ts': "import { Controller } from '@nestjs/common';\nimport { execute } from '#commands/thing';\nexport const routes = [Controller, execute];\n",
  'apps/worker/doctor.ts': "import { life } from '../../workflows/thing.ts';\nexport const wake = life;\n",
  'apps/cli/thing.ts': "import { wake } from '../worker/doctor.ts';\nconsole.log(wake);\n",
  'test/tool.ts': "import { execute } from '#commands/thing';\nexport const tool = execute;\n",
};

type Planted = readonly [rule: string, file: string, text: string];

const importing = (specifier: string): string => `import '${specifier}';\n`;

const imports: readonly Planted[] = [
  ['libs-domain-imports-only-what-it-may', 'libs/domain/stores.ts', importing('#event-store/append')],
  ['libs-domain-imports-only-what-it-may', 'libs/domain/reads.ts', importing('node:fs')],
  ['libs-domain-imports-only-what-it-may', 'libs/domain/asks.ts', importing('pg')],
  ['libs-settings-imports-only-what-it-may', 'libs/settings/decides.ts', importing('#domain/thing')],
  ['libs-catalogue-imports-only-what-it-may', 'libs/catalogue/commands.ts', importing('#commands/thing')],
  ['libs-event-store-imports-only-what-it-may', 'libs/event-store/knows.ts', "import type { thing } from '#domain/thing';\nexport type Thing = typeof thing;\n"],
  ['libs-read-models-imports-only-what-it-may', 'libs/read-models/commands.ts', importing('#commands/thing')],
  ['libs-database-imports-only-what-it-may', 'libs/database/reads.ts', importing('#read-models/thing')],
  ['libs-commands-imports-only-what-it-may', 'libs/commands/starts.ts', importing('#local/thing')],
  ['libs-identity-imports-only-what-it-may', 'libs/identity/commands.ts', importing('#commands/thing')],
  ['libs-intake-imports-only-what-it-may', 'libs/intake/stores.ts', importing('#event-store/append')],
  ['libs-evidence-imports-only-what-it-may', 'libs/evidence/commands.ts', importing('#commands/thing')],
  ['libs-notify-imports-only-what-it-may', 'libs/notify/commands.ts', importing('#commands/thing')],
  ['libs-local-imports-only-what-it-may', 'libs/local/thing.ts', importing('#domain/thing')],
  ['libs-demonstration-imports-only-what-it-may', 'libs/demonstration/serves.ts', importing('../../apps/api/thing.ts')],
  ['workflows-imports-only-what-it-may', 'workflows/stores.ts', importing('#commands/thing')],
  ['workflows-imports-only-what-it-may', 'workflows/reads.ts', importing('node:fs')],
  ['workflows-know-the-domain-by-type-only', 'workflows/decides.ts', importing('#domain/thing')],
  ['apps-web-imports-only-what-it-may', 'apps/web/commands.ts', importing('#commands/thing')],
  ['web-knows-the-api-by-type-only', 'apps/web/calls.ts', importing('../api/thing.ts')],
  ['apps-api-imports-only-what-it-may', 'apps/api/prints.ts', importing('../cli/thing.ts')],
  ['apps-worker-imports-only-what-it-may', 'apps/worker/serves.ts', importing('../api/thing.ts')],
  ['apps-cli-imports-only-what-it-may', 'apps/cli/serves.ts', importing('../api/thing.ts')],
  ['only-commands-append', 'apps/worker/appends.ts', importing('#event-store/append')],
  ['nest-stays-in-the-api', 'apps/worker/nests.ts', importing('@nestjs/common')],
  ['product-needs-no-tests', 'apps/api/tested.ts', importing('../../test/tool.ts')],
  ['product-needs-no-development-package', 'apps/api/checks.ts', importing('fast-check')],
  ['every-package-is-named', 'apps/api/borrows.ts', importing('pg-protocol')],
  ['every-import-is-found', 'apps/api/lost.ts', importing('./nowhere.ts')],
  ['no-cycles', 'libs/domain/hen.ts', "import { egg } from './egg.ts';\nexport const hen = (): unknown => egg;\n"],
  ['no-cycles', 'libs/domain/egg.ts', "import { hen } from './hen.ts';\nexport const egg = (): unknown => hen;\n"],
];

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `  console.assert(${index} > 0);`).join('\n');

const lint: readonly Planted[] = [
  ['eslint(eqeqeq)', 'libs/intake/equal.ts', 'export const same = (a: number, b: number): boolean => a == b;\n'],
  ['eslint(prefer-const)', 'libs/intake/let.ts', 'let one = 1;\nexport const two = one + one;\n'],
  ['eslint(no-var)', 'libs/intake/var.ts', 'export var one = 1;\n'],
  ['eslint(no-param-reassign)', 'libs/intake/reassign.ts', 'export function up(n: number): number {\n  n += 1;\n  return n;\n}\n'],
  ['eslint(max-lines)', 'test/long.ts', `${lines(301)}\nexport {};\n`],
  ['eslint(max-lines-per-function)', 'test/long-function.ts', `export function long(): void {\n${lines(61)}\n}\n`],
  ['eslint(max-depth)', 'test/deep.ts', 'export function deep(a: boolean): number {\n  if (a) { if (!a) { if (a) { if (!a) { if (a) { return 1; } } } } }\n  return 2;\n}\n'],
  ['eslint(max-params)', 'test/params.ts', 'export const many = (a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1): unknown => [a, b, c, d, e, f, g];\n'],
  ['import(no-default-export)', 'libs/intake/default.ts', 'export default 1;\n'],
  ['import(no-cycle)', 'libs/intake/hen.ts', "import { egg } from './egg.ts';\nexport const hen = (): unknown => egg;\n"],
  ['import(no-cycle)', 'libs/intake/egg.ts', "import { hen } from './hen.ts';\nexport const egg = (): unknown => hen;\n"],
  ['unicorn(filename-case)', 'libs/intake/BigThing.ts', 'export const big = 1;\n'],
  ['typescript(no-explicit-any)', 'libs/intake/any.ts', 'export const parse = (text: string): any => JSON.parse(text);\n'],
  ['typescript(no-floating-promises)', 'libs/intake/floats.ts', 'export function start(work: () => Promise<void>): void {\n  work();\n}\n'],
  ['typescript(no-misused-promises)', 'libs/intake/misused.ts', 'export const odd = (work: () => Promise<boolean>): number => (work() ? 1 : 2);\n'],
  ['typescript(return-await)', 'libs/intake/unawaited.ts', 'export async function go(work: () => Promise<number>): Promise<number> {\n  try {\n    return work();\n  } catch {\n    return 0;\n  }\n}\n'],
  ['typescript(no-non-null-assertion)', 'libs/intake/bang.ts', 'export const first = (list: readonly string[]): string => list[0]!;\n'],
  [
    'typescript(switch-exhaustiveness-check)',
    'libs/intake/switch.ts',
    "export function say(status: 'open' | 'closed'): string {\n  switch (status) {\n    case 'open':\n      return 'o';\n    default:\n      return 'c';\n  }\n}\n",
  ],
  ['jest(expect-expect)', 'libs/intake/empty.test.ts', "import { test } from '@jest/globals';\ntest('nothing', () => undefined);\n"],
  ['eslint(no-console)', 'libs/intake/talks.ts', "console.log('done');\nexport {};\n"],
  ['eslint(no-restricted-properties)', 'libs/domain/now.ts', 'export const now = (): number => Date.now();\n'],
  ['eslint(no-restricted-properties)', 'libs/domain/random.ts', 'export const chance = (): number => Math.random();\n'],
  ['eslint(no-restricted-properties)', 'libs/domain/local.ts', 'export const weekday = (date: Date): number => date.getDay();\n'],
  ['eslint(no-restricted-properties)', 'workflows/local.ts', 'export const hour = (date: Date): number => date.getHours();\n'],
  ['eslint(no-restricted-globals)', 'libs/domain/waits.ts', 'export const soon = (): unknown => setTimeout(() => undefined, 1);\n'],
];

const root = dirname(import.meta.dirname);
const tree = mkdtempSync(join(tmpdir(), 'xiaohao-rules-'));

function run(program: string, words: readonly string[]): unknown {
  const { stdout } = spawnSync(join(root, 'node_modules', '.bin', program), words, { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
}

type Finding = Readonly<{ rule: string; file: string }>;

function importFindings(): Finding[] {
  const report = run('depcruise', ['--config', '.dependency-cruiser.cjs', '-T', 'json', 'apps', 'libs', 'workflows', 'test']);
  const { modules } = report as { modules: { source: string; dependencies: { rules?: { name: string }[] }[] }[] };
  return modules.flatMap(({ source, dependencies }) => dependencies.flatMap(({ rules = [] }) => rules.map(({ name }) => ({ rule: name, file: source }))));
}

function lintFindings(): Finding[] {
  const report = run('oxlint', ['--type-aware', '-f', 'json', 'apps', 'libs', 'workflows', 'test']) as { diagnostics: { code: string; filename: string }[] };
  return report.diagnostics.map(({ code, filename }) => ({ rule: code, file: filename }));
}

let [byImports, byLint]: [Finding[], Finding[]] = [[], []];

beforeAll(() => {
  for (const file of ['.dependency-cruiser.cjs', '.oxlintrc.json', 'tsconfig.json', 'package.json', '.gitignore']) cpSync(join(root, file), join(tree, file));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const planted = [...imports, ...lint].map(([, file, text]) => [file, text] as const);
  for (const [file, text] of [...Object.entries(sound), ...planted]) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  [byImports, byLint] = [importFindings(), lintFindings()];
}, 60_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('a broken import rule is found:', () => {
  test.each(imports)('%s in %s', (rule, file) => {
    expect(byImports).toContainEqual({ rule, file });
  });

  test('every rule of .dependency-cruiser.cjs has a violation here', () => {
    const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
    expect(new Set(imports.map(([rule]) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
  });
});

describe('a broken lint rule is found:', () => {
  test.each(lint)('%s in %s', (rule, file) => {
    expect(byLint).toContainEqual({ rule, file });
  });
});

describe('what breaks no rule', () => {
  test.each(Object.keys(sound))('%s is left in peace', (file) => {
    expect([...byImports, ...byLint].filter((finding) => finding.file === file)).toEqual([]);
  });
});
