import { caseIdOf } from '#commands/execute';
import { before } from '#domain/calendar/remaining';
import { stateCouncil } from '#domain/calendar/state-council';
import { instantOf, type Instant } from '#domain/time';
import type { EvidenceStore } from '#evidence/store';
import type { DemoCase, DemoCorpus } from '#intake/demo-corpus';
import { campaignId, campaignOpens } from './campaign.ts';
import type { Chance } from './chance.ts';
import { keyOf } from './key.ts';
import { photographerOf, type Photographer } from './photos.ts';
import type { Step } from './steps.ts';
import { stories } from './stories.ts';

/** One case as it will be played: its texts, its steps, when it begins. */
export type Script = Readonly<{ caseId: string; one: DemoCase; steps: readonly Step[]; startsAt: Instant; campaign?: string; photographer?: Photographer }>;

const hoursBefore = (instant: Instant, hours: number): Instant => (hours === 0 ? instant : before(stateCouncil, instant, { amount: hours, unit: 'workhour' }));

/** Every so many cases that begin while the campaign runs belong to it. */
const everyForCampaign = 12;
function forCampaign(opens: Instant): (script: Script) => Script {
  let turn = 0;
  return (script) => (script.startsAt > opens && turn++ % everyForCampaign === 0 ? { ...script, campaign: campaignId } : script);
}

/** What a photo of something that was left lying about fits. */
const littered: ReadonlySet<string> = new Set(['huanwei', 'shirong', 'baolu-laji', 'daolu-bujie', 'jicun-zhatu', 'laji-rongqi', 'weisheng-sijiao', 'zhandao-jingying', 'liudong-tandian', 'nongmao-zangluan']);
/** Of those cases, every so many have a photo with the report, and one with the feedback. */
const everyPhotographed = 3;
function photographed(store: EvidenceStore): (script: Script, place: number) => Script {
  let turn = 0;
  return (script, place) => (littered.has(script.one.category) && turn++ % everyPhotographed === 0 ? { ...script, photographer: photographerOf(store, place) } : script);
}

/** Every story with its texts and its start, counted back from now so that it ends where it should; some belong to the campaign, of some there are photos. */
export function scriptsOf({ cases }: DemoCorpus, chance: Chance, now: Instant, store: EvidenceStore): readonly Script[] {
  let turn = 0;
  return stories.flatMap(({ name, count, fits, steps: stepsOf, idle }) => {
    const able = cases.filter((one) => fits?.(one) ?? true);
    return Array.from({ length: count }, (_, index): Script => {
      const one = able[turn++ % able.length] ?? chance.pick(able);
      const chain = stepsOf(one);
      const length = chain.reduce((sum, { after }) => sum + after, 0);
      const startsAt = hoursBefore(hoursBefore(now, chance.between(...idle)), length);
      return { caseId: caseIdOf(keyOf(name, index, 0)), one, steps: chain, startsAt: instantOf(Date.parse(startsAt) + chance.between(0, 1500) * 1000) };
    });
  }).map(forCampaign(campaignOpens(now))).map(photographed(store));
}
