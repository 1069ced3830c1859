import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#domain/policy/default';
import { policyDiff } from '#domain/policy/diff';
import { completed, policyFile } from '#domain/policy/file';
import type { Policy } from '#domain/policy/policy';
import { readPolicy } from '#intake/policy-file';
import { locales, type Locale } from './locale.ts';
import { differenceIn } from './policy-diff.ts';
import { ruleName } from './rules.ts';

const changed = (file: Readonly<Record<string, unknown>>): Policy => completed(policyFile.parse({ id: 'default', name: defaultPolicy.name, ...file }));
const said = (was: Policy, is: Policy, locale: Locale = 'zh-CN'): readonly string[] => policyDiff(was, is).map((difference) => differenceIn(locale, difference, was, is));
const [soon, nextDay, ...others] = defaultPolicy.ladder;
const categories = { litter: { name: '暴露垃圾', limit: '1 工作日' }, shed: { name: '私搭乱建', limit: '20 工作日', milestones: [{ id: 'stop', name: '停工', limit: '4 工作时' }] } };

describe('the difference of two policies, as a director reads it', () => {
  it.each([
    ['a period', { recheck: '2 工作日' }, ['反馈后安排复查的期限由“1 工作日”改为“2 工作日”。']],
    ['look backs', { lookBack: [7, 30] }, ['回头看的日子（销号后第几天）由“7、30、90”改为“7、30”。']],
    ['a new category', { categories }, ['新增类别“暴露垃圾”：暴露垃圾，时限 1 工作日。', '新增类别“私搭乱建”：私搭乱建，时限 20 工作日。']],
    ['a reminder', { chases: { claim: { rungs: [{ after: '1 工作日', to: ['director'], copy: ['unit-head'] }] } } }, ['“认领”无人办理时的提醒的对象与时间由“4 工作时后告知当前承办人；8 工作时后告知单位主要负责人、上级主管单位，抄送当前承办人；12 工作时后告知办公室主任，抄送单位主要负责人”改为“1 工作日后告知办公室主任，抄送单位主要负责人”。']],
    ['an addressee', { ladder: [soon, { ...nextDay, to: ['unit-head'] }, ...others] }, ['责任台阶“逾期次日催办”的告知对象由“单位经办人、单位主要负责人”改为“单位主要负责人”。']],
    ['a trigger', { ladder: [soon, { ...nextDay, name: '逾期催办', trigger: { kind: 'after-due', workdays: 2 } }, ...others] }, ['责任台阶“逾期催办”的触发条件由“到期后第 1 个工作日”改为“到期后第 2 个工作日”。', '新增责任台阶“逾期催办”的名称：逾期催办。']],
    ['a rung less', { ladder: defaultPolicy.ladder.slice(0, 4) }, ['取消责任台阶“第三次复查不合格”（原为：A4，第 3 次复查不合格，红牌通知，告知指挥部，抄送办公室主任、包联领导）。']],
    ['the order', { ladder: [soon, nextDay, ...others.toReversed()] }, ['领导责任阶梯各级由“临期提醒、逾期次日催办、催办后五个工作日仍未反馈、第二次复查不合格、第三次复查不合格”改为“临期提醒、逾期次日催办、第三次复查不合格、第二次复查不合格、催办后五个工作日仍未反馈”。']],
    ['extensions', { extension: { ordinary: { ranks: ['director'], decideWithin: '2 工作日', askBefore: '3 工作日' } } }, ['一般案件的延期的审批级别由“办公室主任、包联领导、指挥部”改为“办公室主任”。', '新增一般案件的延期的最迟提前多久提出：3 工作日。']],
    ['signatures', { signOff: { listed: [{ id: 'unit', of: 'lead-unit', roles: ['unit-head'] }, ...defaultPolicy.signOff.listed.slice(2)] } }, ['挂牌督办案件的销号签字“unit”的签字人由“单位分管领导、单位主要负责人”改为“单位主要负责人”。', '取消挂牌督办案件的销号签字“area”（原为：包联领导）。']],
    ['the unit ladder', { unit: { ladder: [{ id: 'three-reds', level: 5, trigger: { kind: 'cards', colour: 'red', inARow: 2 }, paper: 'talk', to: ['hq'], copy: ['director'] }] } }, ['单位台阶“连续三张红牌”的触发条件由“连续 3 张红牌通知”改为“连续 2 张红牌通知”。']],
    ['a word', { papers: { talk: '约谈' } }, ['约谈文号用字由“督约”改为“约谈”。']],
    ['yes and no', { notice: { exposed: false } }, ['被曝光的案件公示由“是”改为“否”。']],
    ['counting', { counting: { firstDay: 'same' } }, ['起算日由“次日起算”改为“当日起算”。']],
  ])('says %s', (_, file, expected) => expect(said(defaultPolicy, changed(file)).toSorted()).toEqual([...expected].toSorted()));

  it('names a limit and a milestone by their category', () => {
    const other = changed({ categories: { ...categories, litter: { name: '暴露垃圾', limit: '4 工作时' }, shed: { ...categories.shed, milestones: [{ id: 'stop', name: '停工', limit: '2 工作时' }] } } });
    expect(said(changed({ categories }), other)).toEqual(['类别“暴露垃圾”的时限由“1 工作日”改为“4 工作时”。', '类别“私搭乱建”的阶段“停工”的时限由“4 工作时”改为“2 工作时”。']);
    expect(said(changed({ categories }), other, 'en')[0]).toBe('Changed: limit of the category "暴露垃圾", from "1 working day" to "4 working hours".');
  });

  it.each(readdirSync('policies').filter((name) => name !== 'default.yaml'))('of the default and %s is words in both languages', async (name) => {
    const { value } = await readPolicy(`policies/${name}`);
    const policy = value === undefined ? defaultPolicy : completed(value);
    for (const locale of locales) {
      const sentences = said(defaultPolicy, policy, locale);
      expect(sentences.length).toBeGreaterThan(3);
      expect(sentences.filter((sentence) => /[{}?]|undefined|object Object/.test(sentence))).toEqual([]);
    }
    const latin = said(defaultPolicy, policy).filter((sentence) => /(?<!“)\b[a-z]+-[a-z]+/.test(sentence.replace(/来源由.*|规则编号由.*/, '')));
    expect(latin).toEqual([]);
  });
});

describe('the name of a rung', () => {
  const named: Policy = { ...defaultPolicy, ladder: defaultPolicy.ladder.map((rung) => (rung.id === 'due-soon' ? { ...rung, id: 'orange', name: '橙色督查单' } : rung)) };
  it('is the one that its policy gives it, then that of the catalogue, then its id', () => {
    expect([ruleName('zh-CN', 'ladder.orange', named), ruleName('zh-CN', 'ladder.next-day', named), ruleName('zh-CN', 'ladder.orange'), ruleName('zh-CN', 'unit.three-reds')]).toEqual(['橙色督查单', '逾期次日催办', 'orange', '连续三张红牌']);
  });
});
