export const zh = {
  nav: { goldPlans: '增值计划', planTerms: '增值计划条款' },
  plans: {
    title: '足金增值计划', one: '增值计划', none: '还没有增值计划', plan: '计划', level: '每期金额', bean: '每颗克重', paid: '已缴期数',
    paidOf: '%{paid} / %{all} 期', principal: '本金余额', gold: '黄金余额', openedAt: '开立时间', maturedAt: '到期时间', closedAt: '结束时间', dueOn: '下期应缴',
    missed: '断缴', missedTimes: '%{count} 期', paused: '断缴暂停', renewal: '续费', termsVersion: '条款版本', coupons: '计划券', noCoupons: '还没有计划券', cause: '来源', value: '面额',
    endsOn: '截止日', usedFor: '用于订单', usable: '可用', notUsable: '不可用', postings: '计划流水', noPostings: '还没有缴款', nth: '第 %{count} 期', reference: '单号',
    principalMoved: '本金变动', goldMoved: '克重变动', couponCost: '券抵扣', reversed: '已冲回', nothingOwed: '本金随时可退，不承诺收益。',
    open: '开立计划', openHint: '会员须先同意现行条款。开立后再缴第一期。', closedRegion: '会员所在地区没有现行条款，暂不能开立。', opened: '计划已开立', kind: '类型', agreement: '条款同意', agreed: '会员已同意条款第 %{version} 版', agreeFirst: '请先请会员阅读并同意条款',
    grams: '每颗克重', pay: '缴款', payHint: '缴款不计积分；缴满即到期。', amount: '缴款金额', paidAt: '缴款时间', payRef: '收款单号', taken: '已缴款', reverse: '冲正', reverseTitle: '冲正最后一期', reverseHint: '用于没有到账的缴款；由它带来的券一并收回。',
    wasReversed: '已冲正', exit: '退出计划', exitHint: '退还全部本金 %{principal}。未到期的计划，入会券和续费券同时作废。', exitGold: '计划内有黄金 %{gold}，按当日金价付款：不低于回购价，不高于零售价。', noGoldPrice: '今日金价中没有这种成色', referrerCard: '推荐人卡号', referrerHint: '推荐券发给其最新的增值计划；没有推荐人则不填',
    goldAmount: '黄金回购金额', exitRef: '付款单号', left: '已退出', use: '抵用', useHint: '先用整张计划券（先到期的先用），再用已到期计划的本金；黄金按克重抵用。', price: '应付金额', takeGold: '取用黄金',
    orderNo: '订单号', used: '已抵用', wouldUse: '券抵 %{coupons}，本金抵 %{principal}，还须支付 %{cash}；计分金额 %{base}', giveBack: '退回抵用', giveBackHint: '订单取消或整单退货时使用：本金和黄金退回，券在截止日前可再用。', gaveBack: '已退回',
    terms: '增值计划条款', termsHint: '一人提交，另一人审批后该地区才能开立计划。已开立的计划按开立时的条款。', noTerms: '还没有条款', propose: '提交条款', proposeHint: '须写明法务审核依据；另一人审批后生效，取代该地区现行条款。', textZh: '中文条款', textEn: '英文条款', review: '法务审核依据',
    proposed: '已提交，等待另一人审批', approve: '批准', reject: '驳回', approveHint: '批准后，该地区即按此条款开立计划。', approved: '已批准', rejected: '已驳回', close: '停止新开', closeHint: '该地区不再开立新计划；已开立的照常缴款和退出。', closed: '已停止新开',
    by: '提交人', version: '%{region} 第 %{version} 版', rejectHint: '请写明原因',
  },
  words: {
    goldPlanKind: { VALUE: '按金额', GRAMS: '攒金豆' },
    goldPlanState: { OPEN: '缴款中', MATURED: '已到期', CLOSED: '已结束' },
    planPosting: { INSTALMENT: '缴款', REVERSAL: '冲正', USE: '抵用', GIVEN_BACK: '退回', EXIT: '退出' },
    planCoupon: { JOIN: '入会券', RENEW: '续费券', MATURE: '到期券', REFERRAL: '推荐券' },
    planTermsState: { PROPOSED: '待审批', IN_FORCE: '现行', REJECTED: '已驳回', CLOSED: '已停用' },
  },
  broken: {
    level: '请选择一个档位', beanGrams: '克重须为整数', termsVersion: '请先同意条款', paidAt: '缴款时间无效', reference: '单号为 1 至 100 个可见字符',
    price: '金额不小于 0，小数位不超过币种', goldMilligrams: '克重不小于 0', goldAmount: '金额须大于 0，小数位不超过币种',
    review: '审核依据为 1 至 200 字', textZh: '条款为 1 至 20,000 字', textEn: '条款为 1 至 20,000 字',
  },
  codes: {
    AMOUNT_INVALID: '不是本计划的每期金额', GOLD_AMOUNT_INVALID: '计划内有黄金时须填写应付金额，没有则不填', GOLD_AMOUNT_BEYOND: '不在今日回购价与零售价之间', GOLD_PRICE_MISSING: '今日金价中没有这种成色，请先发布', LEVEL_INVALID: '不是现行规则的档位或克重',
    NOTHING_TO_USE: '没有可抵用的券或已到期本金', NOTHING_USED: '这张订单没有用过计划，或已退回', NOT_ENOUGH_GOLD: '已到期的黄金不足', NOT_IN_FORCE: '不是现行条款',
    NOT_PROPOSED: '已处理过', NOT_THE_LAST: '只能冲正未结束计划的最后一期', OWN_REFERRAL: '不能推荐自己', PAID_AT_INVALID: '缴款时间须在开立之后，且不晚于现在',
    PLANS_CLOSED: '会员所在地区暂不开立计划', PLAN_OVER: '计划已缴满或已结束', PRICE_INVALID: '应付金额和黄金须至少一项大于 0', PAYMENT_TAKEN: '这笔付款已缴过一期', ORDER_TAKEN: '这张订单已抵用过',
    TERMS_CHANGED: '条款已更新，请会员先同意新条款', TERMS_TEXT_INVALID: '为空、太长或含控制字符', USED_ALREADY: '它带来的券或本金已使用',
  },
};

