/**
 * Mutations that move points, money or stock, and the field by which sending one twice acts once:
 * a key of the caller's, or a number that the moved thing has anyway.
 */
export const MOVERS: Readonly<Record<string, string>> = {
  // loyalty
  adjustPoints: 'idempotencyKey', decidePointsAdjustment: 'idempotencyKey',
  writeOffDebt: 'idempotencyKey',
  proposeCharityPayout: 'idempotencyKey', decideCharityPayout: 'idempotencyKey', reverseCharityPayout: 'idempotencyKey',
  holdPoints: 'idempotencyKey', holdPointsBatch: 'idempotencyKey', captureHold: 'idempotencyKey',
  voidHold: 'idempotencyKey', settleHolds: 'idempotencyKey', recordInteractions: 'idempotencyKey',
  publishProgrammePolicy: 'idempotencyKey', decideProgrammePolicy: 'idempotencyKey',
  // orders
  recordOrders: 'externalNo', recordReturn: 'idempotencyKey', recordReturns: 'returnNo',
  exchangeOrder: 'idempotencyKey',
  cancelOrder: 'idempotencyKey', linkOrder: 'idempotencyKey', publishOrderPolicy: 'idempotencyKey',
  quoteOrder: 'idempotencyKey', cancelQuote: 'idempotencyKey', placeOrder: 'idempotencyKey',
  takePayment: 'idempotencyKey', confirmPayment: 'idempotencyKey', refundPayment: 'idempotencyKey',
  decideOrderPolicy: 'idempotencyKey', decideFranchisePolicy: 'idempotencyKey',
  decideCatalogPolicy: 'idempotencyKey', decideCampaignPolicy: 'idempotencyKey',
  // catalog: what an item costs, and so what is earned on it
  publishGoldPrice: 'idempotencyKey', publishGoldPrices: 'idempotencyKey',
  confirmGoldPrice: 'idempotencyKey', dismissGoldPrice: 'idempotencyKey', withdrawGoldPrice: 'idempotencyKey',
  retractGoldWithdrawal: 'idempotencyKey', withdrawFxTable: 'idempotencyKey', retractFxWithdrawal: 'idempotencyKey',
  publishFxTable: 'idempotencyKey', confirmFxTable: 'idempotencyKey',
  dismissFxTable: 'idempotencyKey', setItemCost: 'idempotencyKey', setMarginClass: 'idempotencyKey',
  confirmClassProposal: 'idempotencyKey', dismissClassProposal: 'idempotencyKey',
  publishCatalogPolicy: 'idempotencyKey',
  // campaigns: pieces and the points held for them
  addDrop: 'idempotencyKey', claimDrop: 'idempotencyKey',
  claimDropBatch: 'idempotencyKey', confirmClaim: 'idempotencyKey',
  releaseClaim: 'idempotencyKey', planLottery: 'idempotencyKey', enterLottery: 'idempotencyKey',
  drawLottery: 'idempotencyKey',
  // franchises: who earns the rebate
  closeFranchise: 'idempotencyKey', openAttributionAppeal: 'idempotencyKey',
  withdrawAttributionAppeal: 'idempotencyKey',
  upholdAttributionAppeal: 'idempotencyKey', rejectAttributionAppeal: 'idempotencyKey',
  transferMember: 'idempotencyKey', markStaff: 'idempotencyKey',
  publishCampaignPolicy: 'idempotencyKey', publishFranchisePolicy: 'idempotencyKey',
  // franchises: what is due, confirmed, decided and paid
  openSettlement: 'idempotencyKey', runStatements: 'idempotencyKey',
  issueStatements: 'idempotencyKey', confirmLines: 'idempotencyKey',
  disputeLine: 'idempotencyKey', decideDispute: 'idempotencyKey', freezeStatement: 'idempotencyKey',
  recordPayout: 'idempotencyKey', reversePayout: 'idempotencyKey',
  // rewards: what is had, reserved and bought
  publishBenefit: 'idempotencyKey', decideBenefit: 'idempotencyKey', useEntitlement: 'idempotencyKey',
  bookEntitlement: 'idempotencyKey', cancelEntitlement: 'idempotencyKey', honourEntitlement: 'idempotencyKey',
  missEntitlement: 'idempotencyKey', returnEntitlement: 'idempotencyKey',
  buyEntitlement: 'idempotencyKey', grantEntitlement: 'idempotencyKey',
  // engagement: turns and answers that give points
  takeTurn: 'idempotencyKey', answerQuiz: 'idempotencyKey',
  // rewards: what may be given
  proposeCapOverride: 'idempotencyKey', decideCapOverride: 'idempotencyKey',
  // rewards: points and stock of redemptions, coupons that pay for orders
  redeemReward: 'idempotencyKey', verifyRedemption: 'idempotencyKey', cancelRedemption: 'idempotencyKey',
  putRewardShelf: 'idempotencyKey', issueCoupon: 'idempotencyKey', issueCouponsToSegment: 'idempotencyKey',
  claimCoupon: 'idempotencyKey', holdCoupons: 'idempotencyKey', useCoupons: 'idempotencyKey',
  releaseCoupons: 'idempotencyKey',
  // engagement: what is earned by doing, and what is taken from who cheated
  checkIn: 'idempotencyKey', completeTask: 'idempotencyKey', tellLesson: 'idempotencyKey',
  confirmAbuseCase: 'idempotencyKey',
  clearAbuseCase: 'idempotencyKey', reopenAbuseCase: 'idempotencyKey',
  // service: benefits that are booked, used and called off, what is due and paid for the work
  openServiceOrder: 'idempotencyKey', stepServiceOrder: 'idempotencyKey', handOverServiceOrder: 'idempotencyKey',
  quoteServiceOrder: 'idempotencyKey', answerServiceQuote: 'idempotencyKey', judgeServiceWarranty: 'idempotencyKey',
  rateServiceOrder: 'idempotencyKey',
  // service: places in an outlet
  bookAppointment: 'idempotencyKey', moveAppointment: 'idempotencyKey', cancelAppointment: 'idempotencyKey',
  // outreach: what members are written
  writeMessageTemplate: 'idempotencyKey', publishMessageTemplate: 'idempotencyKey',
  planMessages: 'idempotencyKey', noteMessageDelivery: 'idempotencyKey',
  // tradeins: what old gold is worth, and store credit
  estimateTradeIn: 'idempotencyKey', assayTradeIn: 'idempotencyKey', offerTradeIn: 'idempotencyKey',
  answerTradeInOffer: 'idempotencyKey', stepTradeIn: 'idempotencyKey', holdTradeInCredit: 'idempotencyKey',
  releaseTradeInCredit: 'idempotencyKey', askTradeInBuyback: 'idempotencyKey', decideTradeInBuyback: 'idempotencyKey',
  // plans: principal, gold and coupons
  openGoldPlan: 'idempotencyKey', payPlanInstalment: 'idempotencyKey', reversePlanInstalment: 'idempotencyKey',
  useGoldPlan: 'idempotencyKey', giveBackPlanUse: 'idempotencyKey', exitGoldPlan: 'idempotencyKey',
  // members: a person's rights, and welcome points follow
  requestErasure: 'idempotencyKey', requestMemberExport: 'idempotencyKey',
  publishConsentText: 'idempotencyKey',
  enrolMember: 'idempotencyKey', enrolMembers: 'idempotencyKey',
};
