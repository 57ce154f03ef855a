/** TypeID prefixes: three letters, one per kind of thing, owned by the subgraph of the comment. */
export const PREFIX = {
  // members
  member: 'mem', mergeCase: 'mcs', erasure: 'ers', memberExport: 'dex', complaint: 'cpl',
  lifeEvent: 'lev', relation: 'rel', servicePerson: 'svp', sharingTerms: 'sht',
  // loyalty
  loyaltyAccount: 'lac', programme: 'prg', pointsTransaction: 'ptx', pointsLot: 'lot',
  pointsHold: 'hld', pointsAdjustment: 'adj', manualTier: 'mti', charityPayout: 'chp',
  // catalog
  product: 'prd', item: 'itm', goldPrice: 'gpr', fxTable: 'fxt', classProposal: 'mcp',
  upload: 'upl', bundle: 'bdl',
  // orders
  order: 'ord', orderLine: 'oln', orderReturn: 'rtn', quote: 'quo', payment: 'pay',
  // campaigns
  liveSession: 'ses', drop: 'drp', claim: 'clm', lottery: 'ltr', memberEvent: 'mev', eventPlace: 'evp',
  // franchises
  franchise: 'frn', outlet: 'out', channel: 'chn', attribution: 'att', rebate: 'reb', appeal: 'aap', trial: 'atr',
  statement: 'stm', statementLine: 'stl',
  // insights
  tag: 'tag', segment: 'seg', listExport: 'exp',
  // rewards
  reward: 'rwd', redemption: 'rdm', coupon: 'cpn', couponOffer: 'cof',
  couponHold: 'cph', couponRun: 'crn',
  benefit: 'bnf', entitlement: 'ent', capOverride: 'cov',
  // engagement
  task: 'tsk', referral: 'rfr', abuseCase: 'abc', playfulFormat: 'fmt',
  // plans
  goldPlan: 'gpl', planTerms: 'pte', planPosting: 'ppo', planCoupon: 'pcp',
  // service
  serviceOrder: 'svo', appointment: 'apt',
  // tradeins
  tradeIn: 'tin', creditHold: 'crh',
  // outreach
  message: 'msg', messagePlan: 'mpl', messageTemplate: 'mtp',
  // identity
  operator: 'opr', partnerClient: 'cli', identityAuditEntry: 'iae',
} as const;
