import { describe, expect, test } from '@jest/globals';
import { type NoticeToMail, noticeMail } from './notice-mail.ts';

const urged: NoticeToMail = {
  id: 'n-1', name: '张三', caseId: 'c 1/2', subjectKind: 'case', subjectId: 'c 1/2', subjectTitle: null, facts: {}, todo: null, event: 'EscalationFired', caseNo: '2026-0012', title: '北街占道经营', address: '北街 12 号', status: 'rectifying', kind: 'escalation', rule: 'ladder.next-day', copy: false, step: null, level: 2, unit: 'chengguan',
  dueAt: '2026-10-13T18:00:00+08:00',
};
const letterhead = { locale: 'zh-CN', publicUrl: 'https://xiaohao.city.example', names: { unit: () => '城管局', person: String, office: String, area: String, category: String } } as const;
const mailed = (change: Partial<NoticeToMail> = {}) => noticeMail({ ...urged, ...change }, 'zhang@city.example', letterhead);

describe('the mail of a notice', () => {
  test('names the case, the rule, the limit and what to do, with a link', () => {
    expect(mailed()).toEqual({
      id: 'n-1',
      to: { name: '张三', address: 'zhang@city.example' },
      subject: '【督办】逾期次日催办：2026-0012 北街占道经营',
      text: [
        '张三：', '', '案件：2026-0012 北街占道经营', '地点：北街 12 号', '状态：整改中', '事由：逾期次日催办', '单位：城管局', '整改期限：2026年10月13日 18:00', '责任级别：A2 催办', '',
        '请您办理：尽快整改并反馈结果', '查看与办理：https://xiaohao.city.example/cases/c%201%2F2', '', '-- ', '本邮件由销号系统自动发出，回复无人查收；通知同时在系统收件箱中。通知编号 n-1', '',
      ].join('\n'),
    });
  });

  test('leaves out what is not known', () => {
    const { text, subject } = mailed({ caseNo: null, address: '', unit: null, dueAt: null, level: null });
    expect(subject).toBe('【督办】逾期次日催办：北街占道经营');
    expect(text).not.toMatch(/地点|单位|期限|级别|\?|null|undefined/);
  });

  test.each([
    [{ kind: 'turn', rule: 'turn.claim', step: 'claim' }, '【待办】轮到“认领”：', '请您办理：认领'],
    [{ kind: 'reminder', rule: 'chase.claim.2', step: 'claim' }, '【催办】“认领”超时第 2 级提醒：', '请您办理：认领'],
    [{ kind: 'reminder', rule: 'chase.claim.2', step: 'claim', copy: true }, '【抄送】“认领”超时第 2 级提醒：', '请您督促：认领'],
    [{ kind: 'escalation', copy: true }, '【抄送】逾期次日催办：', '请您知悉，无需回复。'],
    [{ kind: 'news', rule: 'news.case-closed' }, '【知悉】已销号：', '请您知悉，无需回复。'],
    [{ kind: 'proposal', rule: 'ladder.five-days', step: 'sanction' }, '【待审批】催办后五个工作日仍未反馈：', '请您办理：审批督办'],
  ] as const)('says what is to be done: %j', (change, subject, todo) => {
    const mail = mailed(change);
    expect(mail.subject).toBe(`${subject}2026-0012 北街占道经营`);
    expect(mail.text).toContain(todo);
  });

  test('can be had in English', () => {
    const mail = noticeMail(urged, 'zhang@city.example', { ...letterhead, locale: 'en' });
    expect(mail.subject).toBe('[Escalation] overdue, next working day: 2026-0012 北街占道经营');
    expect(mail.text).toContain('Please do: rectify it now and give feedback');
  });

  test('shows what somebody typed as it is, also when it looks like a placeholder', () => {
    expect(mailed({ title: '{link} $& {name}' }).subject).toContain('2026-0012 {link} $& {name}');
  });
});
