const caseId = '0b0f4f4e-6a57-5c1d-8a55-2f3c9d7e1a10';
const handler = { person: 'p-liu-yang', name: '刘扬', as: 'unit-handler', asName: '单位经办人', unit: 'cgj', unitName: '市城管局' };
const vice = { person: 'p-xie-dongsheng', name: '谢东升', as: 'unit-vice', asName: '单位分管领导', unit: 'cgj', unitName: '市城管局' };
const policy = 'default-1+city-142';
const calendar = 'state-council-2025-11-04';
const clock = { dueAt: '2026-10-13T18:00:00+08:00', originalDueAt: '2026-10-13T18:00:00+08:00', provisional: false, clock: 'normal', clockName: '正常', workdays: 2, minutes: 950 };

const dueSoon = {
  id: 'ladder/a1/a1/2026-10-13T18:00:00+08:00/due-soon', at: '2026-10-12T08:30:00+08:00', kind: 'remind', kindName: '催办', rule: 'ladder.due-soon', ruleName: '临期提醒', policy, level: 1, levelName: 'A1 提醒', unit: 'cgj', unitName: '市城管局',
  tells: [handler], copies: [], stoppedBy: [{ command: 'submit-feedback', name: '反馈整改结果' }, { command: 'decide-extension', name: '审批延期' }, { command: 'decide-suspension', name: '审批挂账' }],
};

export const caseItemExample = {
  caseId, version: 7, caseNo: '2026-000031', title: '东关农贸市场西门外占道经营', status: 'rectifying', statusName: '整改中', office: 'cwb-cd', officeName: '城东区创卫办', area: 'dg-shichang', areaName: '东关农贸市场网格',
  areas: ['dg-shichang', 'dongguan', 'cd'], address: '东大街农贸市场西门', category: 'zhandao-jingying', categoryName: '占道经营', grade: 'ordinary', gradeName: '一般', sourceKind: 'covert-visit', leadUnit: 'cgj', leadUnitName: '市城管局',
  units: [{ id: 'cgj', name: '市城管局' }], openedAt: '2026-10-09T09:00:00+08:00', issuedAt: '2026-10-09T10:00:00+08:00', dueAt: '2026-10-13T18:00:00+08:00', soonAt: '2026-10-12T08:30:00+08:00', originalDueAt: '2026-10-13T18:00:00+08:00',
  provisional: false, running: true, clock: 'normal', clockName: '正常', level: 0, levelName: 'A0 正常', coordination: 0, attempts: 0, relapses: 0, bounces: 0, open: true, history: false, closedAt: null, nextDutyAt: '2026-10-12T08:30:00+08:00',
  nextDutyKind: 'remind', movedAt: '2026-10-09T15:20:00+08:00',
};

export const casePageExample = {
  caseId, version: 7, now: '2026-10-10T09:00:00+08:00', caseNo: '2026-000031', title: '东关农贸市场西门外占道经营', description: '西门外人行道上有六个蔬菜摊点，行人只能走机动车道。', status: 'rectifying', statusName: '整改中',
  stages: [
    { stage: 'verify', name: '待核实', passing: 'passed' }, { stage: 'dispatch', name: '待交办', passing: 'passed' }, { stage: 'claim', name: '待认领', passing: 'passed' }, { stage: 'work', name: '整改中', passing: 'now' },
    { stage: 'check', name: '待核查', passing: 'ahead' }, { stage: 'sign-off', name: '待销号', passing: 'ahead' }, { stage: 'closed', name: '已销号', passing: 'ahead' },
  ],
  since: '2026-10-09T15:20:00+08:00',
  source: { kind: 'covert-visit', kindName: '暗访', reference: '暗访专题片第3期' }, place: { address: '东大街农贸市场西门', area: 'dg-shichang', areaName: '东关农贸市场网格' }, office: 'cwb-cd', officeName: '城东区创卫办',
  reporter: { person: 'p-ma-zhiqiang', personName: '马志强' }, category: 'zhandao-jingying', categoryName: '占道经营', grade: 'ordinary', gradeName: '一般', negativeList: false, listed: false, exposed: false, mode: 'immediate', urgency: 'ordinary',
  requirement: '清理占道摊点，引导入市，专人值守。', docNo: '交办〔2026〕31号', policy, calendar,
  assignments: [{ id: 'a1', unit: 'cgj', unitName: '市城管局', role: 'lead', roleName: '牵头单位', person: 'p-liu-yang', personName: '刘扬', mandatory: true, status: 'working', statusName: '办理中', stands: true, issuedAt: '2026-10-09T10:00:00+08:00', claimedAt: '2026-10-09T15:20:00+08:00', deemed: false, extensions: 0, returns: 0, milestones: [], ...clock }],
  clock, level: 0, levelName: 'A0 正常', coordination: { level: 0, name: '未提请协调' }, evidence: [], measures: [], holders: [handler],
  waits: [{ step: 'rectify', name: '整改反馈', since: '2026-10-13T18:00:00+08:00', unit: 'cgj', people: [handler], endedBy: 'submit-feedback' }], extensionRequests: [], whistles: [], attempts: 0, relapses: 0, bounces: 0, lookbacks: [], next: dueSoon,
  permitted: [{ command: 'report-progress', name: '报告进展', allowed: true }, { command: 'reinspect', name: '复查', allowed: false, code: 'inspector-only', reason: '只有复查员可以复查和回头看。' }],
};

export const trailExample = {
  items: [
    {
      version: 7, type: 'EscalationFired', what: '对市城管局发出催办通知书（逾期次日催办，A2 催办），送刘扬（单位经办人），抄送谢东升（单位分管领导）。', words: [], who: { person: 'clock', name: '计时器', post: '系统' }, occurredAt: '2026-10-14T08:30:00+08:00',
      recordedAt: '2026-10-14T08:30:00+08:00', late: false, basis: { rule: 'ladder.next-day', ruleName: '逾期次日催办', policy, dueAt: '2026-10-14T08:30:00+08:00', firedAt: '2026-10-14T08:30:00+08:00' }, told: [handler], copies: [vice],
      commandId: 'duty/5d0c1f7a9be04f0cb0a1d2e3f4a5b6c7', cause: 'ladder/a1/a1/2026-10-13T18:00:00+08:00/next-day', prevHash: '3f1c9a…', hash: '9b7e20…',
    },
  ],
  next: null,
};

export const agendaExample = { caseId, version: 7, now: '2026-10-10T09:00:00+08:00', over: false, items: [dueSoon] };

export const deadlineExample = {
  id: 'a1', unit: 'cgj', unitName: '市城管局', from: '2026-10-09T10:00:00+08:00', period: { amount: 2, unit: 'workday' }, ...clock, dueAt: '2026-10-12T18:00:00+08:00', originalDueAt: '2026-10-12T18:00:00+08:00', workdays: 1, calendar, policy,
  days: [
    { date: '2026-10-09', counts: false, code: 'start-day', reason: '起算当日，不计入' },
    { date: '2026-10-10', counts: true, code: 'make-up', reason: '调休上班（国庆节，国办发明电〔2025〕7号）', notice: '国务院办公厅关于2026年部分节假日安排的通知(国办发明电〔2025〕7号)' },
    { date: '2026-10-11', counts: false, code: 'weekend', reason: '周末休息' },
    { date: '2026-10-12', counts: true, code: 'workday', reason: '工作日' },
  ],
  sum: { unit: 'workday', amount: 2, sentence: '共计 2 个工作日' }, pauses: [], moves: [],
};
