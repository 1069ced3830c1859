import type { Report } from '#domain/simulation/report';
import type { Both } from '#domain/simulation/tally';
import { differenceSentence } from './simulation.ts';
import { fillIn, instantIn } from './fill-in.ts';
import type { Locale, Words } from './locale.ts';
import { type Names, plainNames } from './names.ts';
import { ruleName } from './rules.ts';

type Word =
  | 'simulating' | 'cases' | 'imported' | 'same' | 'deadlines' | 'judged' | 'talks' | 'sums' | 'units' | 'unit' | 'unfollowed' | 'examples' | 'no-guess' | 'cases-written';

/** Results of `xiaohao simulate`. */
export const simulationReportWords: Words<Word> = {
  'zh-CN': {
    simulating: '试行推演', cases: '{from}至{to}：{cases} 件案件，其中 {changed} 件会有不同。', imported: '其中 {imported} 件是导入的历史案件，按从第一天起就在本系统办理推演。', same: '没有任何不同。',
    deadlines: '时限：提前 {earlier} 个，推后 {later} 个，不变 {same} 个。', judged: '按期销号 {onTime}，逾期销号 {overdue}，时段结束时逾期未办 {openOverdue}。', talks: '连续红（黄）牌引出的约谈：{talks}（按每张建议的牌都签发计）。',
    sums: '各条规则执行次数（原规则 → 试行规则）：', units: '各单位（提醒；建议；黄牌；红牌；约谈）：', unit: '{name}：{reminders}；{proposals}；{yellow}；{red}；{talks}', unfollowed: '以下已记录的决定在试行规则下无从接续：', examples: '从哪里开始不同：',
    'no-guess': '人的决定照记录推演；换了规则人会怎么做，不作猜测。没有写入任何内容。', 'cases-written': '逐件结果见 {file}',
  },
  en: {
    simulating: 'simulating', cases: '{from} to {to}: {cases} cases, {changed} of which would go another way.', imported: '{imported} of them were imported; they are run as if they had been kept here from their first day.', same: 'No difference at all.',
    deadlines: 'Deadlines: {earlier} earlier, {later} later, {same} the same.', judged: 'Signed off on time {onTime}, overdue {overdue}, in hand after the limit at the end {openOverdue}.', talks: 'Talks that cards in a row lead to: {talks} (were every proposed card issued).',
    sums: 'How often each rule fires (rules that held → rules tried):', units: 'Units (reminders; proposals; yellow; red; talks):', unit: '{name}: {reminders}; {proposals}; {yellow}; {red}; {talks}', unfollowed: 'Recorded decisions that cannot follow under the rules tried:', examples: 'Where cases part:',
    'no-guess': 'What people decided stays as it was recorded; what they would have done under other rules is not guessed. Nothing was written.', 'cases-written': 'Case by case: {file}',
  },
};

const both = ({ base, tried }: Both): string => `${base} → ${tried}`;
const isSame = ({ base, tried }: Both): boolean => base === tried;

/** A report as lines for people: what differs, in sum and by example. */
export function reportLines(locale: Locale, report: Report, names: Names = plainNames): readonly string[] {
  const words = simulationReportWords[locale];
  const say = (word: Word, facts: Parameters<typeof fillIn>[2] = {}): string => fillIn(locale, words[word], facts);
  const { period, cases, imported, changed, deadlines, sums, units, unfollowed, examples } = report;
  const moved = units.filter(({ reminders, proposals, yellow, red, talks }) => [reminders, proposals, yellow, red, talks].some((one) => !isSame(one)));
  return [
    say('cases', { from: instantIn(locale, period.from), to: instantIn(locale, period.to), cases, changed }),
    ...(imported === 0 ? [] : [say('imported', { imported })]),
    ...(changed === 0 ? [words.same] : []),
    say('deadlines', deadlines),
    say('judged', { onTime: both(report.onTime), overdue: both(report.overdue), openOverdue: both(report.openOverdue) }),
    say('talks', { talks: both(report.talks) }),
    words.sums,
    ...sums.map((one) => `  ${isSame(one) ? ' ' : '*'} ${one.name ?? ruleName(locale, one.rule)}  ${both(one)}`),
    ...(moved.length === 0 ? [] : [words.units]),
    ...moved.map(({ unit, reminders, proposals, yellow, red, talks }) => `  ${say('unit', { name: names.unit(unit), reminders: both(reminders), proposals: both(proposals), yellow: both(yellow), red: both(red), talks: both(talks) })}`),
    ...(unfollowed.length === 0 ? [] : [words.unfollowed, ...unfollowed.map((one) => `  ${one.type}  ${both(one)}`)]),
    ...(examples.length === 0 ? [] : [words.examples, ...examples.map(({ caseNo, title, first }) => `  ${caseNo} ${title}：${differenceSentence(locale, first, names)}`)]),
    words['no-guess'],
  ];
}
