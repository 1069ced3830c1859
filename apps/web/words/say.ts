import { webWords } from '#catalogue/web';
import { saying } from './language.ts';

/** A sentence of the pages, with its facts. */
export const say = saying(webWords);
