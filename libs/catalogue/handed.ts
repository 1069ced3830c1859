import { campaignCommandWords } from './campaign.ts';
import { commandWords } from './commands.ts';
import type { Locale } from './locale.ts';
import { roundCommandWords } from './round.ts';
import { wordOf } from './rules.ts';
import { unitCommandWords } from './unit.ts';

const words = (locale: Locale): Readonly<Record<string, string>> => ({ ...campaignCommandWords[locale], ...roundCommandWords[locale], ...unitCommandWords[locale], ...commandWords[locale] });
const known = { 'zh-CN': words('zh-CN'), en: words('en') };

/** What a command that may be handed over is called, whatever it is given to. */
export const handedName = (locale: Locale, command: string): string => wordOf(known[locale], command);
