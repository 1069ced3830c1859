import { type Command, InvalidArgumentError } from 'commander';
import { fillIn } from '#catalogue/fill-in';
import { policyCliWords } from '#catalogue/policy-cli';
import { policyLines } from '#catalogue/policy-text';
import { policyOfVersion, policyVersions, type PolicyVersion } from '#commands/policy-versions';
import { defaultPolicy } from '#domain/policy/default';
import { policyDiff } from '#domain/policy/diff';
import { completed } from '#domain/policy/file';
import type { Policy } from '#domain/policy/policy';
import { Refusal } from '#domain/refusal';
import { day, instant } from '#domain/text';
import { at } from '#domain/time';
import { previewPolicy } from './amendment.ts';
import { checkPolicy, differenceLines, publishFile, soundPolicy, withdrawVersion, type Publishing } from './policy-publishing.ts';
import { connectedTo, type Connection, terminalOf, type Terminal } from './terminal.ts';

function instantFrom(text: string): string {
  if (day.safeParse(text).success) return at(text, 0);
  const parsed = instant.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('write a day such as 2026-11-01, or an instant such as 2026-11-01T00:00:00+08:00');
  return parsed.data;
}

/** A file rather than a version: versions have no ending. */
const isFile = (name: string): boolean => /\.(ya?ml|json)$/i.test(name);
const needsNoDatabase = (name: string): boolean => isFile(name) || name === defaultPolicy.version;

async function published(version: string, { deps }: Connection): Promise<Policy> {
  const found = await policyOfVersion(deps, deps.pool, version);
  if (found === undefined) throw new Refusal('policy-unknown', { version });
  return found;
}

/** Gives the policies that files or versions name to `work`; asks the database only for what was published. */
async function withPolicies(names: readonly string[], command: Command, work: (policies: readonly Policy[], terminal: Terminal) => void): Promise<void> {
  const alone = async (name: string, terminal: Terminal): Promise<Policy> => (isFile(name) ? completed(await soundPolicy(name, terminal)) : defaultPolicy);
  if (names.every(needsNoDatabase)) {
    const terminal = terminalOf(command);
    return work(await Promise.all(names.map((name) => alone(name, terminal))), terminal);
  }
  await connectedTo(command, async (connection) => work(await Promise.all(names.map((name) => (needsNoDatabase(name) ? alone(name, connection) : published(name, connection)))), connection));
}

const diff = (from: string, to: string, command: Command): Promise<void> =>
  withPolicies([from, to], command, ([was = defaultPolicy, is = defaultPolicy], terminal) => {
    const lines = differenceLines(terminal, was, is);
    terminal.show({ from, to, differences: policyDiff(was, is).map((one, index) => ({ ...one, path: one.path.join('.'), sentence: lines[index] })) }, lines.length === 0 ? [policyCliWords[terminal.locale].same] : lines);
  });

function listLine({ policy, published: one, current }: PolicyVersion, { locale }: Terminal): string {
  const words = policyCliWords[locale];
  const line = one === undefined ? fillIn(locale, words['built-in'], { version: policy.version, name: policy.name }) : fillIn(locale, words.version, { version: policy.version, name: policy.name, effectiveFrom: one.effectiveFrom });
  const marks = [...(current ? [words.current] : []), ...(policy.use === 'campaign' ? [words.campaign] : []), ...(one?.withdrawn === undefined ? [] : [fillIn(locale, words['withdrawn-from'], { from: one.withdrawn.from })])];
  return [line, ...marks].join(' ');
}

const list = (command: Command): Promise<void> =>
  connectedTo(command, async (connection) => {
    const { deps, show } = connection;
    const versions = policyVersions(await deps.policies.current(deps.pool), await deps.clock.now(deps.pool));
    const items = versions.map(({ policy: { version, name, use }, published: one, current }) => ({ version, name, use, current, effectiveFrom: one?.effectiveFrom ?? null, publishedAt: one?.publishedAt ?? null, withdrawnFrom: one?.withdrawn?.from ?? null, note: one?.note ?? '' }));
    show(items, versions.map((one) => listLine(one, connection)));
  });

const show = (name: string, command: Command): Promise<void> =>
  withPolicies([name], command, ([found = defaultPolicy], terminal) => terminal.show(found, policyLines(terminal.locale, found)));

export function addPolicy(program: Command): void {
  const policy = program.command('policy').description('limits, reminders, ladders and signatures as a file: check, compare, publish');
  policy
    .command('check <file>')
    .description('say what is wrong in a policy file, with line and column, or what it would change')
    .option('--offline', 'without a database: do not compare it with the policy in force')
    .action((path: string, { offline }: Readonly<{ offline?: boolean }>, command: Command) => checkPolicy(path, offline === true, command));
  policy
    .command('preview <file>')
    .description('which deadlines of open cases would move; nothing is written')
    .option('--from <instant>', 'when it would take effect; at once without it', instantFrom)
    .action((path: string, options: Readonly<{ from?: string }>, command: Command) => previewPolicy(path, options, command));
  policy
    .command('publish <file>')
    .description('publish a policy file')
    .requiredOption('--note <words>', 'why, and who decided')
    .option('--from <instant>', 'when it takes effect; at once without it', instantFrom)
    .option('--migrate', 'move open cases to it')
    .option('--key <uuid>', 'publish once under this key, however often it is asked')
    .action((path: string, options: Publishing, command: Command) => publishFile(path, options, command));
  policy
    .command('withdraw <version>')
    .description('withdraw a published policy from now on')
    .requiredOption('--note <words>', 'why, and who decided')
    .option('--migrate', 'move open cases to the policy that is in force then')
    .option('--key <uuid>', 'withdraw once under this key')
    .action((version: string, options: Publishing, command: Command) => withdrawVersion(version, options, command));
  policy.command('diff <from> <to>').description('how two policies differ, rule by rule; each is a version or a file').action((from: string, to: string, _: unknown, command: Command) => diff(from, to, command));
  policy.command('list').description('every published policy, the latest first').action((_: unknown, command: Command) => list(command));
  policy.command('show <policy>').description('all the rules of a version or a file, in words').action((name: string, _: unknown, command: Command) => show(name, command));
}
