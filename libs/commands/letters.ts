import { actorOf } from '#domain/city/people';
import { standIns } from '#domain/delegation/acting';
import { isInForce } from '#domain/delegation/delegation';
import { copiedAmong, copiesFor } from '#read-models/copied-notices';
import type { Deps } from './deps.ts';

/** A mail of a notice: to the person whom it is for, or a copy to whoever stands in for them. */
export type Letter = Readonly<{ notice: string; deputy?: string }>;

/** The name of a letter, under which it is sent once and its outcome is recorded. */
export const letterId = ({ notice, deputy }: Letter): string => (deputy === undefined ? notice : `${notice}/${deputy}`);
export function letterOf(id: string): Letter {
  const [notice = id, deputy] = id.split('/');
  return { notice, ...(deputy === undefined ? {} : { deputy }) };
}

/** The copies of notices that deputies get now: the same that their inbox shows them. */
export async function copiesOf({ pool, clock, delegations, directory }: Deps, notices: readonly Readonly<{ id: string; person: string }>[]): Promise<readonly Letter[]> {
  const book = await delegations.current(pool);
  const people = new Set(notices.map(({ person }) => person));
  const concerned = book.all.filter(({ principal }) => people.has(principal));
  if (concerned.length === 0) return [];
  const [at, city] = [await clock.now(pool), await directory.current(pool)];
  const letters: Letter[] = [];
  for (const deputy of new Set(concerned.flatMap((one) => (isInForce(one, at) ? [one.deputy] : [])))) {
    const actor = actorOf(city, deputy);
    const copies = actor === undefined ? [] : copiesFor(standIns(book, actor, city, at));
    for (const notice of await copiedAmong(pool, notices.map(({ id }) => id), copies)) letters.push({ notice, deputy });
  }
  return letters;
}
