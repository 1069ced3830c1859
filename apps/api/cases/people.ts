import { z } from 'zod';
import { roleWords } from '#catalogue/roles';
import { wordOf } from '#catalogue/rules';
import type { Told } from '#domain/case/events';
import type { Caller } from '../requests/caller.ts';

/** Somebody by name, and as what. */
export const personAs = z.strictObject({ person: z.string(), name: z.string(), as: z.string(), asName: z.string(), unit: z.string().exactOptional(), unitName: z.string().exactOptional() });
export type PersonAs = z.output<typeof personAs>;

/** A person as somebody is shown them. */
export const personShown = ({ person, name, as, unit }: Pick<Told, 'person' | 'name' | 'unit'> & Readonly<{ as: string }>, { locale, names }: Caller): PersonAs => ({
  person, name, as, asName: wordOf(roleWords[locale], as), ...(unit === undefined ? {} : { unit, unitName: names.unit(unit) }),
});
