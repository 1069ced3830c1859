import { fillIn } from '#catalogue/fill-in';
import { roleWords } from '#catalogue/roles';
import { wordOf } from '#catalogue/rules';
import { holderWords } from '#catalogue/unit';
import type { Caller } from '../requests/caller.ts';

/** A holder by name: a unit, a step of an office, the leader of an area. */
export function holderName(name: string, { locale, names }: Pick<Caller, 'locale' | 'names'>): string {
  const [kind, id = '', role = ''] = name.split(':');
  if (kind === 'unit') return names.unit(id);
  return kind === 'area' ? fillIn(locale, holderWords[locale].area, { area: names.area(id) }) : fillIn(locale, holderWords[locale].office, { office: names.office(id), role: wordOf(roleWords[locale], role) });
}
