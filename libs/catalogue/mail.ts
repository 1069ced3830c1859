import type { NoticeKind } from '#domain/case/tellings';
import type { Words } from './locale.ts';

/** What a mail about a notice says. Lines whose facts are missing are left out. */
export const mailWords: Words<'subject' | 'copy-subject' | 'greeting' | 'case' | 'place' | 'status' | 'rule' | 'unit' | 'due' | 'level' | 'do' | 'do-by' | 'rectify' | 'know' | 'link' | 'footer' | 'deputy' | 'deputy-subject'> = {
  'zh-CN': {
    subject: '【{kind}】{rule}：{case}', 'copy-subject': '【抄送】{rule}：{case}', greeting: '{name}：', case: '案件：{case}', place: '地点：{address}', status: '状态：{status:status}', rule: '事由：{rule}', unit: '单位：{unit:unit}',
    due: '整改期限：{dueAt:instant}', level: '责任级别：{level:level}', do: '请您办理：{step:step}', 'do-by': '请您督促：{step:step}', rectify: '请您办理：尽快整改并反馈结果', know: '请您知悉，无需回复。', link: '查看与办理：{link}',
    footer: '本邮件由销号系统自动发出，回复无人查收；通知同时在系统收件箱中。通知编号 {notice}',
    deputy: '这是{principal}的通知。您正在代理（A/B 岗），因此抄送给您；办理时请选择“代{principal}”。', 'deputy-subject': '【代{principal}】',
  },
  en: {
    subject: '[{kind}] {rule}: {case}', 'copy-subject': '[Copy] {rule}: {case}', greeting: 'To {name}:', case: 'Case: {case}', place: 'Place: {address}', status: 'Status: {status:status}', rule: 'Reason: {rule}', unit: 'Unit: {unit:unit}',
    due: 'To be rectified by: {dueAt:instant}', level: 'Level of accountability: {level:level}', do: 'Please do: {step:step}', 'do-by': 'Please see to it: {step:step}', rectify: 'Please do: rectify it now and give feedback', know: 'For your information; nothing to do.',
    link: 'Open the case: {link}', footer: 'Sent automatically by Xiaohao; replies are not read. The notice is in your inbox, too. Notice {notice}',
    deputy: 'This notice is for {principal}, whom you stand in for. When you act on it, choose "for {principal}".', 'deputy-subject': '[For {principal}] ',
  },
};

/** How pressing a notice is, in its subject. */
export const noticeKindWords: Words<NoticeKind> = {
  'zh-CN': { escalation: '督办', proposal: '待审批', reminder: '催办', order: '安排', turn: '待办', news: '知悉' },
  en: { escalation: 'Escalation', proposal: 'To decide', reminder: 'Reminder', order: 'Order', turn: 'To do', news: 'News' },
};
