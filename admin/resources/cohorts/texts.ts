export const zh = {
  nav: { cohorts: '客群与复购' },
  cohorts: {
    title: '客群与复购', cohorts: '同期群复购', hint: '按首单月份分组，看此后每个月的情况；退货不算。', month: '首单月份', members: '新客人数',
    measure: '看什么', since: '第 %{count} 月', first: '当月', none: '这段时间没有首单', structure: '客群结构', by: '按什么看',
    structureHint: '每月月末的状态，当时怎样就怎样记录。', noStructure: '还没有月末记录', total: '会员数', unknown: '无',
  },
  words: {
    cohortMeasure: { REPURCHASE: '累计复购率', BUYERS: '当月购买率', VALUE: '净消费' },
    structureBy: { LIFECYCLE: '生命周期', SEGMENT: 'RFM 分群', POTENTIAL: '潜力' },
  },
};

export const en: typeof zh = {
  nav: { cohorts: 'Cohorts' },
  cohorts: {
    title: 'Cohorts and structure', cohorts: 'Repurchase by cohort',
    hint: 'By the month of the first order, what became of them in each month since; returns do not count.',
    month: 'First order', members: 'New members', measure: 'Show', since: 'Month %{count}', first: 'Same month',
    none: 'Nobody began in these months', structure: 'Structure', by: 'By',
    structureHint: 'At the end of each month, as it was known then.', noStructure: 'No month has been kept yet',
    total: 'Members', unknown: 'None',
  },
  words: {
    cohortMeasure: { REPURCHASE: 'Bought again by then', BUYERS: 'Bought in the month', VALUE: 'Net value' },
    structureBy: { LIFECYCLE: 'Lifecycle', SEGMENT: 'RFM segment', POTENTIAL: 'Potential' },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { cohorts: typeof zh }
}
