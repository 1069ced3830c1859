import { z } from 'zod';
import { dueOf } from '#domain/calendar/due';
import { Refusal } from '#domain/refusal';
import type { Signature } from '#domain/policy/policy';
import { text } from '../text.ts';
import { command, type Context, type Evolve, type Guard } from './chapter.ts';
import { attached, evidence } from './evidence.ts';
import type { CaseEvent } from './events.ts';
import { again, backToWork } from './feedback.ts';
import { closing } from './lookback.ts';
import { leadOf, type CaseState, type Party, type SignOffStep } from './state.ts';
import { all, deedOf, didBefore, fits, leadUnit, when } from './who.ts';

function partyOf(state: CaseState, { of, roles }: Signature): Party {
  switch (of) {
    case 'lead-unit':
      return { kind: 'unit', unit: leadOf(state)?.unit ?? '', roles };
    case 'area':
      return state.areas.length > 0 ? { kind: 'area', areas: state.areas, office: state.office } : { kind: 'office', office: state.office, roles: ['hq'] };
    case 'office':
    case 'headquarters':
      return { kind: 'office', office: state.office, roles };
  }
}

const nextStep = (state: CaseState): SignOffStep | undefined => state.signOff?.steps[state.signOff.signed.length];

/** The next signatory, who has not applied, signed or re-inspected himself: several people close a case, never one. */
const mayEndorse: Guard = (state, actor) => {
  const step = nextStep(state);
  if (step === undefined) return new Refusal('no-sign-off');
  if (!fits(state, actor, step.party)) return new Refusal('not-next-signatory', { step: step.id }, 'forbidden');
  const already = didBefore(actor, state.signOff, state.passed, ...(state.signOff?.signed ?? []));
  return !already || new Refusal('separation-of-duties', { step: step.id }, 'forbidden');
};

/** After the last signature: the public notice where the policy wants one, otherwise closed. */
export function concluded(state: CaseState, { at, rules }: Context): readonly CaseEvent[] {
  const { notice } = rules.policy;
  const wanted = notice.grades.includes(state.grade) || (notice.exposed && state.exposed);
  return wanted ? [{ type: 'NoticeOpened', data: { endsAt: dueOf(rules.calendar, at, notice.period).dueAt } }] : closing(rules, at);
}

/** Signing a case off (销号): the lead unit applies, the signatories endorse one after another, any of them can return it. */
export const signOff = {
  commands: {
    'apply-sign-off': command({
      schema: z.strictObject({ summary: text(5000), ...evidence }),
      may: all(leadUnit('unit-handler', 'unit-vice', 'unit-head'), when('sign-off'), (state) => state.signOff === undefined || new Refusal('already-applied')),
      decide: (state, { summary, ...rest }, { rules }) => {
        const steps = rules.policy.signOff[state.grade].map((one) => ({ id: one.id, party: partyOf(state, one) }));
        return [{ type: 'SignOffApplied', data: { summary, ...attached(rest), round: state.signOffRounds + 1, steps } }];
      },
    }),
    endorse: command({
      schema: z.strictObject({ opinion: text(2000) }),
      may: all(when('sign-off'), mayEndorse),
      decide: (state, { opinion }, context) => {
        const step = nextStep(state);
        if (step === undefined || state.signOff === undefined) return [];
        const { steps, signed, round } = state.signOff;
        const endorsed: CaseEvent = { type: 'SignOffEndorsed', data: { step: step.id, opinion, round } };
        return signed.length + 1 < steps.length ? [endorsed] : [endorsed, ...concluded(state, context)];
      },
    }),
    'return-sign-off': command({
      schema: z.strictObject({ reason: text(2000) }),
      may: all(when('sign-off'), mayEndorse),
      decide: (state, { reason }, context) => [{ type: 'SignOffReturned', data: { step: nextStep(state)?.id ?? '', reason, deadlines: again(state, context, `return-${state.version}`) } }],
    }),
  },
  evolve: {
    SignOffApplied: (state, { steps, round }, { at, ...deed }) => ({ ...state, signOffRounds: round, signOff: { round, ...deedOf(deed), since: at, steps, signed: [] } }),
    SignOffEndorsed: (state, { step }, { at, ...deed }) => (state.signOff === undefined ? state : { ...state, signOff: { ...state.signOff, signed: [...state.signOff.signed, { step, ...deedOf(deed), at }] } }),
    SignOffReturned: (state, { deadlines }, { at }) => backToWork(state, deadlines, at),
  } satisfies Evolve<'SignOffApplied' | 'SignOffEndorsed' | 'SignOffReturned'>,
};
