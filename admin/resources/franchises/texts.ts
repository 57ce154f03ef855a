export const zh = {
  nav: { franchises: '加盟商' },
  actions: { registerFranchise: '新增加盟商' },
  franchises: {
    franchises: '加盟商', ranking: '加盟商排名', summary: '月度分润', outletsOf: '门店', contract: '合同',
    noRows: '本月没有分润', rankRange: '近 90 天', rebatesOf: '分润明细', editFranchise: '修改加盟商',
    openEnded: '留空即不限期', termsFrom: '留空即从今天起；之前的条款保留', contracts: '合同历史',
  },
  fields: {
    contract: '合同', territory: '区域范围', startsOn: '起始', endsOn: '截止', month: '月份', earned: '应收分润',
    registeredOn: '登记日期', owed: '应付分润', owedReversed: '应付扣回', earnedReversed: '应收扣回',
    netEarned: '净应收', sales: '销售', orders: '订单数', members: '会员数', rank: '名次',
  },
  codes: { CONTRACT_OVERLAPS: '新合同须在原合同截止后开始，请先截止原合同' },
};

export const en: typeof zh = {
  nav: { franchises: 'Franchises' },
  actions: { registerFranchise: 'Register franchise' },
  franchises: {
    franchises: 'Franchises', ranking: 'Franchise ranking', summary: 'Rebates of the month',
    outletsOf: 'Outlets', contract: 'Contract', noRows: 'No rebates this month',
    rankRange: 'Last 90 days', rebatesOf: 'Rebates', editFranchise: 'Change franchise',
    openEnded: 'Empty: open-ended', termsFrom: 'Empty: from today. Earlier terms are kept',
    contracts: 'Contract history',
  },
  fields: {
    contract: 'Contract', territory: 'Territory', startsOn: 'Starts', endsOn: 'Ends', month: 'Month',
    earned: 'Earned', registeredOn: 'Registered on', owed: 'Owed', owedReversed: 'Owed reversed',
    earnedReversed: 'Earned reversed', netEarned: 'Net', sales: 'Sales', orders: 'Orders', members: 'Members', rank: 'Rank',
  },
  codes: { CONTRACT_OVERLAPS: 'A new contract begins after the former one has ended: end that first' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { franchises: typeof zh }
}
