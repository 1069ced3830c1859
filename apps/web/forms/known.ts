import { createContext } from 'react';
import type { CasePage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import type { Choice } from './choices.ts';

/** What fields that name something of the page may name, by the names of the fields. */
export type Known = Readonly<Record<string, readonly Choice[]>>;

/** Around a form about something that is known: what its fields may name there. A field that may stay empty and has nothing to name is left out. */
export const KnownHere = createContext<Known>({});

/** What the fields of a case's forms may name: its milestones that are not reached yet, its measures, and of the duties none, as these are the clock's. */
export function knownOf({ assignments, measures }: CasePage): Known {
  const milestones = new Map(assignments.filter(({ stands }) => stands).flatMap(({ milestones: all }) => all.flatMap(({ id, name, reachedAt }) => (reachedAt === undefined ? [[id, name] as const] : []))));
  return {
    duty: [],
    milestone: Array.from(milestones, ([value, label]) => ({ value, label })),
    sanction: measures.map(({ id, kindName, docNo, unitName, statusName }) => ({ value: id, label: `${[kindName, docNo, unitName].filter((part) => part !== undefined).join(' ')}${say('in-brackets', { what: statusName })}` })),
  };
}
