import { z } from 'zod';
import { Refusal } from '#domain/refusal';
import { text } from '../text.ts';
import { command, type Evolve } from './chapter.ts';
import { ended } from './ending.ts';
import { entered } from './state.ts';
import { all, office, whileOpen } from './who.ts';

/** The record itself: a correction stands beside what was recorded, nothing is edited; a case may be ended without being closed. */
export const records = {
  commands: {
    'correct-record': command({
      schema: z.strictObject({
        about: z.number().int().positive(),
        correction: text(2000),
        reason: text(1000),
        changes: z.strictObject({ title: text(100).exactOptional(), description: text(5000).exactOptional(), address: text(200).exactOptional() }).exactOptional(),
      }),
      may: office('clerk', 'dispatcher', 'director'),
      decide: (state, { about, correction, reason, changes = {} }) => {
        if (about > state.version) throw new Refusal('no-such-entry', { about, version: state.version });
        return [{ type: 'RecordCorrected', data: { about, correction, reason, changes } }];
      },
    }),
    terminate: command({
      schema: z.strictObject({ reason: text(2000) }),
      may: all(office('director', 'hq'), whileOpen),
      decide: (_, data) => [{ type: 'CaseTerminated', data }],
    }),
  },
  evolve: {
    RecordCorrected: (state, { changes: { address, ...changes } }) => ({ ...state, ...changes, place: address === undefined ? state.place : { ...state.place, address } }),
    CaseTerminated: (state, _, { at }) => entered(ended(state), 'terminated', at),
    LateEntryRecorded: (state, { onBehalfOf, events }, { by, hand }) => ({ ...state, late: { by: onBehalfOf, ...(hand === undefined || by !== onBehalfOf ? {} : { hand }), left: events } }),
  } satisfies Evolve<'RecordCorrected' | 'CaseTerminated' | 'LateEntryRecorded'>,
};
