/** The languages of everything that people read. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The words of one subject in every language; a missing key is a compile error. */
export type Words<Key extends string> = Readonly<Record<Locale, Readonly<Record<Key, string>>>>;

/** The language somebody asked for, by `?lang=` first, then by Accept-Language; otherwise `fallback`. */
export function localeOf(lang: string | undefined, acceptLanguage: string | undefined, fallback: Locale): Locale {
  const wishes = [lang ?? '', ...byWeight(acceptLanguage ?? '')];
  return wishes.flatMap((wish) => spoken(wish) ?? [])[0] ?? fallback;
}

function spoken(tag: string): Locale | undefined {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale.split('-')[0] === language);
}

/** The tags of an Accept-Language header, the most wanted first; those with weight 0 are not wanted. */
const byWeight = (header: string): readonly string[] =>
  header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.split(/;\s*q=/);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
