import { byCivilCode } from '#domain/calendar/calendar';

const notice = '国务院办公厅关于2026年部分节假日安排的通知(国办发明电〔2025〕7号)';

/** One working day after the eve of the National Day holiday. */
export const dueExample = {
  dueAt: '2026-10-08T18:00:00+08:00', provisional: false, calendar: 'state-council-2025-11-04', counting: byCivilCode,
  days: [
    { date: '2026-09-30', counts: false, code: 'start-day', reason: '起算当日，不计入' },
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => ({ date: `2026-10-${day}`, counts: false, code: 'holiday', reason: '放假（国庆节，国办发明电〔2025〕7号）', notice })),
    { date: '2026-10-08', counts: true, code: 'workday', reason: '工作日' },
  ],
};

const covered = { coveredFrom: '2011-01-01', coveredUntil: '2026-12-31', notices: [notice] };

export const calendarExample = { version: 'state-council-2025-11-04', origin: 'built-in', publishedOn: '2025-11-04', ...covered, current: true };

export const calendarPageExample = {
  version: 'state-council-2025-11-04+calendar-1', ...covered, days: [{ date: '2026-10-10', kind: 'workday', name: '国庆节', notice: '国办发明电〔2025〕7号' }],
  overlays: [{ id: 'sprint', name: '迎检冲刺', basis: '青川创卫办〔2026〕12号', areas: [], campaign: 'health-2026', days: [{ date: '2026-12-12', kind: 'workday' }] }],
  hours: [{ from: 510, to: 720 }, { from: 840, to: 1080 }], seasons: [{ name: '夏令时间', from: '06-01', to: '09-30', hours: [{ from: 480, to: 720 }, { from: 900, to: 1110 }] }], basis: '青政办〔2026〕5号', formerHours: [],
};

export const answerExample = { version: 'state-council-2025-11-04+calendar-1' };

export const noticeExample = {
  kind: 'year', year: 2027, number: '国办发明电〔2026〕8号', title: '国务院办公厅关于2027年部分节假日安排的通知', published: '2026-11-05',
  festivals: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03', worked: ['2027-01-09'] }], ordinary: [],
};
export const overlayExample = { id: 'sprint', name: '迎检冲刺', basis: '青川创卫办〔2026〕12号', areas: ['dongguan'], campaign: 'health-2026', workdays: ['2026-12-12', '2026-12-13'], holidays: [] };
export const withdrawExample = { basis: '青川创卫办〔2026〕15号' };
export const hoursExample = {
  from: '2026-12-01', basis: '青政办〔2026〕5号', hours: ['08:30-12:00', '14:00-18:00'], seasons: [{ name: '夏令时间', from: '06-01', to: '09-30', hours: ['08:00-12:00', '15:00-18:30'] }],
};
