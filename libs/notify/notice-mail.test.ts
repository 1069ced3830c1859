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

  test('to a deputy says for whom it is, under a name of its own', () => {
    const { id, to, subject, text } = noticeMail(urged, 'li@city.example', letterhead, { id: '李四', name: '李四' });
    expect([id, to, subject]).toEqual(['n-1.%E6%9D%8E%E5%9B%9B', { name: '李四', address: 'li@city.example' }, '【代张三】【督办】逾期次日催办：2026-0012 北街占道经营']);
    expect(text.split('\n').slice(0, 5)).toEqual(['李四：', '', '这是张三的通知。您正在代理（A/B 岗），因此抄送给您；办理时请选择“代张三”。', '', '案件：2026-0012 北街占道经营']);
    expect(text).toContain('请您办理：尽快整改并反馈结果');
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

describe('the mail of a notice about no case', () => {
  const other = { caseId: null, caseNo: null, title: null, address: null, status: null, level: null, step: null } as const;
  const decide = { ...other, subjectKind: 'unit', subjectId: 'chengguan', facts: { paper: 'talk' }, todo: 'decide-measure', event: 'UnitMeasureProposed', kind: 'proposal', rule: 'unit.three-reds', level: 5, dueAt: null } as const;

  test('names the record, what happened on it, the rule and what to do, with a link', () => {
    expect(mailed(decide)).toMatchObject({
      subject: '【待审批】连续三张红牌：城管局',
      text: ['张三：', '', '单位责任档案：城管局', '事由：连续三张红牌', '事项：拟下达约谈通知书', '责任级别：A5 约谈', '', '请您办理：审批责任措施建议', '查看：https://xiaohao.city.example/units/chengguan', '', '-- ', '本邮件由销号系统自动发出，回复无人查收；通知同时在系统收件箱中。通知编号 n-1', ''].join('\n'),
    });
    expect(mailed({ ...decide, copy: true })).toMatchObject({ subject: '【抄送】连续三张红牌：城管局', text: expect.stringContaining('请您督促：审批责任措施建议') });
  });

  test('names the campaign as it was called, and can be had in English', () => {
    const countdown = { ...other, subjectKind: 'campaign', subjectId: 'health city', subjectTitle: '国家卫生城市创建', facts: { left: 30, earliest: '2026-06-24', open: 12, overdue: 3 }, todo: 'clear-cases', event: 'CountdownReached', kind: 'reminder', rule: 'countdown.30', unit: null, dueAt: null } as const;
    const { subject, text } = noticeMail({ ...urged, ...countdown }, 'zhang@city.example', { ...letterhead, locale: 'en' });
    expect(subject).toBe('[Reminder] 30 days to the inspection: 国家卫生城市创建');
    for (const line of ['Matter: 30 days to the earliest day of the inspection, 2026-06-24; 12 cases open, 3 of them overdue', 'Open: https://xiaohao.city.example/campaigns/health%20city']) expect(text.split('\n')).toContain(line);
  });
});
