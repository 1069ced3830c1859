import type { Stage } from '#domain/case/stages';
import type { Assignment, Sanction, Status } from '#domain/case/state';
import type { Words } from './locale.ts';

/** The states of a case; `open` stands for all that are not over. */
export const statusWords: Words<Status | 'none' | 'open'> = {
  'zh-CN': {
    none: '尚未上报', open: '办理中', reported: '待核实', rejected: '不予立案', merged: '已并案', registered: '已立案待交办', issued: '已交办待认领', disputed: '职责争议',
    planning: '制定方案', 'plan-review': '方案待审', rectifying: '整改中', suspended: '挂账缓办', feedback: '已反馈待核查', reinspection: '复查中', 'sign-off': '销号审批',
    'public-notice': '公示中', closed: '已销号', archived: '已归档', terminated: '已终止',
  },
  en: {
    none: 'not reported', open: 'open', reported: 'to be verified', rejected: 'rejected', merged: 'merged', registered: 'registered', issued: 'issued, to be claimed', disputed: 'jurisdiction disputed',
    planning: 'planning', 'plan-review': 'plan under review', rectifying: 'rectifying', suspended: 'suspended', feedback: 'feedback given', reinspection: 're-inspection', 'sign-off': 'sign-off',
    'public-notice': 'public notice', closed: 'closed', archived: 'archived', terminated: 'terminated',
  },
};

/** The stages of the way from the report to the closing. */
export const stageWords: Words<Stage> = {
  'zh-CN': { verify: '待核实', dispatch: '待交办', claim: '待认领', work: '整改中', check: '待核查', 'sign-off': '待销号', closed: '已销号' },
  en: { verify: 'To verify', dispatch: 'To dispatch', claim: 'To claim', work: 'In work', check: 'To check', 'sign-off': 'To sign off', closed: 'Closed' },
};

/** How far one unit's share is. */
export const assignmentStatusWords: Words<Assignment['status']> = {
  'zh-CN': { unclaimed: '待认领', working: '办理中', delivered: '已反馈', accepted: '已认可', withdrawn: '已撤回' },
  en: { unclaimed: 'to be claimed', working: 'working', delivered: 'feedback given', accepted: 'accepted', withdrawn: 'withdrawn' },
};

export const assignmentRoleWords: Words<Assignment['role']> = {
  'zh-CN': { lead: '牵头单位', responsible: '责任单位', assist: '协同单位' },
  en: { lead: 'lead unit', responsible: 'responsible unit', assist: 'assisting unit' },
};

export const sanctionStatusWords: Words<Sanction['status']> = {
  'zh-CN': { proposed: '待审批', issued: '已发出', dropped: '未采纳', appealed: '申诉中', upheld: '申诉后维持', withdrawn: '已撤销', lifted: '已解除' },
  en: { proposed: 'proposed', issued: 'issued', dropped: 'dropped', appealed: 'under appeal', upheld: 'upheld on appeal', withdrawn: 'withdrawn', lifted: 'lifted' },
};

/** The clock of a deadline, seen now. */
export const clockWords: Words<'normal' | 'soon' | 'overdue'> = {
  'zh-CN': { normal: '正常', soon: '临期', overdue: '逾期' },
  en: { normal: 'normal', soon: 'due soon', overdue: 'overdue' },
};
