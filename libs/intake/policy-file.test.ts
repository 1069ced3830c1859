import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { sentenceOf } from '#catalogue/sentence';
import { locales } from '#catalogue/locale';
import { defaultPolicy } from '#domain/policy/default';
import { completed, policyFile } from '#domain/policy/file';
import { parsePolicy, readPolicy } from './policy-file.ts';

const shipped = readdirSync('policies').filter((name) => name.endsWith('.yaml'));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a shipped policy', () => {
  it.each(shipped)('%s has no problem', async (name) => {
    expect((await readPolicy(`policies/${name}`)).problems).toBeUndefined();
  });

  it.each(shipped)('%s is called by the name of its file, and says what it is', async (name) => {
    const { value } = await readPolicy(`policies/${name}`);
    expect([`${value?.id}.yaml`, (value?.name ?? '').length > 2]).toEqual([name, true]);
    expect(readFileSync(`policies/${name}`, 'utf8')).toMatch(/^# .*\p{Script=Han}/u);
  });

  it('default is the default policy, with every section written out; what it leaves open stands in a remark', async () => {
    const { value } = await readPolicy('policies/default.yaml');
    expect(value === undefined ? undefined : { ...completed(value), version: defaultPolicy.version }).toEqual(defaultPolicy);
    expect([...Object.keys(value ?? {}), 'execution'].toSorted()).toEqual(Object.keys(policyFile.shape).toSorted());
    expect(readFileSync('policies/default.yaml', 'utf8')).toContain('\n# execution: ');
  });

  it.each(shipped.filter((name) => name !== 'default.yaml'))('%s is short, and names its source', async (name) => {
    const { value } = await readPolicy(`policies/${name}`);
    expect(readFileSync(`policies/${name}`, 'utf8').split('\n').length).toBeLessThan(80);
    expect(value?.source.length).toBeGreaterThan(10);
  });
});

const good = `# 一份规则
id: small
name: 小城规则
categories:
  litter: { name: 暴露垃圾, limit: 4 工作时 }
  shed:
    name: 私搭乱建
    limit: 20 工作日
    milestones:
      - { id: stop, name: 停工, limit: 4 工作时 }
      - { id: fine, name: 处罚, limit: 7 工作日 }
chases:
  claim:
    rungs:
      - { after: 4 工作时, to: [holder] }
      - { after: 1 工作日, to: [director] }
ladder:
  - { id: due-soon, level: 1, trigger: { kind: before-due, periods: [1 工作日] }, action: remind, paper: blue-slip, to: [unit-handler] }
  - { id: next-day, level: 2, trigger: { kind: after-due, workdays: 1 }, action: remind, paper: urging-notice, to: [unit-head] }
  - { id: later, level: 3, trigger: { kind: after-rung, rung: next-day, period: 5 工作日 }, action: propose, paper: yellow-card, to: [director], issuedBy: director }
  - { id: failed, level: 4, trigger: { kind: failed, count: 3 }, action: propose, paper: red-card, to: [hq], issuedBy: hq }
unit:
  cards: { yellow: 6 个月, red: 12 个月, appeal: 5 工作日 }
  boards: [weekly]
  ladder:
    - { id: reds, level: 5, trigger: { kind: cards, colour: red, inARow: 3 }, paper: talk, to: [hq] }
    - { id: last, level: 5, trigger: { kind: rank, board: weekly, bottom: 3, times: 1 }, paper: talk, to: [hq] }
extension:
  listed: { ranks: [director, hq], askBefore: 20 工作日, decideWithin: 10 工作日 }
signOff:
  ordinary:
    - { id: unit, of: lead-unit, roles: [unit-head] }
    - { id: office, of: office, roles: [director] }
lookBack: [7, 30]
`;

function changed(from: string, to: string): string {
  expect(good.split(from)).toHaveLength(2);
  return good.replace(from, to);
}

