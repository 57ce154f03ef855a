export const zh = {
  nav: { approvals: '待我审批' },
  approvals: {
    title: '待我审批', none: '没有待审批的事项', missing: '部分内容没有应答，以下可能不全', matter: '事项', detail: '内容',
    by: '提交人', at: '提交时间', yours: '待您审批', decide: '去审批', adjustment: '积分调整', capOverride: '成本放行', manualTier: '手工定级', couponOffer: '优惠活动待发布', charityPayout: '公益金拨付', planTerms: '增值计划条款', goldPrice: '待确认的金价', goldWithdrawal: '待撤下的金价',
    fxTable: '待确认的汇率表', fxWithdrawal: '待撤下的汇率表', waiting: '%{count} 项待审批',
  },
};

export const en: typeof zh = {
  nav: { approvals: 'To approve' },
  approvals: {
    title: 'To approve', none: 'Nothing waits for you', missing: 'Some parts did not answer; there may be more',
    matter: 'Matter', detail: 'About', by: 'Asked by', at: 'Asked', yours: 'Waits for you', decide: 'Decide',
    adjustment: 'Points adjustment', capOverride: 'More than the cost cap', manualTier: 'Tier by hand', couponOffer: 'Offer to publish', charityPayout: 'Charity payout',
    planTerms: 'Terms of gold plans', goldPrice: 'Gold price held', goldWithdrawal: 'Gold price to take back', fxTable: 'FX table held',
    fxWithdrawal: 'FX table to take back',
    waiting: '%{count} wait',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { approvals: typeof zh }
}
