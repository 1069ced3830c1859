import type { CaseCommandType } from '#domain/case/case';
import type { Words } from './locale.ts';

/** What each command is called. */
export const commandWords: Words<CaseCommandType> = {
  'zh-CN': {
    report: '上报问题', verify: '核实', reject: '不予立案', reconsider: '重新考虑', merge: '并案', register: '立案',
    'issue-order': '交办', claim: '认领', 'deem-claimed': '视同认领', reassign: '改派', 'recall-order': '撤回交办',
    dispute: '提出职责异议', 'rule-jurisdiction': '裁定职责', 'submit-plan': '报送整改方案', 'approve-plan': '批准方案', 'return-plan': '退回方案', 'report-progress': '报告进展', 'reach-milestone': '报告节点完成',
    remind: '计时催办', urge: '人工催办', 'request-extension': '申请延期', 'decide-extension': '审批延期', 'request-suspension': '申请挂账', 'decide-suspension': '审批挂账', 'renew-suspension': '续挂', 'end-suspension': '恢复整改',
    'submit-feedback': '反馈整改结果', 'return-feedback': '退回重办', 'order-reinspection': '安排复查', reinspect: '复查',
    'apply-sign-off': '申请销号', endorse: '签署意见', 'return-sign-off': '退回销号申请', object: '提出异议', 'rule-objection': '裁定异议', 'close-notice': '公示期满',
    'order-look-back': '安排回头看', 'look-back': '回头看', archive: '归档', 'request-coordination': '提请协调', 'resolve-coordination': '协调答复', instruct: '批示', escalate: '计时升级',
    'propose-sanction': '提出督办建议', 'decide-sanction': '审批督办', appeal: '申诉', 'rule-appeal': '裁定申诉', 'execute-sanction': '记录督办落实', 'list-for-supervision': '挂牌督办', 'report-listing': '报送挂牌整改方案', 'publish-listing': '公开挂牌或摘牌', delist: '摘牌', 'blow-whistle': '吹哨', arrive: '报到', 'record-exposure': '记录曝光',
    'correct-record': '更正记录', terminate: '终止案件', 'import-history': '导入历史', 'adopt-rules': '改按新规则', 'withdraw-sanction': '随档案撤销督办', 'late-entry': '补录',
  },
  en: {
    report: 'report a problem', verify: 'verify', reject: 'reject', reconsider: 'reconsider', merge: 'merge', register: 'register',
    'issue-order': 'issue the order', claim: 'claim', 'deem-claimed': 'deem claimed', reassign: 'reassign', 'recall-order': 'recall the order',
    dispute: 'dispute jurisdiction', 'rule-jurisdiction': 'rule jurisdiction', 'submit-plan': 'submit the plan', 'approve-plan': 'approve the plan', 'return-plan': 'return the plan', 'report-progress': 'report progress', 'reach-milestone': 'reach a milestone',
    remind: 'remind by the clock', urge: 'urge by hand', 'request-extension': 'request an extension', 'decide-extension': 'decide the extension', 'request-suspension': 'request a suspension', 'decide-suspension': 'decide the suspension',
    'renew-suspension': 'renew the suspension', 'end-suspension': 'end the suspension', 'submit-feedback': 'submit feedback', 'return-feedback': 'return the feedback', 'order-reinspection': 'order the re-inspection', reinspect: 're-inspect',
    'apply-sign-off': 'apply for sign-off', endorse: 'endorse', 'return-sign-off': 'return the application', object: 'object', 'rule-objection': 'rule the objection', 'close-notice': 'end the public notice',
    'order-look-back': 'order the look back', 'look-back': 'look back', archive: 'archive', 'request-coordination': 'request coordination', 'resolve-coordination': 'answer the request', instruct: 'give an instruction', escalate: 'escalate by the clock',
    'propose-sanction': 'propose a measure', 'decide-sanction': 'decide the measure', appeal: 'appeal', 'rule-appeal': 'rule the appeal', 'execute-sanction': 'record that a measure was carried out', 'list-for-supervision': 'list for supervision', 'report-listing': 'report on the listing', 'publish-listing': 'publish the listing or delisting', delist: 'delist',
    'blow-whistle': 'blow the whistle', arrive: 'arrive on site', 'record-exposure': 'record an exposure',
    'correct-record': 'correct the record', terminate: 'terminate', 'import-history': 'import history', 'adopt-rules': 'adopt new rules', 'withdraw-sanction': 'withdraw with the card', 'late-entry': 'late entry',
  },
};
