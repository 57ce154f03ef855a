export const zh = {
  nav: { ruleTrial: '加盟规则试算' },
  actions: { tryRules: '试算' },
  ruleTrial: {
    title: '加盟规则试算', none: '还没有试算。', counting: '统计中 %{done}/%{total}', moved: '%{total} 位会员中 %{moved} 位归属会变',
    rules: '分润 %{rates}；毛利上限 %{cap}；归属 %{months} 个月，比较 %{trailing} 个月，保护 %{days} 天', moves: '归属变化', nobody: '没有会员归属变化',
    from: '现归属', to: '试算归属', members: '会员数', costs: '分润影响（近 12 个月）', noCosts: '没有分润', whose: '承担与收取方', earnedBefore: '应收（现）',
    earnedAfter: '应收（试算）', owedBefore: '应付（现）', owedAfter: '应付（试算）', change: '净影响', movers: '归属会变的会员', ask: '试算加盟规则',
    hint: '按真实会员与订单计算这些规则若一直生效的结果，不会改变任何数据。', asked: '已开始试算', rate: '%{name} 分润（万分之）', marginCapBps: '毛利上限（万分之）',
    periodMonths: '归属周期（月）', trailingMonths: '比较周期（月）', protectionDays: '入会保护（天）',
  },
};

export const en: typeof zh = {
  nav: { ruleTrial: 'Try franchise rules' },
  actions: { tryRules: 'Try' },
  ruleTrial: {
    title: 'Franchise rules on trial', none: 'Nothing was tried yet.', counting: 'Counting %{done} of %{total}',
    moved: '%{moved} of %{total} members would move',
    rules: 'Rebates %{rates}; cap %{cap} of the margin; bound for %{months} months, compared over %{trailing}, '
      + 'protected for %{days} days',
    moves: 'Who would move', nobody: 'Nobody would move', from: 'Now', to: 'By the rules', members: 'Members',
    costs: 'Rebates of the last 12 months', noCosts: 'No rebates', whose: 'Whose', earnedBefore: 'Earned now',
    earnedAfter: 'Earned then', owedBefore: 'Owed now', owedAfter: 'Owed then', change: 'Net change',
    movers: 'Members who would move', ask: 'Try franchise rules',
    hint: 'Counts over real members and orders what these rules would have made had they always held. Nothing changes.',
    asked: 'The trial has begun', rate: 'Rebate of %{name} (basis points)', marginCapBps: 'Margin cap (basis points)',
    periodMonths: 'Period (months)', trailingMonths: 'Compared over (months)', protectionDays: 'Protection (days)',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { ruleTrial: typeof zh }
}
