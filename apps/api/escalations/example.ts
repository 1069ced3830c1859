/** The urging notice of the day after a missed deadline. */
export const escalationExample = {
  caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', version: 9, caseNo: '2026-000031', title: '东关农贸市场西门外占道经营', office: 'cwb-cd', areas: ['dg-shichang', 'dongguan', 'cd'], kind: 'escalated', kindName: '到期催办', rule: 'ladder.next-day',
  ruleName: '逾期次日催办', policy: 'default-1+city-142', level: 2, levelName: 'A2 催办', step: null, unit: 'cgj', unitName: '市城管局', by: 'clock', byName: '计时器', dueAt: '2026-10-14T08:30:00+08:00', firedAt: '2026-10-14T08:30:00+08:00',
  missed: [], told: [{ person: 'p-liu-yang', name: '刘扬', as: 'unit-handler', asName: '单位经办人', copy: false, readAt: '2026-10-14T08:52:10+08:00' }, { person: 'p-xie-dongsheng', name: '谢东升', as: 'unit-vice', asName: '单位分管领导', copy: true, readAt: null }],
};
