import type { Words } from './locale.ts';

/** The words of the letter that explains a deadline. */
export type LetterWord =
  | 'title' | 'from' | 'period' | 'due' | 'provisional' | 'calendar' | 'rules' | 'hours' | 'season' | 'whole-day' | 'by-hand'
  | 'next' | 'same' | 'moves-on' | 'stays' | 'close' | 'midnight' | 'workhours'
  | 'days' | 'nth' | 'minutes' | 'range' | 'sum-days' | 'sum-hours' | 'pauses' | 'pause' | 'moves' | 'move' | 'sources' | 'law' | 'policy';

export const letterWords: Words<LetterWord> = {
  'zh-CN': {
    title: '期限计算说明', from: '起算时间：{at:instant}', period: '期限：{period}', due: '届满时间：{at:instant}', provisional: '（暂定：{years} 年放假安排尚未公布，公布后重新计算）', calendar: '工作日历：{version}',
    rules: '计算方法：{rules}', hours: '作息时间：{hours}', season: '{name}（{from}至{to}）：{hours}', 'whole-day': '全天', 'by-hand': '由人工指定',
    next: '起算当日不计入', same: '起算当日计入', 'moves-on': '最后一日是休息日的，顺延到其后第一个工作日', stays: '最后一日是休息日的，不顺延', close: '截止到当日下班时间', midnight: '截止到当日二十四时', workhours: '只计工作日的工作时间，从起算时刻连续计算',
    days: '逐日说明：', nth: '第 {n} 日', minutes: '计 {time}，累计 {sum}', range: '{from:day}至{to:day}（{n} 天）', 'sum-days': '合计：{n} 日。', 'sum-hours': '合计：{time}。', pauses: '停表期间：', pause: '{from:instant}至{to:instant}：{why}', moves: '期限变更：',
    move: '{at:instant}：由{from:instant}改为{to:instant}（{why}）', sources: '依据：', law: '《中华人民共和国民法典》第二百条至第二百零四条（期间计算）', policy: '时限规则 {version}',
  },
  en: {
    title: 'How the deadline was counted', from: 'Begins: {at:instant}', period: 'Period: {period}', due: 'Ends: {at:instant}', provisional: ' (provisional: the holidays of {years} are not published yet; it is counted again when they are)', calendar: 'Calendar: {version}',
    rules: 'Counted so: {rules}', hours: 'Business hours: {hours}', season: '{name} ({from} to {to}): {hours}', 'whole-day': 'the whole day', 'by-hand': 'set by hand',
    next: 'the day it begins does not count', same: 'the day it begins counts', 'moves-on': 'a last day that is not worked gives way to the next working day', stays: 'a last day that is not worked stays the last', close: 'it ends at the close of business', midnight: 'it ends at midnight',
    workhours: 'only business hours of working days count, from the very moment it begins',
    days: 'Day by day:', nth: 'day {n}', minutes: '{time}, {sum} in all', range: '{from:day} to {to:day} ({n} days)', 'sum-days': 'In all: {n} days.', 'sum-hours': 'In all: {time}.', pauses: 'The clock stood:', pause: '{from:instant} to {to:instant}: {why}', moves: 'Changes of the deadline:',
    move: '{at:instant}: from {from:instant} to {to:instant} ({why})', sources: 'Sources:', law: 'Civil Code of the People\'s Republic of China, art. 200–204', policy: 'Rules {version}',
  },
};

export const weekdayWords: Readonly<Record<'zh-CN' | 'en', readonly string[]>> = {
  'zh-CN': ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
