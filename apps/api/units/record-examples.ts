import { figureWords, type unitCommandWords } from '#catalogue/unit';

const caseId = '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10';

export type RoutedUnitCommand = keyof (typeof unitCommandWords)['zh-CN'];

/** A body for each command to the record of a unit. */
export const unitCommandExamples: Readonly<Record<RoutedUnitCommand, object>> = {
  'appeal-card': { card: `${caseId}/s1`, grounds: '整改期间遇连续降雨，已按程序报告。' },
  'rule-card-appeal': { card: `${caseId}/s1`, upheld: false, opinion: '经核，未按程序报告，维持。' },
  'propose-measure': { paper: 'talk', grounds: '行动迟缓，多次催办无明显起色。', heldBy: '分管市领导' },
  'decide-measure': { measure: 'm1', approve: true, opinion: '同意约谈。' },
  'execute-measure': { measure: 'm1', on: '2026-03-10', minutes: '分管市领导约谈市城管局主要负责人，提出三项要求。', reference: '约谈记录 2026-Q1-007' },
};

export const recordExample = {
  unit: 'cgj', unitName: '市城管局', office: 'cwb', officeName: '市创卫办', version: 5, asOf: null,
  cards: [{
    id: `${caseId}/s1`, colour: 'red', colourName: '红牌', caseId, caseNo: '2026-000031', sanction: 's1', docNo: '督牌〔2026〕4号', givenAt: '2026-03-02T10:00:00+08:00', expiresAt: '2027-03-02T18:00:00+08:00', appealUntil: '2026-03-09T18:00:00+08:00',
    status: 'valid', statusName: '有效', appeal: null,
  }],
  inARow: { yellow: 0, red: 1 },
  measures: [{
    id: 'm1', rung: 'three-reds', rungName: '连续三张红牌', level: 5, levelName: 'A5 约谈', paper: 'talk', paperName: '约谈通知书', cards: [`${caseId}/s1`], periods: [], text: null, heldBy: '分管市领导', issuedBy: 'hq', issuedByName: '指挥部', proposedAt: '2026-03-04T10:00:00+08:00', proposedByName: null,
    status: 'issued', statusName: '已下达待落实', decidedAt: '2026-03-05T10:00:00+08:00', decidedByName: '何志强代孙立国', docNo: '督约〔2026〕7号', executed: null,
  }],
  promised: [{ unit: 'cgj', unitName: '市城管局', measure: 'm1', docNo: '督约〔2026〕7号', caseId: null, caseNo: null, title: null, open: 1, since: '2026-03-05T10:00:00+08:00', workdays: 3 }],
  places: [{ board: 'weekly', boardName: '周排名', period: '2026-W10', rank: 12, fromBottom: 2, ranked: 13 }],
  figures: [{ measure: 'first-pass-rate', ...figureWords['zh-CN']['first-pass-rate'], value: 0.75, done: 3, of: 4, cases: 4, list: ['first-pass', 'inspected'] }],
  held: { ...figureWords['zh-CN'].held, minutes: 5340, elapsed: 20160, share: 4200, cases: 12, holding: 2 },
  agenda: [{
    id: 'execute/m1#1', kind: 'remindExecution', kindName: '催办 · 责任措施待落实', at: '2026-03-09T18:00:00+08:00', rule: 'chase.execution.1', ruleName: '“落实督办”超时第 1 级提醒', policy: 'default-1+city-4',
    tells: [{ person: 'p-zhao', name: '赵主任', as: 'director', asName: '办公室主任' }], copies: [], stoppedBy: [{ command: 'execute-measure', name: '登记责任措施已落实' }],
  }],
  commands: [{ command: 'execute-measure', name: '登记责任措施已落实', allowed: true }, { command: 'appeal-card', name: '对牌提出申诉', allowed: false, code: 'not-your-unit', reason: '只有该单位自己可以申诉。' }],
};

export const behindExample = { caseId, caseNo: '2026-000031', title: '东关农贸市场西门外占道经营', status: 'rectifying', statusName: '整改中', value: 1, at: '2026-03-02T10:00:00+08:00', seen: true };
export const rankingExample = {
  board: 'weekly', boardName: '周排名', period: '2026-W10', from: '2026-03-02T00:00:00+08:00', to: '2026-03-09T00:00:00+08:00', published: true, publishedAt: '2026-03-09T08:30:00+08:00', dueAt: '2026-03-09T08:30:00+08:00', rankedBy: 'rectified',
  sentence: '按整改率排名。', policy: 'default-1+city-4', rows: [{ unit: 'cgj', unitName: '市城管局', rank: 1, fromBottom: 2, done: 8, of: 10, rate: 0.8 }, { unit: 'zjj', unitName: '市住建局', rank: 2, fromBottom: 1, done: 1, of: 4, rate: 0.25 }],
  red: ['cgj'], black: ['zjj'], periods: ['2026-W10'],
};
export const rankedCaseExample = { caseId, caseNo: '2026-000031', title: '东关农贸市场西门外占道经营', done: 1, of: 1, seen: true };
export const holderExample = { holder: 'unit:cgj', name: '市城管局', minutes: 5340, elapsed: 20160, share: 4200, cases: 12, holding: 2 };
