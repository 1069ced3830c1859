import { z } from 'zod';
import { id } from '../text.ts';
import { category, grade } from './category.ts';
import { chase, chasedStep } from './chase.ts';
import { rung } from './ladder.ts';
import { limit } from './limit.ts';
import { extensionRule, signature } from './signing.ts';
import { unitRules } from './unit-rules.ts';
import { word } from './word.ts';

export { grade, type Grade, type Milestone } from './category.ts';
export { addressee, chasedAs, chasedStep, step, type Addressee, type ChasedStep, type Step } from './chase.ts';
export { level, paper, type Paper, type Rung, type Trigger } from './ladder.ts';
export type { ExtensionRule, Signature } from './signing.ts';
export type { UnitRung } from './unit-rules.ts';

/** How periods are counted (Civil Code art. 200–204 by default): whether the day on which a period begins counts, where its last day ends, what becomes of a last calendar day that is not worked. */
export const counting = z.strictObject({
  firstDay: z.enum(['next', 'same']).default('next'),
  end: z.enum(['close', 'midnight']).default('close'),
  unworkedEnd: z.enum(['moves-on', 'stays']).default('moves-on'),
});
export type Counting = z.infer<typeof counting>;

/** The rules of an office as data: limits, whom to remind when, the ladder, who signs, when to look back. One version is pinned by each order. What goes across the sections is checked by `problems`. */
export const policy = z.strictObject({
  id,
  version: z.string(),
  name: word,
  /** Where the practice comes from: an article, a document, a city. */
  source: z.string().trim().max(500).default(''),
  /** `ordinary`: for every order outside campaigns, once in force. `campaign`: only where a phase of a campaign names it. */
  use: z.enum(['ordinary', 'campaign']).default('ordinary'),
  counting,
  categories: z.record(id, category),
  chases: z.record(chasedStep, chase),
  /** The chases of urgent orders (特急), where they differ. */
  urgent: z.partialRecord(chasedStep, chase),
  ladder: z.array(rung),
  unit: unitRules,
  /** When a deadline is shown as due soon; the first period shorter than the limit counts. */
  soon: z.array(limit).min(1),
  dispute: z.strictObject({ window: limit, bounces: z.number().int().min(1) }),
  extension: z.record(grade, extensionRule),
  /** The longest that a case may be suspended before it is reviewed. */
  suspension: z.strictObject({ longest: limit }),
  /** How long each step of the coordination ladder has for its answer. */
  coordination: z.strictObject({ lead: limit, leader: limit, office: limit, headquarters: limit }),
  /** From the whistle to the arrival of the departments (吹哨报到). */
  arrival: limit,
  /** Listed supervision (青岛): the report and the publication after the listing, how long it may last, the publication after the delisting. */
  listed: z.strictObject({ report: limit, publish: limit, longest: limit, delisted: limit }),
  /** From the issue of a measure that is still to be carried out (a talk, a bulletin, a listing, a referral) to the first reminder of it. Without it, it is listed and not chased. */
  execution: limit.optional(),
  /** From the last feedback to the order of the re-inspection, when nobody orders it. */
  recheck: limit,
  /** The limit for doing it again after a failed re-inspection or returned feedback. */
  retry: limit,
  signOff: z.record(grade, z.array(signature).min(1)),
  notice: z.strictObject({ grades: z.array(grade), exposed: z.boolean(), period: limit }),
  /** Days after closing at which somebody independent looks back. */
  lookBack: z.array(z.number().int().positive()).min(1),
  /** Of the cases closed in a month, the share in percent that is drawn for a look back besides, by a recorded seed. 0: none. */
  sample: z.strictObject({ percent: z.number().min(0).max(100) }),
  /** The word before 〔year〕number号 of each kind of paper. */
  papers: z.strictObject({ order: word, supervision: word, card: word, criticism: word, talk: word, listing: word, referral: word }),
});
export type Policy = z.infer<typeof policy>;
