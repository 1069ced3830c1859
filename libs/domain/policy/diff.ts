import type { Policy } from './policy.ts';

/** One rule that differs: where it stands in the policy, rungs, signatures and milestones by their ids, and what it was and is. */
export type Difference = Readonly<{ path: readonly string[]; kind: 'added' | 'removed' | 'changed'; was?: unknown; is?: unknown }>;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const hasId = (value: unknown): value is Fields & Readonly<{ id: string }> => isObject(value) && typeof value['id'] === 'string';

/** Things with an id by their id. Periods, triggers, rungs of a chase and lists of words are one rule each: undefined. */
function parts(value: unknown): Fields | undefined {
  if (Array.isArray(value)) return value.length > 0 && value.every(hasId) ? Object.fromEntries(value.map((one) => [one.id, one])) : undefined;
  return isObject(value) && !('amount' in value) && !('kind' in value) ? value : undefined;
}

/** An empty list of things with ids has no parts of its own; beside one that has, it is empty. */
const partsBeside = (value: unknown, other: unknown): Fields | undefined => parts(value) ?? (Array.isArray(value) && value.length === 0 && parts(other) !== undefined ? {} : undefined);

const sorted = (_: string, part: unknown): unknown => (isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1))) : part);
/** Whether two rules say the same, in whatever order their fields are written. */
export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one, sorted) === JSON.stringify(other, sorted);

function between(was: unknown, is: unknown, path: readonly string[]): readonly Difference[] {
  if (same(was, is)) return [];
  if (was === undefined) return [{ path, kind: 'added', is }];
  if (is === undefined) return [{ path, kind: 'removed', was }];
  const [before, after] = [partsBeside(was, is), partsBeside(is, was)];
  if (before === undefined || after === undefined) return [{ path, kind: 'changed', was, is }];
  const inner = [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => between(before[key], after[key], [...path, key]));
  return inner.length > 0 ? inner : [{ path, kind: 'changed', was: Object.keys(before), is: Object.keys(after) }];
}

/** What differs between two policies, rule by rule, in the order of the sections; nothing exactly when they say the same. Their versions do not count. */
export const policyDiff = (one: Policy, other: Policy): readonly Difference[] => between({ ...one, version: '' }, { ...other, version: '' }, []);
