import { z } from 'zod';
import { text } from '../text.ts';
import { command, type Evolve } from './chapter.ts';
import { attached, evidence } from './evidence.ts';
import { underway } from './state.ts';
import { all, unit, when } from './who.ts';

/** What a unit reports between the claim and its feedback (进展). */
export const progress = {
  commands: {
    'report-progress': command({
      schema: z.strictObject({ text: text(5000), percent: z.number().int().min(0).max(100).exactOptional(), ...evidence }),
      may: all(unit('unit-handler', 'unit-vice', 'unit-head'), when(...underway, 'suspended')),
      decide: (_, { text: told, percent, ...rest }, { actor }) => [{ type: 'ProgressReported', data: { text: told, ...(percent === undefined ? {} : { percent }), unit: actor.unit ?? '', ...attached(rest) } }],
    }),
  },
  evolve: {
    ProgressReported: (state) => state,
  } satisfies Evolve<'ProgressReported'>,
};
