import { describe, expect, it } from '@jest/globals';
import { bookOf, calendarIn } from '#domain/calendar/book';
import { byCivilCode, type WorkCalendar } from '#domain/calendar/calendar';
import { moveDeadline, pauseDeadline, recountDeadline, setDeadline } from '#domain/calendar/deadline';
import { explain } from '#domain/calendar/due';
import { asPublished, stateCouncil } from '#domain/calendar/state-council';
import { calendarLetter, deadlineLetter } from './calendar-letter.ts';

const at = (text: string): string => `${text}:00+08:00`;

describe('the letter that explains a deadline', () => {
  it('can be put into a letter as it is', () => {
    const period = { amount: 5, unit: 'workday' } as const;
    const letter = calendarLetter('zh-CN', { about: ['清整改〔2026〕31号  东大街垃圾堆积', '市城管局'], from: at('2026-09-30T10:00'), period, explanation: explain(stateCouncil, at('2026-09-30T10:00'), period), calendar: stateCouncil, policy: 'default-1' });
    expect(letter).toBe(`期限计算说明

清整改〔2026〕31号  东大街垃圾堆积
市城管局
起算时间：2026年9月30日 10:00
期限：5 工作日
届满时间：2026年10月13日 18:00
计算方法：起算当日不计入；截止到当日下班时间
作息时间：08:30–12:00、14:00–18:00
工作日历：state-council-2025-11-04

逐日说明：
  2026年9月30日 星期三  起算当日，不计入
  2026年10月1日至2026年10月7日（7 天）  放假（国庆节，国办发明电〔2025〕7号）
  2026年10月8日 星期四  第 1 日  工作日
  2026年10月9日 星期五  第 2 日  工作日
  2026年10月10日 星期六  第 3 日  调休上班（国庆节，国办发明电〔2025〕7号）
  2026年10月11日 星期日  周末休息
  2026年10月12日 星期一  第 4 日  工作日
  2026年10月13日 星期二  第 5 日  工作日
合计：5 日。

依据：
  1. 《中华人民共和国民法典》第二百条至第二百零四条（期间计算）
  2. 时限规则 default-1
  3. 国务院办公厅关于2026年部分节假日安排的通知(国办发明电〔2025〕7号)
`);
  });

  it('says the same in English', () => {
    const period = { amount: 1, unit: 'workday' } as const;
    const letter = calendarLetter('en', { from: at('2026-03-06T10:00'), period, explanation: explain(stateCouncil, at('2026-03-06T10:00'), period), calendar: stateCouncil });
    expect(letter).toContain('Period: 1 working day\nEnds: 2026-03-09 18:00\n');
    expect(letter).toContain('  2026-03-07 to 2026-03-08 (2 days)  weekend\n  2026-03-09 Mon  day 1  working day\nIn all: 1 days.');
    expect(letter).not.toMatch(/\p{Script=Han}/u);
  });

  it('adds minutes up, and names the season whose hours ran', () => {
    const seasonal: WorkCalendar = { ...stateCouncil, seasons: [{ name: '夏令时间', from: '06-01', to: '09-30', hours: [{ from: 480, to: 720 }] }], hoursNotice: '青政办〔2026〕5号' };
    const period = { amount: 5, unit: 'workhour' } as const;
    const letter = calendarLetter('zh-CN', { from: at('2026-05-29T16:30'), period, explanation: explain(seasonal, at('2026-05-29T16:30'), period), calendar: seasonal });
    expect(letter).toContain('计 1 小时 30 分钟，累计 1 小时 30 分钟  工作日');
    expect(letter).toContain('计 3 小时 30 分钟，累计 5 小时  工作日（夏令时间）');
    expect(letter).toContain('合计：5 小时。');
    expect(letter).toContain('作息时间：08:30–12:00、14:00–18:00；夏令时间（06-01至09-30）：08:00–12:00');
    expect(letter).toContain('2. 青政办〔2026〕5号');
  });

  it('tells of pauses and changes, in words', () => {
    const set = setDeadline('a1', stateCouncil, at('2026-03-02T10:00'), { amount: 5, unit: 'workday' });
    const paused = pauseDeadline(set, stateCouncil, { from: at('2026-03-03T10:00'), to: at('2026-03-05T09:00'), why: 'suspended' });
    expect(deadlineLetter('zh-CN', paused, { calendar: stateCouncil })).toContain('停表（挂账期间）');
    expect(deadlineLetter('zh-CN', paused, { calendar: stateCouncil })).toContain('停表期间：\n  2026年3月3日 10:00至2026年3月5日 09:00：挂账期间');
    const moved = moveDeadline(paused, at('2026-03-20T18:00'), at('2026-03-10T09:00'), 'extension-1');
    const letter = deadlineLetter('zh-CN', moved, { calendar: stateCouncil });
    expect(letter).toContain('届满时间：2026年3月20日 18:00');
    expect(letter).toContain('期限变更：\n  2026年3月10日 09:00：由2026年3月11日 18:00改为2026年3月20日 18:00（第 1 次延期）');
    expect(letter).toContain('期限经批准变更（第 1 次延期）');
  });

  it('says which year makes it provisional', () => {
    const set = setDeadline('a1', stateCouncil, at('2026-12-30T10:00'), { amount: 5, unit: 'workday' });
    expect(deadlineLetter('zh-CN', set, { calendar: stateCouncil })).toContain('（暂定：2027 年放假安排尚未公布，公布后重新计算）');
  });

  it('cites the document of an overlay, and not the Civil Code where it is counted otherwise', () => {
    const book = bookOf(stateCouncil, [{ type: 'OverlayIssued', data: { id: 's', name: '迎检冲刺', basis: '青创卫办〔2026〕1号', areas: [], days: { '2026-03-07': 'workday' } } }]);
    const calendar: WorkCalendar = { ...calendarIn(book, { areas: [] }), counting: { ...byCivilCode, firstDay: 'same', unworkedEnd: 'stays' } };
    const letter = deadlineLetter('zh-CN', setDeadline('a1', calendar, at('2026-03-06T10:00'), { amount: 2, unit: 'workday' }), { calendar });
    expect(letter).toContain('计算方法：起算当日计入');
    expect(letter).toContain('依据：\n  1. 青创卫办〔2026〕1号\n');
  });

  it('of a deadline that a later calendar left where it was says so', () => {
    const spring = setDeadline('a1', stateCouncil, at('2020-01-22T10:00'), { amount: 5, unit: 'workday' });
    const letter = deadlineLetter('zh-CN', spring, { calendar: asPublished('2020-01-26') });
    expect(letter).toContain('届满时间：2020年2月6日 18:00');
    expect(letter).toContain('换用日历时原期限保留不变');
    expect(deadlineLetter('zh-CN', recountDeadline(spring, asPublished('2020-01-26')), { calendar: asPublished('2020-01-26') })).toContain('届满时间：2020年2月4日 18:00');
  });
});
