export const zh = {
  nav: { home: '概览' },
  home: {
    title: '概览', everywhere: '待办与直播 · 全部地区', membersOf: '会员 · %{region}', salesOf: '销售 · %{region}（%{currency}）',
    ownSales: '本加盟商销售 · %{region}（%{currency}）', elsewhere: '归属会员在他店的消费 · %{region}（%{currency}）', pointsOf: '积分 · %{regions}',
    members: '会员总数', newMembers: '近 30 天新会员', ordersToday: '今日订单', orders7: '近 7 天订单',
    orders30: '近 30 天订单', issued: '发放积分', burned: '消耗积分', liability: '积分负债',
    debt: '待补扣积分', rebates: '应付分润', nextLive: '下一场直播', deadLetters: '同步异常', pendingAdjustments: '待审批调整',
    openMerges: '待处理疑似重复会员', salesByDay: '每日净销售', pointsByMonth: '积分发放与消耗', salesByClass: '各积分品类净销售',
    salesByOutlet: '门店净销售前十', noLive: '暂无安排', last30: '近 30 天', last12: '近 12 个月',
    burnRate: '消耗率 %{rate}', franchise: '本加盟商概览',
  },
  charts: { issued: '发放', redeemed: '消耗', expired: '过期', sales: '净销售' },
};

export const en: typeof zh = {
  nav: { home: 'Overview' },
  home: {
    title: 'Overview', everywhere: 'To do and live · all regions', membersOf: 'Members · %{region}',
    salesOf: 'Sales · %{region} (%{currency})', ownSales: 'Your sales · %{region} (%{currency})',
    elsewhere: 'Your members’ purchases elsewhere · %{region} (%{currency})', pointsOf: 'Points · %{regions}',
    members: 'Members', newMembers: 'New in 30 days', ordersToday: 'Orders today',
    orders7: 'Orders, 7 days', orders30: 'Orders, 30 days',
    issued: 'Points issued', burned: 'Points redeemed', liability: 'Points liability',
    debt: 'Points owed', rebates: 'Rebates payable', nextLive: 'Next live session',
    deadLetters: 'Dead letters', pendingAdjustments: 'Adjustments to review',
    openMerges: 'Open merge cases', salesByDay: 'Net sales by day',
    pointsByMonth: 'Points issued and redeemed', salesByClass: 'Net sales by margin class',
    salesByOutlet: 'Ten outlets with most net sales', noLive: 'None planned', last30: 'Last 30 days',
    last12: 'Last 12 months', burnRate: 'Burn rate %{rate}',
    franchise: 'Your franchise',
  },
  charts: { issued: 'Issued', redeemed: 'Redeemed', expired: 'Expired', sales: 'Net sales' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { home: typeof zh }
}
