export const zh = {
  nav: { franchises: '加盟商' },
  actions: { registerFranchise: '新增加盟商', closeFranchise: '解约' },
  franchises: {
    franchises: '加盟商', ranking: '加盟商排名', summary: '月度分润', outletsOf: '门店', contract: '合同',
    noRows: '本月没有分润', rankRange: '近 90 天', rebatesOf: '分润明细', editFranchise: '修改加盟商',
    openEnded: '留空即不限期', termsFrom: '留空即从今天起；之前的条款保留', contracts: '合同历史',
    closeTitle: '加盟商解约', closeHint: '门店全部关店，合同今天截止，会员转由承接方服务；未结分润照常结算。不可撤销。', successor: '承接方',
    closing: '将关店 %{outlets} 家，调整 %{members} 位会员；未结应收 %{earned}，未结应付 %{owed}', closedDone: '已解约，调整 %{members} 位会员',
    none: '无', closedAt: '解约时间',
  },
  fields: {
    contract: '合同', territory: '区域范围', startsOn: '起始', endsOn: '截止', month: '月份', earned: '应收分润',
    registeredOn: '登记日期', owed: '应付分润', owedReversed: '应付扣回', earnedReversed: '应收扣回',
    netEarned: '净应收', sales: '销售', orders: '订单数', members: '会员数', rank: '名次',
  },
  codes: { CONTRACT_OVERLAPS: '新合同须在原合同截止后开始，请先截止原合同', FRANCHISE_CLOSED: '该加盟商已解约' },
};

export const en: typeof zh = {
  nav: { franchises: 'Franchises' },
  actions: { registerFranchise: 'Register franchise', closeFranchise: 'End' },
  franchises: {
    franchises: 'Franchises', ranking: 'Franchise ranking', summary: 'Rebates of the month',
    outletsOf: 'Outlets', contract: 'Contract', noRows: 'No rebates this month',
    rankRange: 'Last 90 days', rebatesOf: 'Rebates', editFranchise: 'Change franchise',
    openEnded: 'Empty: open-ended', termsFrom: 'Empty: from today. Earlier terms are kept',
    contracts: 'Contract history',
    closeTitle: 'End the franchise',
    closeHint: 'Its outlets close, its contract ends today, its members go to the successor; rebates stay owed. '
      + 'This cannot be undone.',
    successor: 'Successor',
    closing: '%{outlets} outlets close, %{members} members move; open: earned %{earned}, owed %{owed}',
    closedDone: 'Ended; %{members} members move', none: 'none', closedAt: 'Ended',
  },
  fields: {
    contract: 'Contract', territory: 'Territory', startsOn: 'Starts', endsOn: 'Ends', month: 'Month',
    earned: 'Earned', registeredOn: 'Registered on', owed: 'Owed', owedReversed: 'Owed reversed',
    earnedReversed: 'Earned reversed', netEarned: 'Net', sales: 'Sales', orders: 'Orders', members: 'Members', rank: 'Rank',
  },
  codes: {
    CONTRACT_OVERLAPS: 'A new contract begins after the former one has ended: end that first',
    FRANCHISE_CLOSED: 'The franchise has ended',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { franchises: typeof zh }
}
