import type { Words } from './locale.ts';

/** Results of `xiaohao calendar`. */
type CalendarCliWord = 'sound' | 'moved' | 'preview' | 'published' | 'withdrawn' | 'version' | 'current' | 'no-deadline' | 'built-in' | 'year' | 'amendment' | 'overlay' | 'withdrawal' | 'hours';

export const calendarCliWords: Words<CalendarCliWord> = {
  'zh-CN': {
    moved: '{case}  {unit}  {from:instant} → {to:instant}  {title}', preview: '查看在办案件 {looked} 件：{cases} 件的 {deadlines} 个期限会变动。没有写入任何内容。',
    sound: '文件可以发布：{what}，{days} 个日期。', published: '已发布，工作日历现为 {version}。在办案件的期限随后逐件重新计算。', withdrawn: '已撤销“{id}”，工作日历现为 {version}。', version: '{version}  {origin}  {publishedOn}  至 {coveredUntil}  {notices}',
    current: '（现行）', 'no-deadline': '案件 {id} 没有期限“{deadline}”。现有：{known}。', 'built-in': '随软件提供', year: '年度通知', amendment: '年中调整', overlay: '区域或专项日历', withdrawal: '撤销', hours: '作息时间',
  },
  en: {
    moved: '{case}  {unit}  {from:instant} → {to:instant}  {title}', preview: '{looked} open cases: {deadlines} deadlines of {cases} would move. Nothing was written.',
    sound: 'The file can be published: {what}, {days} days.', published: 'Published; the calendar is {version} now. The deadlines of open cases are counted again, case by case.', withdrawn: '"{id}" is withdrawn; the calendar is {version} now.',
    version: '{version}  {origin}  {publishedOn}  until {coveredUntil}  {notices}', current: '(current)', 'no-deadline': 'The case {id} has no deadline "{deadline}". It has: {known}.',
    'built-in': 'of the product', year: 'notice of a year', amendment: 'amendment', overlay: 'overlay', withdrawal: 'withdrawal', hours: 'business hours',
  },
};
