import type { Actor, City } from '#domain/city/city';
import { actorOf } from '#domain/city/people';

/** Gives the city as it stands now. */
export type Current = () => Promise<City>;

/** Nobody of this id holds a post now: the person has left, or never was in the city. */
export class NotInOffice extends Error {
  override readonly name = 'NotInOffice';
  readonly code = 'no-longer-in-office';
  constructor(readonly person: string) {
    super(`${person} holds no post`);
  }
}

/** The person as somebody who acts, with the roles, unit and areas of this moment: a change of rights acts with the next request. Throws NotInOffice. */
export async function actorFor(current: Current, person: string): Promise<Readonly<{ actor: Actor; city: City }>> {
  const city = await current();
  const actor = actorOf(city, person);
  if (actor === undefined) throw new NotInOffice(person);
  return { actor, city };
}