/** What is said at which text: the line, and the rest of it from the place on. */
const told = (text: string) => (parsePolicy(bytes(text)).problems ?? []).map(({ line, column, code }) => `${line} ${text.split('\n')[line - 1]?.slice(column - 1).slice(0, 14)} | ${code}`);

describe('a policy file', () => {
  it('is read', () => expect(parsePolicy(bytes(good)).problems).toBeUndefined());

  it('may be JSON', () => {
    const { problems, value } = parsePolicy(bytes(JSON.stringify({ id: 'small', name: '小城规则', recheck: { amount: 2, unit: 'workday' } }, null, 2)));
    expect([problems, value?.recheck]).toEqual([undefined, { amount: 2, unit: 'workday' }]);
  });

  it('leaves to the default policy what it does not say', () => {
    const { value } = parsePolicy(bytes('id: small\nname: 小城规则\nchases:\n  claim: { rungs: [{ after: 1 工作日, to: [hq] }] }\nlisted: { report: 2 工作日 }\n'));
    const policy = value === undefined ? defaultPolicy : completed(value);
    expect(policy.chases).toEqual({ ...defaultPolicy.chases, claim: { rungs: [{ after: { amount: 1, unit: 'workday' }, to: ['hq'], copy: [] }], repeat: { amount: 5, unit: 'workday' } } });
    expect([policy.listed, policy.ladder, policy.version]).toEqual([{ ...defaultPolicy.listed, report: { amount: 2, unit: 'workday' } }, defaultPolicy.ladder, 'small@draft']);
  });

  it('may have no ladder at all', () => {
    expect(told(good.slice(0, good.indexOf('ladder:')) + 'ladder: []\nunit: { ladder: [] }\n')).toEqual([]);
  });
});

