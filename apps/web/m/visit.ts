import type { Values } from '../forms/values.ts';
import type { CasePage } from '../server/facts.ts';
import type { Before } from './photo-field.tsx';

/** By how many milliseconds the server's clock was ahead of this device when an answer came. */
export const aheadOf = (now: string, seenAt: number): number => Date.parse(now) - seenAt;

/** What is to be looked at: the parts of what was required. Each may be changed, and more added. */
export function toCheck({ requirement = '', title }: Pick<CasePage, 'requirement' | 'title'>): readonly Readonly<{ text: string }>[] {
  const parts = requirement.split(/[；;。\n]+/u).map((part) => part.trim()).filter((part) => part !== '');
  return (parts.length === 0 ? [title] : parts).map((text) => ({ text: text.slice(0, 200) }));
}

/** What an inspector says of the whole when all items have passed, and when one has failed. */
const verdicts: Readonly<Record<string, readonly [good: string, bad: string]>> = { reinspect: ['passed', 'failed'], 'look-back': ['held', 'relapsed'] };

/** The whole follows the items as they are ticked; the server checks that it does. */
export const settled =
  (command: string) =>
  (values: Values): Values => {
    const { items } = values;
    const verdict = verdicts[command];
    if (!Array.isArray(items) || items.length === 0 || verdict === undefined) return values;
    const passed = items.map((one: unknown) => (typeof one === 'object' && one !== null && 'passed' in one ? one.passed : undefined));
    if (passed.includes(false)) return { ...values, result: verdict[1] };
    return passed.every((one) => one === true) ? { ...values, result: verdict[0] } : values;
  };

const earlier: ReadonlySet<string> = new Set(['ProblemReported', 'ReportVerified']);

/** The photos of how it was: those of the report and of its verification. */
export const beforePhotos = ({ evidence }: Pick<CasePage, 'evidence'>): readonly Before[] => photosOf(evidence.filter(({ event }) => earlier.has(event)));
/** The photos of how it became: those of the last feedback. */
function afterPhotos({ evidence }: Pick<CasePage, 'evidence'>): readonly Before[] {
  const last = evidence.findLast(({ event }) => event === 'FeedbackSubmitted');
  return last === undefined ? [] : photosOf(evidence.filter(({ version }) => version === last.version));
}

const photosOf = (pieces: CasePage['evidence']): readonly Before[] => pieces.flatMap(({ sha256, links, name, kindName, answers }) => (links.thumbnail === null ? [] : [{ sha256, src: links.copy ?? links.thumbnail, name: name ?? kindName, ...(answers === undefined ? {} : { answers }) }]));

/** Each photo of before with the one of after that answers it, as the feedback says; in their order where it does not say. More of either stand below. */
export function pairsOf(page: Pick<CasePage, 'evidence'>): readonly Readonly<{ before: Before | undefined; after: Before | undefined }>[] {
  const [befores, afters] = [beforePhotos(page), afterPhotos(page)];
  if (afters.every(({ answers }) => answers === undefined)) return Array.from({ length: Math.max(befores.length, afters.length) }, (_, place) => ({ before: befores[place], after: afters[place] }));
  const answering = (before: Before): Before | undefined => afters.find(({ answers }) => answers === before.sha256);
  const left = afters.filter(({ answers }) => !befores.some(({ sha256 }) => sha256 === answers));
  return [...befores.map((before) => ({ before, after: answering(before) })), ...left.map((after) => ({ before: undefined, after }))];
}

/** With each photo of after goes the one of before beside which it was taken. */
export const pairedWith =
  (befores: readonly Before[]) =>
  (values: Values): Values => {
    const { evidence } = values;
    const afters: readonly unknown[] = Array.isArray(evidence) ? evidence : [];
    return { ...values, pairs: befores.flatMap(({ sha256 }, place) => (afters[place] === undefined ? [] : [{ after: afters[place], before: sha256 }])) };
  };
