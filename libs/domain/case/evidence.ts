import { z } from 'zod';
import { Refusal } from '#domain/refusal';

/** Files that were uploaded before and belong to an event, by the SHA-256 of their content. */
export type Evidenced = Readonly<{ evidence?: readonly string[] }>;

/** The field of a command that takes them; put it into the schema. */
const file = z.hash('sha256').toLowerCase();
export const evidence = { evidence: z.array(file).max(30).exactOptional() };

/** The files of a command as the field of its event: each once, and no field where there is none. */
export const attached = ({ evidence: files = [] }: Evidenced): Evidenced => (files.length === 0 ? {} : { evidence: [...new Set(files)] });

/** Which photo of before a photo of after answers. What is not named is put beside each other by its order. */
export type Pair = Readonly<{ after: string; before: string }>;
export type PhotosPaired = Readonly<{ pairs?: readonly Pair[] }>;

/** The field of a command that names them; put it into the schema beside its `evidence`. */
export const pairs = { pairs: z.array(z.strictObject({ after: file, before: file })).max(30).exactOptional() };

/** The pairs of a command as the field of its event. Throws Refusal `photo-not-attached` for a photo of after that the command does not attach, `photo-paired-twice`. */
export function paired({ evidence: files = [], pairs: named = [] }: Evidenced & PhotosPaired): PhotosPaired {
  const [stray, twice] = [named.find(({ after }) => !files.includes(after)), named.find(({ after }, place) => named.findIndex((one) => one.after === after) < place)];
  if (stray !== undefined) throw new Refusal('photo-not-attached', { photo: stray.after.slice(0, 12) });
  if (twice !== undefined) throw new Refusal('photo-paired-twice', { photo: twice.after.slice(0, 12) });
  return named.length === 0 ? {} : { pairs: named };
}
