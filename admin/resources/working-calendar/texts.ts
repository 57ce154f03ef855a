export const zh = {
  nav: { workingCalendar: '工作日历' },
  workingCalendar: {
    title: '工作日历', year: '年份', put: '登记日期', remove: '恢复为平日', what: '名称', day: '日期', until: '至（含）', kind: '类型',
    hint: '法定节假日与调休上班日：投诉办结时限按工作日计。此前已定的到期日不变。', none: '这一年没有登记：周一至周五为工作日',
    saved: '日历已更新', removeHint: '%{day}（%{name}）恢复为平日，按星期计。', counts: '休 %{off} 天，调休上班 %{working} 天',
    tooLong: '一次最多 366 天', backwards: '截止不早于起始', reads: '未登记的日子按星期：周一至周五上班，周六日休息。',
  },
  words: { calendarDay: { HOLIDAY: '休息', WORKING: '上班' } },
  codes: { DAY_REPEATED: '日期重复' },
};

export const en: typeof zh = {
  nav: { workingCalendar: 'Working calendar' },
  workingCalendar: {
    title: 'Working calendar', year: 'Year', put: 'Enter days', remove: 'As usual again', what: 'Name', day: 'Day',
    until: 'To (included)', kind: 'What it is', saved: 'Calendar changed',
    hint: 'Public holidays, and weekends at work: the time to the resolution of a complaint counts in working days. '
      + 'What was due before keeps its day.',
    none: 'Nothing was entered for this year: Monday to Friday are working days',
    removeHint: '%{day} (%{name}) is again what its weekday says.', counts: '%{off} days off, %{working} weekend days at work',
    tooLong: 'At most 366 days at once', backwards: 'Not before the first day',
    reads: 'Days that are not entered go by their weekday: Monday to Friday at work.',
  },
  words: { calendarDay: { HOLIDAY: 'Day off', WORKING: 'At work' } },
  codes: { DAY_REPEATED: 'A day stands twice' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { workingCalendar: typeof zh }
}