describe('a bad policy is refused at its place', () => {
  const table: readonly (readonly [string, string, readonly string[]])[] = [
    ['a category without a limit', changed('name: 暴露垃圾, limit: 4 工作时', 'name: 暴露垃圾'), ['5 { name: 暴露垃圾 } | policy-period-missing']],
    ['a limit that is none', changed('litter: { name: 暴露垃圾, limit: 4 工作时', 'litter: { name: 暴露垃圾, limit: 半天'), ['5 半天 } | policy-bad-period']],
    ['a limit of nothing', changed('litter: { name: 暴露垃圾, limit: 4 工作时', 'litter: { name: 暴露垃圾, limit: 0 工作时'), ['5 0 工作时 } | policy-bad-period']],
    ['milestones that do not come later', changed('name: 处罚, limit: 7 工作日', 'name: 处罚, limit: 2 工作时'), ['11 2 工作时 } | policy-milestone-not-later']],
    ['a milestone after the limit', changed('limit: 20 工作日', 'limit: 6 工作日'), ['11 7 工作日 } | policy-milestone-after-limit']],
    ['a milestone twice', changed('{ id: fine', '{ id: stop'), ['11 stop, name: 处罚 | policy-milestone-twice']],
    ['a chase whose rungs do not come later', changed('after: 1 工作日', 'after: 2 工作时'), ['16 2 工作时, to: [di | policy-rungs-not-later']],
    ['a chase that tells only the holder', changed('to: [director] }\nladder', 'to: [holder] }\nladder'), ['16 [holder] } | policy-chase-tells-holder']],
    ['a circle of addressees', changed('  claim:', '  verify: { rungs: [{ after: 1 工作日, to: [dispatcher] }] }\n  dispatch: { rungs: [{ after: 1 工作日, to: [clerk] }] }\n  claim:'), ['13 [dispatcher] } | policy-chase-circle']],
    ['a step that does not exist', changed('  claim:', '  clame: { rungs: [{ after: 1 工作日, to: [hq] }] }\n  claim:'), ['13 clame: { rungs | file-misspelt-field']],
    ['a rung that follows none', changed('rung: next-day', 'rung: nextday'), ['20 nextday, perio | policy-rung-unknown']],
    ['a rung that follows a failed attempt', good.replace(/ {2}- \{ id: failed.+\n/, '').replace('- { id: later', '- { id: failed, level: 3, trigger: { kind: failed, count: 3 }, action: propose, paper: red-card, to: [hq], issuedBy: hq }\n  - { id: later').replace('rung: next-day', 'rung: failed'), ['21 failed, period | policy-rung-follows-event']],
    ['a rung that follows a later one', changed('rung: next-day', 'rung: last').replace('  - { id: failed', '  - { id: last, level: 3, trigger: { kind: after-due, workdays: 2 }, action: propose, paper: criticism, to: [hq], issuedBy: hq }\n  - { id: failed'), ['20 last, period:  | policy-rung-follows-later']],
    ['rungs in a circle', changed('rung: next-day', 'rung: later'), ['20 later, period: | policy-rung-circle']],
    ['more failures than ever happen', changed('count: 3', 'count: 30'), ['21 30 }, action:  | policy-rung-too-many']],
    ['a rung for orders of no kind', changed('kind: failed, count: 3', 'kind: ordered'), ['21 { kind: ordere | policy-rung-never-ordered']],
    ['a reminder longer before than any limit', changed('periods: [1 工作日]', 'periods: [30 工作日, 20 工作日]'), ['18 [30 工作日, 20 工作 | policy-rung-before-every-limit']],
    ['two rungs of one name', changed('id: failed, level', 'id: later, level'), ['21 later, level:  | policy-rung-twice']],
    ['a rung of a known name that means something else', changed('id: failed, level', 'id: five-days, level'), ['21 five-days, lev | policy-rung-misnamed']],
    ['a rung of a known name that comes at another time', changed('kind: after-due, workdays: 1', 'kind: after-due, workdays: 3'), ['19 next-day, leve | policy-rung-misnamed']],
    ['a ladder that leads down', changed('- { id: due-soon, level: 1', '- { id: due-soon, level: 2').replace('- { id: next-day, level: 2', '- { id: next-day, level: 1'), ['19 1, trigger: {  | policy-rung-lower']],
    ['a clock that accuses', changed('action: propose, paper: red-card', 'action: remind, paper: red-card'), ['21 remind, paper: | policy-rung-accuses', '21 red-card, to:  | policy-paper-accuses']],
    ['a card that the clock issues', changed('action: remind, paper: urging-notice', 'action: remind, paper: red-card'), ['19 red-card, to:  | policy-paper-accuses']],
    ['a measure that nobody issues', changed('to: [director], issuedBy: director', 'to: [director]'), ['20 propose, paper | policy-rung-without-issuer']],
    ['a card that never expires', changed('yellow: 6 个月, ', ''), ['23 { red: 12 个月,  | policy-period-missing']],
    ['cards in a row that nothing issues', changed('paper: red-card', 'paper: criticism'), ['26 red, inARow: 3 | policy-unit-rung-without-card']],
    ['a rank on a board that is not ranked', changed('board: weekly', 'board: monthly'), ['27 monthly, botto | policy-unit-rung-without-board']],
    ['two unit rungs of one name', changed('id: last', 'id: reds'), ['27 reds, level: 5 | policy-rung-twice']],
    ['a unit ladder that leads down', changed('id: reds, level: 5', 'id: reds, level: 6'), ['27 5, trigger: {  | policy-rung-lower']],
    ['a unit rung of a known name that means something else', changed('id: last', 'id: three-reds'), ['27 three-reds, le | policy-rung-misnamed']],
    ['extensions decided by lower and lower ranks', changed('[director, hq]', '[hq, director]'), ['29 director], ask | policy-extension-rank-lower']],
    ['an extension that is answered too late', changed('decideWithin: 10 工作日', 'decideWithin: 25 工作日'), ['29 25 工作日 } | policy-extension-decided-late']],
    ['an extension for which nobody can ask in time', changed('extension:\n', 'extension:\n  ordinary: { ranks: [director], askBefore: 20 工作日, decideWithin: 2 工作日 }\n'), ['29 20 工作日, decide | policy-extension-never-asked']],
    ['two signatures of one name', changed('id: office', 'id: unit'), ['33 unit, of: offi | policy-signature-twice']],
    ['a signature of a role from elsewhere', changed('roles: [director]', 'roles: [director, hq]'), ['33 hq] } | policy-signature-role']],
    ['signatures that only one person can give', changed('of: office, roles: [director]', 'of: lead-unit, roles: [unit-head]'), ['33 [unit-head] } | policy-signature-same-person']],
    ['look backs that go back', changed('[7, 30]', '[30, 7]'), ['34 7] | policy-look-backs-not-later']],
    ['a section that does not exist', changed('lookBack', 'lookback'), ['34 lookback: [7,  | file-misspelt-field']],
    ['a field of a trigger that does not exist', changed('kind: failed, count', 'kind: failed, cout'), ['21 { kind: failed | file-missing-field', '21 cout: 3 }, act | file-misspelt-field']],
    ['a trigger that does not exist', changed('kind: failed', 'kind: fail'), ['21 fail, count: 3 | file-unknown-value']],
    ['an addressee that does not exist', changed('to: [unit-handler]', 'to: [unit-handlr]'), ['18 unit-handlr] } | file-unknown-value']],
    ['a grade that does not exist', changed('  listed: {', '  lsted: {'), ['29 lsted: { ranks | file-misspelt-field']],
    ['a version of its own', changed('name: 小城规则', 'name: 小城规则\nversion: small-1'), ['4 version: small | file-unknown-field']],
  ];

  it.each(table)('with %s', (_, text, expected) => expect(told(text)).toEqual(expected));

  it('in a sentence of each language, with nothing left open', () => {
    const sentences = table.flatMap(([, text]) => (parsePolicy(bytes(text)).problems ?? []).flatMap((problem) => locales.map((locale) => sentenceOf(locale, problem))));
    expect(sentences.filter((sentence) => /[?{}]|undefined/.test(sentence.replace(/ did you mean "\w+"\?/, '')))).toEqual([]);
    expect(sentences.length).toBeGreaterThan(80);
  });

  it('and says what to write instead', () => {
    const said = (text: string): readonly string[] => (parsePolicy(bytes(text)).problems ?? []).map((problem) => sentenceOf('zh-CN', problem));
    expect(said(changed('name: 暴露垃圾, limit: 4 工作时', 'name: 暴露垃圾'))).toEqual(['缺少“limit”这个时限。请补上，例如 limit: 15 工作日。']);
    expect(said(changed('name: 处罚, limit: 7 工作日', 'name: 处罚, limit: 2 工作时'))).toEqual(['类别“shed”的阶段“处罚”（2 工作时）不晚于前一阶段“停工”（4 工作时）。各阶段要一个比一个晚，请改时限或调换次序。']);
    expect(said(changed('  claim:', '  verify: { rungs: [{ after: 1 工作日, to: [dispatcher] }] }\n  dispatch: { rungs: [{ after: 1 工作日, to: [clerk] }] }\n  claim:'))).toEqual(['“核实立案”没有人办时，消息只在这些人之间绕圈：受理员、交办员，没有人在他们之上。请让其中一步的最后一级告诉圈外的人，例如 director 或 hq。']);
    expect(said(changed('kind: failed', 'kind: fail'))).toEqual(['“kind”不能是“fail”。请从这些里面选：failed、relapsed、ordered、after-due、before-due、after-rung。']);
    expect(said(changed('  claim:', '  clame: { rungs: [{ after: 1 工作日, to: [hq] }] }\n  claim:'))[0]).toContain('是不是“claim”');
  });
});
