export const zh = {
  nav: { ledger: '账本核对' },
  ledger: {
    ledger: '账本核对', checkedAt: '最近核对：%{at}', neverChecked: '尚未核对。', checking: '正在核对',
    proveAgain: '重新核对', notStarted: '未能开始核对。', ledgerHint: '由分录重新计算，并与保存的余额比对。全部为零即为一致。',
    ledgerGood: '账本一致：%{count} 个账户，由分录重算等于保存值。', ledgerBad: '发现 %{count} 处不一致。',
    balanceDifferences: '余额与分录不符', lotDifferences: '批次合计不符', holdDifferences: '冻结合计不符',
    availableWithDebt: '同时有可用与待补扣积分', validityDifferences: '保级成长值不符的账户', charityDifferences: '公益基金不符', unbalancedTransactions: '借贷不平的流水', accounts: '核对账户数',
    rebateLedger: '分润核对', checkedRebates: '核对分润数', entriesDiffer: '分润与分录不符', homesDiffer: '归属与历史不符',
    overlappingAttributions: '归属期重叠', books: '积分报表（%{programme}）', liability: '积分负债',
    liabilityPoints: '可用与待生效 %{points} 分', burn: '近一年消耗率', burnOf: '期初 %{opening} 分，已兑换 %{redeemed} 分',
    burnLow: '消耗率低于 %{percent}%', difference: '试算差额', trialBalance: '试算平衡', account: '科目',
    planLedger: '增值计划核对', checkedPlans: '核对计划数', planBalances: '余额与分录不符', planInstalments: '期数与分录不符',
    planCoupons: '计划券与分录不符', planBooks: '增值计划试算平衡', noPostings: '还没有计划流水', balanced: '平', unbalanced: '不平', owedPrincipal: '应付本金',
    cash: '收付现金', couponCost: '券成本', goods: '货品', owedGold: '应付黄金',
  },
  words: {
    ledgerAccount: {
      AVAILABLE: '会员可用', PENDING: '会员待生效', HELD: '会员冻结', DEBT: '会员待补扣', ISSUED: '计划发放', REDEEMED: '计划兑换',
      EXPIRED: '计划过期', BREAKAGE: '核销', MERGED: '合并过渡',
    },
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
    availableWithDebt: 'Available and debt at once', validityDifferences: 'Growth to keep a tier differs', charityDifferences: 'Charity fund differs', unbalancedTransactions: 'Unbalanced transactions',
    accounts: 'Accounts looked at', rebateLedger: 'Rebates', checkedRebates: 'Rebates looked at',
    entriesDiffer: 'Rebates that differ from entries', homesDiffer: 'Homes that differ from history',
    overlappingAttributions: 'Overlapping attributions', books: 'Books of points (%{programme})',
    liability: 'Liability', liabilityPoints: '%{points} points, spendable and pending', burn: 'Burn in a year',
    burnOf: '%{redeemed} redeemed of %{opening} a year ago', burnLow: 'Burn is below %{percent}%',
    difference: 'Sum of all accounts', trialBalance: 'Trial balance', account: 'Account',
    planLedger: 'Gold plans', checkedPlans: 'Plans looked at',
    planBalances: 'Balances that differ', planInstalments: 'Instalments that differ', planCoupons: 'Coupons that differ',
    planBooks: 'Trial balance of gold plans', noPostings: 'Nothing was posted yet', balanced: 'Balanced',
    unbalanced: 'Unbalanced', owedPrincipal: 'Principal owed', cash: 'Cash received', couponCost: 'Coupons',
    goods: 'Goods', owedGold: 'Gold owed',
  },
  words: {
    ledgerAccount: {
      AVAILABLE: 'Members: spendable', PENDING: 'Members: pending', HELD: 'Members: held', DEBT: 'Members: owed',
      ISSUED: 'Issued', REDEEMED: 'Redeemed', EXPIRED: 'Expired', BREAKAGE: 'Written off', MERGED: 'Between merges',
    },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { ledger: typeof zh }
}
