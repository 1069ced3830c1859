import type { Actor, Deputy } from '#domain/city/city';

/** Who acted, as it is kept with each event: whose hand it was, and `onBehalfOf` where a deputy acted in somebody's name. */
export type Signature = Deputy & Readonly<{ onBehalfOf?: Deputy }>;

/** Somebody with the post of this moment, without the rights. */
const postOf = ({ person, name, post, unit, office }: Deputy): Deputy => ({ person, name, post, ...(unit === undefined ? {} : { unit }), ...(office === undefined ? {} : { office }) });

/** An actor as an event keeps them: an old trail still shows who held which post. */
export const signatureOf = (actor: Actor): Signature => (actor.deputy === undefined ? postOf(actor) : { ...postOf(actor.deputy), onBehalfOf: postOf(actor) });

/** In whose name something was done, and by whose hand where it was another's. */
export const doneBy = ({ person, onBehalfOf }: Signature): Readonly<{ by: string; hand?: string }> => (onBehalfOf === undefined ? { by: person } : { by: onBehalfOf.person, hand: person });

/** The name under what was done: 李四代张三. */
export const signedName = ({ name, onBehalfOf }: Signature): string => (onBehalfOf === undefined ? name : `${name}代${onBehalfOf.name}`);

/** The same of somebody who acts now. */
export const deedBy = (actor: Actor): Readonly<{ by: string; hand?: string }> => doneBy(signatureOf(actor));

/** The name under what was done, by the names of today: 李四代张三. */
export const signed = ({ by, hand }: Readonly<{ by: string; hand?: string | undefined }>, nameOf: (person: string) => string): string => (hand === undefined ? nameOf(by) : `${nameOf(hand)}代${nameOf(by)}`);
