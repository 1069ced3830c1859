import { z } from 'zod';
import { dueOf } from '#domain/calendar/due';
import { Refusal } from '#domain/refusal';
import { text } from '../text.ts';
import { clockCommand, command, type Duty, type Evolve } from './chapter.ts';
import { attached, evidence } from './evidence.ts';
import { closing } from './lookback.ts';
import { entered, without, type CaseState } from './state.ts';
import { tellInspectors } from './telling.ts';
import { all, office, onlyTheClock, when } from './who.ts';

const dutyOf = (endsAt: string): Duty => {
  const duty = `notice/${endsAt}`;
  return { id: duty, kind: 'closeNotice', at: endsAt, rule: 'notice', command: { type: 'close-notice', data: { duty } }, tells: [], copies: [], stoppedBy: ['object'] };
};

/** The public notice (公示) of key, listed and exposed cases: anybody may object while it lasts; an objection that is upheld orders a new re-inspection. */
export const notice = {
  commands: {
    object: command({
      schema: z.strictObject({ reason: text(2000), ...evidence }),
      may: all(when('public-notice'), (state) => state.notice?.objection === undefined || new Refusal('objection-pending')),
      decide: (_, { reason, ...rest }) => [{ type: 'ObjectionLodged', data: { reason, ...attached(rest) } }],
    }),
    'rule-objection': command({
      schema: z.strictObject({ upheld: z.boolean(), basis: text(2000) }),
      may: all(office('director', 'hq'), when('public-notice'), (state) => state.notice?.objection !== undefined || new Refusal('no-objection')),
      decide: (state, { upheld, basis }, { at, rules, city }) => {
        if (upheld) return [{ type: 'ObjectionRuled', data: { upheld, basis } }, { type: 'ReinspectionOrdered', data: { why: 'objection', told: tellInspectors(city, state) } }];
        const restart = dueOf(rules.calendar, at, { amount: 1, unit: 'workday' }).dueAt;
        const endsAt = state.notice !== undefined && state.notice.endsAt > restart ? state.notice.endsAt : restart;
        return [{ type: 'ObjectionRuled', data: { upheld, basis, endsAt } }];
      },
    }),
    'close-notice': clockCommand({
      schema: z.strictObject({ duty: z.string().max(200) }),
      may: onlyTheClock,
      decide: (state, { duty }, { at, rules }) => {
        if (state.status !== 'public-notice' || state.notice === undefined || state.notice.objection !== undefined) return [];
        const due = dutyOf(state.notice.endsAt);
        return due.id !== duty || due.at > at ? [] : [{ type: 'NoticeCompleted', data: { dueAt: due.at, firedAt: at } }, ...closing(rules, at)];
      },
    }),
  },
  evolve: {
    NoticeOpened: (state, { endsAt }, { at }) => ({ ...entered(state, 'public-notice', at), notice: { since: at, endsAt } }),
    ObjectionLodged: (state, { reason }, { at, by }) => (state.notice === undefined ? state : { ...state, notice: { ...state.notice, objection: { by, reason, since: at } } }),
    ObjectionRuled: (state, { upheld, endsAt }) => {
      if (upheld) return without(state, 'notice', 'signOff', 'passed');
      return state.notice === undefined ? state : { ...state, notice: { since: state.notice.since, endsAt: endsAt ?? state.notice.endsAt } };
    },
    NoticeCompleted: (state) => state,
  } satisfies Evolve<'NoticeOpened' | 'ObjectionLodged' | 'ObjectionRuled' | 'NoticeCompleted'>,
  duties: (state: CaseState): readonly Duty[] =>
    state.status === 'public-notice' && state.notice !== undefined && state.notice.objection === undefined ? [dutyOf(state.notice.endsAt)] : [],
};