export const en: typeof zh = {
  nav: { goldPlans: 'Gold plans', planTerms: 'Terms of plans' },
  plans: {
    title: 'Gold plans', one: 'Gold plan', none: 'No gold plan yet', plan: 'Plan', level: 'Instalment', bean: 'Bean', paid: 'Instalments',
    paidOf: '%{paid} of %{all}', principal: 'Principal', gold: 'Gold', openedAt: 'Opened', maturedAt: 'Matured', closedAt: 'Over since', dueOn: 'Next due',
    missed: 'Missed', missedTimes: '%{count} instalment |||| %{count} instalments', paused: 'Paused', renewal: 'Renewal', termsVersion: 'Terms', coupons: 'Coupons', noCoupons: 'No coupon yet', cause: 'For', value: 'Value',
    endsOn: 'Ends', usedFor: 'Paid for order', usable: 'May be used', notUsable: 'Not usable', postings: 'Movements', noPostings: 'Nothing paid yet', nth: 'No. %{count}', reference: 'Number',
    principalMoved: 'Principal', goldMoved: 'Gold', couponCost: 'Coupons', reversed: 'taken back', nothingOwed: 'Principal may be had back at any time; no return is promised.',
    open: 'Open a plan', openHint: 'The member agrees to the terms first. The first instalment is paid afterwards.', closedRegion: 'No terms are in force in the region of this member: no plan can be opened.', opened: 'Plan opened', kind: 'Kind',
    agreement: 'Agreement', agreed: 'The member agreed to version %{version} of the terms', agreeFirst: 'The member reads the terms and agrees first',
    grams: 'Weight of a bean', pay: 'Take an instalment', payHint: 'It earns no points; the last one matures the plan.', amount: 'Amount', paidAt: 'Paid at', payRef: 'Number of the payment', taken: 'Instalment taken', reverse: 'Take back',
    reverseTitle: 'Take the last instalment back', reverseHint: 'For a payment that did not stand; the coupons it brought go with it.',
    wasReversed: 'Taken back', exit: 'Leave', exitHint: 'The whole principal, %{principal}, is paid out. Coupons for joining and renewing go with a plan that did not mature.',
    exitGold: 'There is gold in it, %{gold}: it is paid by the board of the day, no less than the buy-back and no more than the retail price.',
    noGoldPrice: 'No price of this gold is on the board', referrerCard: 'Card of who referred', referrerHint: 'The coupon goes to the newest plan of that member; empty without one',
    goldAmount: 'Paid for the gold', exitRef: 'Number of the payment', left: 'The plan is over', use: 'Pay with plans', useHint: 'Whole coupons first, the soonest to end, then principal of matured plans; gold by weight.',
    price: 'To be paid', takeGold: 'Gold taken', orderNo: 'Order', used: 'Paid with plans',
    wouldUse: 'Coupons %{coupons}, principal %{principal}, still to be paid %{cash}; points count on %{base}', giveBack: 'Give a use back',
    giveBackHint: 'For an order that was cancelled or came back whole: principal and gold are there again, coupons until their day.', gaveBack: 'Given back',
    terms: 'Terms of gold plans', termsHint: 'One person proposes, another puts them in force; only then are plans opened in the region. Plans keep the terms they were opened by.', noTerms: 'No terms yet', propose: 'Propose terms',
    proposeHint: 'Say where the legal review is filed. Approved by another person they replace those in force.', textZh: 'Text in Chinese', textEn: 'Text in English', review: 'Legal review',
    proposed: 'Waits for another person', approve: 'Approve', reject: 'Reject', approveHint: 'From then on plans are opened in the region by these terms.', approved: 'In force', rejected: 'Rejected', close: 'Open no more',
    closeHint: 'No plan is opened in the region any more; those that are open go on.', closed: 'No more are opened', by: 'Proposed by', version: '%{region}, version %{version}', rejectHint: 'Say why',
  },
  words: {
    goldPlanKind: { VALUE: 'By value', GRAMS: 'By grams' },
    goldPlanState: { OPEN: 'Being paid', MATURED: 'Matured', CLOSED: 'Over' },
    planPosting: { INSTALMENT: 'Instalment', REVERSAL: 'Taken back', USE: 'Paid for an order', GIVEN_BACK: 'Given back', EXIT: 'Left' },
    planCoupon: { JOIN: 'Joining', RENEW: 'Renewing', MATURE: 'Maturing', REFERRAL: 'Referral' },
    planTermsState: { PROPOSED: 'Waits', IN_FORCE: 'In force', REJECTED: 'Rejected', CLOSED: 'Closed' },
  },
  broken: {
    level: 'Choose a level', beanGrams: 'Whole grams', termsVersion: 'The member agrees to the terms first', paidAt: 'Not a time of payment', reference: '1 to 100 visible characters',
    price: 'Not below 0, with the decimals of its currency', goldMilligrams: 'Not below 0', goldAmount: 'Above 0, with the decimals of its currency',
    review: '1 to 200 characters', textZh: '1 to 20,000 characters', textEn: '1 to 20,000 characters',
  },
  codes: {
    AMOUNT_INVALID: 'It is not the instalment of this plan', GOLD_AMOUNT_INVALID: 'Say what is paid for gold that is there; nothing where none is',
    GOLD_AMOUNT_BEYOND: 'Not between buy-back and retail price of today', GOLD_PRICE_MISSING: 'No price of this gold is on the board: publish one first', LEVEL_INVALID: 'No level or weight of the policy',
    NOTHING_TO_USE: 'No coupon fits and nothing has matured', NOTHING_USED: 'This order took nothing of plans, or it was given back', NOT_ENOUGH_GOLD: 'Less gold has matured', NOT_IN_FORCE: 'They are not in force',
    NOT_PROPOSED: 'They are decided already', NOT_THE_LAST: 'Only the last instalment of a plan that is not over', OWN_REFERRAL: 'Nobody refers itself', PAID_AT_INVALID: 'After the plan was opened, not in the future',
    PLANS_CLOSED: 'No plan is opened in the region of this member', PLAN_OVER: 'It takes no more', PRICE_INVALID: 'Something is to be paid, in money or in gold', PAYMENT_TAKEN: 'This payment is an instalment already', ORDER_TAKEN: 'Plans paid for this order already',
    TERMS_CHANGED: 'Other terms are in force: the member agrees to those first', TERMS_TEXT_INVALID: 'Empty, too long, or with control characters', USED_ALREADY: 'What it brought is spent already',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { plans: typeof zh }
}
