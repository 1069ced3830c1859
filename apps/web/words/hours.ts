import { caseWords } from '#catalogue/web/case';
import { saying } from './language.ts';

const say = saying(caseWords);

/** Working minutes as hours and minutes. */
export function hoursOf(minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  if (m === 0) return say('hours-only', { h });
  return h === 0 ? say('minutes-only', { m }) : say('hours-minutes', { h, m });
}
