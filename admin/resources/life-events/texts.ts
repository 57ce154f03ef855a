export const zh = {
  nav: { lifeEvents: '近期人生大事' },
  actions: { addLifeEvent: '登记人生大事', removeLifeEvent: '删除' },
  lifeEvents: {
    title: '人生大事', upcoming: '近期人生大事', within: '未来天数', none: '尚未登记', nobody: '这段时间没有',
    added: '已登记', removed: '已删除', addTitle: '登记人生大事', removeTitle: '删除人生大事',
    removeHint: '删除“%{what}”。删除后不再提醒，审计记录保留。', kind: '事项', calendar: '历法', year: '年份（可不填）', month: '月',
    day: '日', leapMonth: '农历闰月', guardian: '监护人已同意（未满 14 岁的孩子须勾选）', next: '下次日期', date: '日期',
    years: '第 %{years} 年', leap: '闰', date1: '%{calendar} %{year}%{leap}%{month} 月 %{day} 日', yearPart: '%{year} 年 ',
    hint: '公历 2 月 29 日在平年按 2 月 28 日；农历三十在小月按二十九。加盟商须有会员的共享同意。', all: '全部', member: '会员',
  },
  words: {
    lifeEvent: {
      WEDDING_ANNIVERSARY: '结婚纪念日', CHILD_BIRTHDAY: '孩子生日', CHILD_FULL_MOON: '孩子满月', GRADUATION: '毕业',
      ELDER_BIRTHDAY: '长辈寿诞',
    },
    calendar: { SOLAR: '公历', LUNAR: '农历' },
  },
  codes: {
    DATE_INVALID: '没有这一天；生日不能在将来，满月和毕业须填年份', GUARDIAN_CONSENT_REQUIRED: '未满 14 岁，须监护人同意',
  },
};

export const en: typeof zh = {
  nav: { lifeEvents: 'Life events' },
  actions: { addLifeEvent: 'Add a day', removeLifeEvent: 'Remove' },
  lifeEvents: {
    title: 'Life events', upcoming: 'Life events ahead', within: 'Days ahead', none: 'None yet',
    nobody: 'None in this time', added: 'Kept', removed: 'Removed', addTitle: 'Add a life event',
    removeTitle: 'Remove a life event',
    removeHint: 'Remove "%{what}". Nobody is reminded any more; the audit trail keeps that it was there.',
    kind: 'What', calendar: 'Calendar', year: 'Year (may be left out)', month: 'Month', day: 'Day',
    leapMonth: 'In a leap month', guardian: 'A guardian agreed (needed for children under 14)', next: 'Next',
    date: 'Date', years: 'year %{years}', leap: 'leap ', date1: '%{calendar} %{year}%{leap}%{month}/%{day}',
    yearPart: '%{year} ',
    hint: '29 February is on 28 where there is none, a lunar 30th on the 29th of a short month. Franchises need the '
      + 'member\'s consent to sharing.',
    all: 'All', member: 'Member',
  },
  words: {
    lifeEvent: {
      WEDDING_ANNIVERSARY: 'Wedding anniversary', CHILD_BIRTHDAY: 'Birthday of a child',
      CHILD_FULL_MOON: 'Full moon of a child', GRADUATION: 'Graduation', ELDER_BIRTHDAY: 'Birthday of an elder',
    },
    calendar: { SOLAR: 'Solar', LUNAR: 'Lunar' },
  },
  codes: {
    DATE_INVALID: 'No such day, a birthday in the future, or no year for what comes once',
    GUARDIAN_CONSENT_REQUIRED: 'Under 14: a guardian has to agree',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { lifeEvents: typeof zh }
}
