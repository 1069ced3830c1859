const notice = '国务院办公厅关于2026年部分节假日安排的通知(国办发明电〔2025〕7号)';

/** One working day after the eve of the National Day holiday. */
export const dueExample = {
  dueAt: '2026-10-08T18:00:00+08:00', provisional: false, calendar: 'state-council-2025-11-04',
  days: [
    { date: '2026-09-30', counts: false, code: 'start-day', reason: '起算当日，不计入' },
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => ({ date: `2026-10-${day}`, counts: false, code: 'holiday', reason: '放假（国庆节，国办发明电〔2025〕7号）', notice })),
    { date: '2026-10-08', counts: true, code: 'workday', reason: '工作日' },
  ],
};

export const calendarExample = { version: 'state-council-2025-11-04', publishedOn: '2025-11-04', coveredFrom: '2011-01-01', coveredUntil: '2026-12-31', notices: [notice], current: true };
