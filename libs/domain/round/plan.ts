import { z } from 'zod';
import { day, id, text } from '../text.ts';

/** 定期、不定期. */
export const timings = ['scheduled', 'unscheduled'] as const;
/** 明查、暗访. */
export const manners = ['open', 'covert'] as const;
/** 抽查、全面检查: some places that are drawn, or all of them. */
export const extents = ['spot', 'full'] as const;

/** A place of the pool. `unit`: whom it answers to; without it, the unit of the area (属地). */
const place = z.strictObject({
  address: text(200),
  area: id.exactOptional(),
  unit: id.exactOptional(),
  latitude: z.number().min(-90).max(90).exactOptional(),
  longitude: z.number().min(-180).max(180).exactOptional(),
});

/**
 * The plan of an inspection round. `draws`: how many places of the pool are drawn for a spot check. `inspectingUnit`: the unit whose people inspect
 * others (交叉检查); without it inspectors do. `office`: whose round it is, that of whoever plans it where none is named.
 */
export const roundPlan = z.strictObject({
  name: text(100),
  timing: z.enum(timings),
  manner: z.enum(manners),
  extent: z.enum(extents),
  begins: day,
  ends: day,
  inspectors: z.array(id).min(1).max(30),
  inspectingUnit: id.exactOptional(),
  draws: z.int().min(1).max(300).exactOptional(),
  places: z.array(place).min(1).max(300),
  basis: text(200).exactOptional(),
  office: id.exactOptional(),
});
export type RoundPlan = z.output<typeof roundPlan>;

const { name, timing, manner, extent, begins, ends, inspectors, inspectingUnit, draws, places, basis } = roundPlan.shape;

/** What is to be otherwise in a plan, and why; what is left out stays. Its office stays. */
export const roundRevision = z.strictObject({
  reason: text(500), name: name.exactOptional(), timing: timing.exactOptional(), manner: manner.exactOptional(), extent: extent.exactOptional(), begins: begins.exactOptional(), ends: ends.exactOptional(),
  inspectors: inspectors.exactOptional(), inspectingUnit, draws, places: places.exactOptional(), basis,
});
export type RoundRevision = z.output<typeof roundRevision>;

/** What was found at one place: a problem with its title, its description and its photos, or that there is none. */
export const found = z.strictObject({
  place: id,
  result: z.enum(['problem', 'clear']),
  title: text(100).exactOptional(),
  description: text(5000).exactOptional(),
  evidence: z.array(z.hash('sha256').toLowerCase()).max(30).exactOptional(),
});
export type Found = z.output<typeof found>;
