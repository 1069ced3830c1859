import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { fillIn } from '#catalogue/fill-in';
import { policyCliWords } from '#catalogue/policy-cli';
import { differenceIn } from '#catalogue/policy-diff';
import { sentenceOf } from '#catalogue/sentence';
import { publishPolicy, withdrawPolicy } from '#commands/policies';
import { inForce } from '#domain/policy/book';
import { policyDiff } from '#domain/policy/diff';
import { completed, type PolicyFile } from '#domain/policy/file';
import type { Policy } from '#domain/policy/policy';
import { Refusal } from '#domain/refusal';
import { readPolicy } from '#intake/policy-file';
import { failWith } from './failure.ts';
import { connectedTo, operator, type Terminal, terminalOf } from './terminal.ts';

/** A policy file without problems; ends the command with a line for each problem. */
export async function soundPolicy(path: string, { locale, word }: Terminal): Promise<PolicyFile> {
  const { value, problems } = await readPolicy(path);
  if (value !== undefined) return value;
  failWith((problems ?? []).map(({ line, column, code, facts }) => word('city-problems', { line, column, sentence: sentenceOf(locale, { code, facts }) })));
}

/** What differs between two policies, a line for each rule. */
export const differenceLines = ({ locale }: Terminal, was: Policy, is: Policy): readonly string[] => policyDiff(was, is).map((one) => differenceIn(locale, one, was, is));

/** Says what is wrong in a policy file, or what it would change. */
export async function checkPolicy(path: string, offline: boolean, command: Command): Promise<void> {
  if (offline) {
    const terminal = terminalOf(command);
    const { id, name } = await soundPolicy(path, terminal);
    return terminal.show({ ok: true, id, name }, [fillIn(terminal.locale, policyCliWords[terminal.locale]['sound-plain'], { name })]);
  }
  await connectedTo(command, async (connection) => {
    const { deps, locale, show } = connection;
    const file = await soundPolicy(path, connection);
    const was = inForce(await deps.policies.current(deps.pool), await deps.clock.now(deps.pool));
    const differences = differenceLines(connection, was, completed(file));
    show({ ok: true, id: file.id, name: file.name, against: was.version, differences }, [fillIn(locale, policyCliWords[locale].sound, { name: file.name, version: was.version, n: differences.length }), ...differences.map((line) => `  ${line}`)]);
  });
}

export type Publishing = Readonly<{ from?: string; migrate?: boolean; note: string; key?: string }>;

/** Publishes a policy file. */
export const publishFile = (path: string, { from, migrate = false, note, key }: Publishing, command: Command): Promise<void> =>
  connectedTo(command, async (connection) => {
    const { deps, locale, show } = connection;
    const words = policyCliWords[locale];
    const terms = { ...(from === undefined ? {} : { effectiveFrom: from }), migrate, note };
    const { repeated: _, ...answer } = await publishPolicy(deps, await soundPolicy(path, connection), terms, operator(), key ?? randomUUID());
    show(answer, [fillIn(locale, words.published, answer), words[migrate ? 'migrates' : 'stays']]);
  });

/** Withdraws a published policy from now on. */
export const withdrawVersion = (version: string, { migrate = false, note, key }: Publishing, command: Command): Promise<void> =>
  connectedTo(command, async ({ deps, locale, show }) => {
    const found = (await deps.policies.current(deps.pool)).published.find(({ policy }) => policy.version === version);
    if (found === undefined) throw new Refusal('policy-unknown', { version });
    const { repeated: _, ...answer } = await withdrawPolicy(deps, { number: found.number, migrate, note }, operator(), key ?? randomUUID());
    show(answer, [fillIn(locale, policyCliWords[locale].withdrawn, { version })]);
  });
