/** An urging notice to the handler of the unit. */
export const noticeExample = {
  id: '6f1d6c0a-5a5e-8b1f-8c3d-1a2b3c4d5e6f', subject: { kind: 'case', kindName: '案件', id: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', title: '东关农贸市场西门外占道经营' }, detail: null, caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', caseNo: '2026-000031', title: '东关农贸市场西门外占道经营', address: '东大街农贸市场西门', status: 'rectifying', statusName: '整改中', version: 9,
  kind: 'escalation', kindName: '督办', rule: 'ladder.next-day', ruleName: '逾期次日催办', as: 'unit-handler', asName: '单位经办人', copy: false, step: null, stepName: null, todo: '请您办理：尽快整改并反馈结果', level: 2, unit: 'cgj', unitName: '市城管局',
  dueAt: '2026-10-13T18:00:00+08:00', onBehalfOf: null, event: 'EscalationFired', createdAt: '2026-10-14T08:30:00+08:00', readAt: null, mail: 'sent', mailAt: '2026-10-14T08:30:04+08:00',
};
