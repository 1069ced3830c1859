import { describe, expect, test } from '@jest/globals';
import { city } from '../../../test/support/case/city.ts';
import { Record } from '../../../test/support/unit-record.ts';
import { unitNotices } from './notices.ts';

const monday = '2026-03-02T09:00:00+08:00';
const told = ({ file, events }: Record, person: string) => unitNotices(events.map((event) => ({ ...event, at: monday, by: person })), file, city).map(({ person: who, kind, rule, copy, todo }) => [who, copy ? 'copy' : kind, rule, todo ?? '']);

const twoReds = new Record().card(monday, '1').card(monday, '2');
const proposed = twoReds.card(monday, '3');

describe('who is told of what happens on the record of a unit', () => {
  test('its leaders of a card, and headquarters of what the ladder makes of it, whoever moved the record', () => {
    expect(told(proposed, 'clock')).toEqual([
      ['urban-head', 'order', 'order.red-card', 'appeal-card'], ['urban-vice', 'order', 'order.red-card', 'appeal-card'],
      ['hq', 'proposal', 'unit.three-reds', 'decide-measure'], ['hq-deputy', 'proposal', 'unit.three-reds', 'decide-measure'],
      ['director', 'copy', 'unit.three-reds', 'decide-measure'], ['deputy', 'copy', 'unit.three-reds', 'decide-measure'],
    ]);
    expect(told(proposed, 'hq').map(([person]) => person)).toContain('hq');
  });

  test('headquarters of a measure that somebody proposes, but not the proposer, who hears when it is dropped', () => {
    const byHand = new Record().does(monday, 'director', 'propose-measure', { paper: 'criticism', grounds: '敷衍' });
    expect(told(byHand, 'director')).toEqual([['hq', 'proposal', 'unit.by-hand', 'decide-measure'], ['hq-deputy', 'proposal', 'unit.by-hand', 'decide-measure']]);
    expect(told(byHand, 'hq').map(([person]) => person)).toEqual(['hq-deputy']);
    expect(told(byHand.does(monday, 'hq', 'decide-measure', { approve: false, opinion: '再看' }), 'hq')).toEqual([['director', 'news', 'news.measure-dropped', '']]);
    expect(told(proposed.does(monday, 'hq', 'decide-measure', { approve: false, opinion: '再看' }), 'hq')).toEqual([]);
  });

  test('whoever had to decide, when what a proposal rests on is gone', () => {
    const withdrawn = proposed.does(monday, 'clock', 'withdraw-card', { caseId: '2', sanction: 's1', words: '撤销' });
    expect(told(withdrawn, 'clock')).toEqual([['urban-head', 'news', 'news.card-withdrawn', ''], ['urban-vice', 'news', 'news.card-withdrawn', ''], ['hq', 'news', 'news.measure-lapsed', ''], ['hq-deputy', 'news', 'news.measure-lapsed', '']]);
  });

  test('its leaders of an appeal in a case, headquarters of one to them, and the leaders of a card that expires', () => {
    expect(told(twoReds.does(monday, 'clock', 'suspend-card', { caseId: '1', sanction: 's1', words: '不属实' }), 'clock').map(([, , rule]) => rule)).toEqual(['news.card-appealed', 'news.card-appealed']);
    const appealed = twoReds.does(monday, 'urban-head', 'appeal-card', { card: '1/s1', grounds: '不属实' });
    expect(told(appealed, 'urban-head')).toEqual([['hq', 'turn', 'turn.appeal', 'rule-card-appeal'], ['hq-deputy', 'turn', 'turn.appeal', 'rule-card-appeal']]);
    const [expiry] = twoReds.duties;
    expect(told(twoReds.does(expiry?.at ?? '', 'clock', 'expire-card', { duty: expiry?.command.data.duty ?? '' }), 'clock').map(([person, , rule]) => [person, rule])).toEqual([['urban-head', 'news.card-expired'], ['urban-vice', 'news.card-expired']]);
  });

  test('whoever has to act, of each reminder, and by name of what', () => {
    const asked = proposed.duties.find(({ kind }) => kind === 'remindDecision');
    const reminded = proposed.does(asked?.at ?? '', 'clock', 'remind', { duty: asked?.id ?? '' });
    expect(told(reminded, 'clock')).toEqual([['hq', 'reminder', 'chase.sanction.1', 'decide-measure'], ['hq-deputy', 'reminder', 'chase.sanction.1', 'decide-measure']]);
    expect(unitNotices(reminded.events.map((event) => ({ ...event, at: monday, by: 'clock' })), reminded.file, city)[0]?.facts).toEqual({ paper: 'talk' });
  });
});
