import { z } from 'zod';

/** Files that were uploaded before and belong to an event, by the SHA-256 of their content. */
export type Evidenced = Readonly<{ evidence?: readonly string[] }>;

/** The field of a command that takes them; put it into the schema. */
export const evidence = { evidence: z.array(z.hash('sha256').toLowerCase()).max(30).exactOptional() };

/** The files of a command as the field of its event: each once, and no field where there is none. */
export const attached = ({ evidence: files = [] }: Evidenced): Evidenced => (files.length === 0 ? {} : { evidence: [...new Set(files)] });
