const inspection = { earliest: '2027-08-20', latest: '2027-09-20' };
const director = { person: 'p-gao-yuan', name: '高远', as: 'director', asName: '办公室主任' };

/** A believable body for each command. */
export const campaignCommandExamples = {
  open: {
    id: 'health-city-2027', name: '2027年国家卫生城市创建', office: 'cwb', inspection,
    phases: [{ id: 'start', name: '起步阶段', from: '2027-01-01', to: '2027-03-31' }, { id: 'sprint', name: '冲刺阶段', from: '2027-04-01', to: '2027-09-30', policy: 'sprint' }],
    duties: [{ id: 'dispatch', name: '调度会', of: 'office', every: 14 }, { id: 'weekly', name: '专题研究', of: 'units', units: ['cgj', 'dgjd'], every: 7 }],
    milestones: [{ id: 'files', name: '档案资料齐备', before: { amount: 30, unit: 'day' } }],
  },
  'revise-inspection': { earliest: '2027-09-06', latest: '2027-09-17', reason: '省爱卫办电话通知，国家评估推迟到九月上中旬。' },
  'record-duty': { duty: 'weekly', unit: 'cgj', heldAt: '2027-03-04T15:00:00+08:00', minutes: '专题研究农贸市场周边占道经营，明确三项措施（会议纪要〔2027〕4号）。' },
  close: { reason: '已通过国家评估，活动结束。' },
} as const;

const campaignItemExample = {
  id: 'health-city-2027', version: 7, name: '2027年国家卫生城市创建', office: 'cwb', officeName: '市创卫办', status: 'open', statusName: '进行中', from: '2027-01-01', to: '2027-09-30', phase: 'sprint', phaseName: '冲刺阶段', inspection: { ...inspection, left: 15 },
};

export const campaignListedExample = { ...campaignItemExample, open: 42 };

export const campaignPageExample = {
  ...campaignItemExample, now: '2027-08-05T09:00:00+08:00', openedAt: '2026-12-20T09:00:00+08:00',
  phases: [{ id: 'start', name: '起步阶段', from: '2027-01-01', to: '2027-03-31', begunAt: '2027-01-01T00:00:00+08:00', current: false }, { id: 'sprint', name: '冲刺阶段', from: '2027-04-01', to: '2027-09-30', policy: 'sprint', begunAt: '2027-04-01T00:00:00+08:00', current: true }],
  revisions: [{ at: '2027-05-10T10:00:00+08:00', by: 'p-gao-yuan', byName: '高远', ...inspection, was: { earliest: '2027-08-01', latest: '2027-08-31' }, reason: '省爱卫办电话通知。' }],
  countdown: [{ days: 15, earliest: '2027-08-20', dueAt: '2027-08-05T08:30:00+08:00', firedAt: '2027-08-05T08:30:00+08:00', left: 15, missed: [], open: 42, overdue: 3, late: 5, told: [director] }],
  ranking: {
    order: '排序：已逾期的在前，其次是迎检前完不成的，再次是其余案件。', asOf: '2027-08-05T09:00:00+08:00',
    items: [{ rank: 1, caseId: '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10', caseNo: '2027-000031', title: '东关农贸市场西门占道经营', standing: 'overdue', standingName: '已逾期', unit: 'cgj', unitName: '市城管局', grade: 'key', gradeName: '重点', level: 2, levelName: 'A2 催办', workdays: -2, dueAt: '2027-08-03T18:00:00+08:00' }],
  },
  duties: [{ id: 'weekly', name: '专题研究', of: 'units', every: 7, holders: [{ unit: 'cgj', unitName: '市城管局', lastAt: '2027-07-29T15:00:00+08:00', dueAt: '2027-08-05T18:00:00+08:00', provisional: false, held: 20, missed: 1, missedAt: [{ dueAt: '2027-05-11T18:00:00+08:00', madeUp: false }] }] }],
  meetings: [{ duty: 'weekly', dutyName: '专题研究', unit: 'cgj', unitName: '市城管局', outcome: 'held', at: '2027-07-29T15:00:00+08:00', madeUp: false, minutes: '会议纪要〔2027〕24号', by: 'p-liu-yang', byName: '刘扬', told: [] }],
  next: [{ id: 'countdown/2027-08-20/7', at: '2027-08-13T08:30:00+08:00', kind: 'countDown', name: '迎检倒计时 7 天', tells: [director], stoppedBy: [{ command: 'revise-inspection', name: '更正迎检日期' }, { command: 'close', name: '结束创建活动' }] }],
  overlays: [{ id: 'weekend-0807', name: '迎检周末集中整治', basis: '创卫指〔2027〕12号', days: [{ date: '2027-08-07', kind: 'workday' }, { date: '2027-08-08', kind: 'workday' }] }],
  permitted: [{ command: 'revise-inspection', name: '更正迎检日期', allowed: true }, { command: 'close', name: '结束创建活动', allowed: false, code: 'campaign-office-only', reason: '只有市创卫办（或上级办公室）的主任、指挥部可以办理；例行事项由办公室人员登记。' }],
};

const planned = { due: '2027-08-18', provisional: false, past: false, days: [{ date: '2027-08-18', counts: false, reason: '起算当日，不计入' }, { date: '2027-08-19', counts: true, reason: '工作日' }, { date: '2027-08-20', counts: true, reason: '工作日' }] };
export const planExample = {
  id: 'health-city-2027', inspection, calendar: 'state-council-2026-11-05', months: [{ month: '2027-08', phases: [{ id: 'sprint', name: '冲刺阶段' }], milestones: [{ id: 'rehearsal', name: '模拟测评', before: { amount: 2, unit: 'workday' }, earliest: planned, latest: { ...planned, due: '2027-09-16' } }] }],
};
