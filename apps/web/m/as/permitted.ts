import { standingInWords } from '#catalogue/web/standing-in';
import type { CasePage } from '../../server/facts.ts';
import { saying } from '../../words/language.ts';
import type { Name } from './chosen.ts';

const say = saying(standingInWords);
type Permission = CasePage['permitted'][number];

/** May the command be given in this name: the own, or that of somebody in whose place one stands? The server decides both. */
export const mayAs = ({ allowed, for: others = [] }: Permission, as: Name | undefined): boolean => (as === undefined ? allowed : others.some(({ person }) => person === as.person));

/** Why a command is not given in this name, and in which it is. */
export function whyNotAs({ allowed, reason = '', for: others = [] }: Permission, as: Name | undefined): string {
  if (as !== undefined) return `${say('m-as-not', { principal: as.name })}${allowed ? say('m-as-own') : ''}`;
  return others.length === 0 ? reason : say('m-as-only', { principals: others.map(({ name }) => name).join('、') });
}
