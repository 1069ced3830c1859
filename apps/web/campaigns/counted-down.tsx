import type { CampaignItem } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { dayOf } from '../words/times.ts';

/** How many days it is to an inspection, and between which days it comes. */
export const CountedDown = ({ to: { left, earliest, latest } }: Readonly<{ to: CampaignItem['inspection'] }>): React.JSX.Element => (
  <span className="wrap">{left > 0 ? say('inspection-in', { n: left, from: dayOf(earliest), to: dayOf(latest) }) : say('inspection-begun', { from: dayOf(earliest), to: dayOf(latest) })}</span>
);
