export const zh = {
  nav: { ledger: '账本核对' },
  ledger: {
    ledger: '账本核对', checkedAt: '最近核对：%{at}', neverChecked: '尚未核对。', checking: '正在核对',
    proveAgain: '重新核对', notStarted: '未能开始核对。', ledgerHint: '由分录重新计算，并与保存的余额比对。全部为零即为一致。',
    ledgerGood: '账本一致：%{count} 个账户，由分录重算等于保存值。', ledgerBad: '发现 %{count} 处不一致。',
    balanceDifferences: '余额与分录不符', lotDifferences: '批次合计不符', holdDifferences: '冻结合计不符',
    availableWithDebt: '同时有可用与待补扣积分', unbalancedTransactions: '借贷不平的流水', accounts: '核对账户数',
    rebateLedger: '分润核对', checkedRebates: '核对分润数', entriesDiffer: '分润与分录不符', homesDiffer: '归属与历史不符',
    overlappingAttributions: '归属期重叠', planLedger: '增值计划核对', checkedPlans: '核对计划数', planBalances: '余额与分录不符', planInstalments: '期数与分录不符',
    planCoupons: '计划券与分录不符', planBooks: '增值计划试算平衡', noPostings: '还没有计划流水', balanced: '平', unbalanced: '不平', owedPrincipal: '应付本金',
    cash: '收付现金', couponCost: '券成本', goods: '货品', owedGold: '应付黄金',
  },
};

export const en: typeof zh = {
  nav: { ledger: 'Ledger proof' },
  ledger: {
    ledger: 'Ledger proof', checkedAt: 'Last checked: %{at}', neverChecked: 'Not checked yet.',
    checking: 'being checked now', proveAgain: 'Check again',
    notStarted: 'The check could not be started.',
    ledgerHint: 'Rebuilt from entries and compared with what is stored. All zero is well.',
    ledgerGood: 'The ledger holds: %{count} accounts rebuilt from entries equal what is stored.',
    ledgerBad: '%{count} difference found. |||| %{count} differences found.', balanceDifferences: 'Balances that differ',
    lotDifferences: 'Lots that differ', holdDifferences: 'Holds that differ',
    availableWithDebt: 'Available and debt at once', unbalancedTransactions: 'Unbalanced transactions',
    accounts: 'Accounts looked at', rebateLedger: 'Rebates', checkedRebates: 'Rebates looked at',
    entriesDiffer: 'Rebates that differ from entries', homesDiffer: 'Homes that differ from history',
    overlappingAttributions: 'Overlapping attributions', planLedger: 'Gold plans', checkedPlans: 'Plans looked at',
    planBalances: 'Balances that differ', planInstalments: 'Instalments that differ', planCoupons: 'Coupons that differ',
    planBooks: 'Trial balance of gold plans', noPostings: 'Nothing was posted yet', balanced: 'Balanced',
    unbalanced: 'Unbalanced', owedPrincipal: 'Principal owed', cash: 'Cash received', couponCost: 'Coupons',
    goods: 'Goods', owedGold: 'Gold owed',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { ledger: typeof zh }
}
