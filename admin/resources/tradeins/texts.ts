export const zh = {
  nav: { tradeIns: '以旧换新', creditCrossings: '跨店抵扣' },
  tradeins: {
    title: '以旧换新', undone: '未完成', open: '旧料估价', openHint: '估价仅供参考，不作付款依据；以检测后的报价为准。', opened: '估价已登记',
    piece: '旧料描述', brand: '品牌', ownBrand: '本品牌', way: '换购方案', sameWay: '不变', gross: '毛重', purity: '成色', purityHelp: '万分比：足金999填 9990',
    photo: '图片地址（https）', note: '备注', done: '已登记', estimate: '预估', assay: '检测', method: '检测方式', offer: '报价', answer: '确认报价',
    offerHint: '按此刻金价和规则报价，有效时间内不变。', credit: '旧料抵扣金', price: '计价金价（每克）', fine: '纯金重', afterLoss: '扣损后', noPrice: '今日金价暂无该项，无法试算',
    until: '报价有效至', left: '剩余 %{left}', over: '已过期', accept: '接受并同意熔化', decline: '不接受', consentBy: '同意人', consentWay: '同意方式',
    identityHint: '单日累计达到 %{units} 时必填；只登记证件末四位。', identityName: '证件姓名', identityKind: '证件类型', noDocument: '不登记',
    lastDigits: '证件末四位', returnedTo: '领取人', consent: '熔料同意', identity: '实名登记', openedAt: '估价时间', openedBy: '经手人', meltedAt: '熔料时间',
    creditedAt: '入账时间', heldUntil: '报价单锁定至', used: '已用于订单', storeCredit: '储值可用', photos: '图片', history: '换购记录', deed: '操作', at: '时间',
    pure: '万足金9999', gold999: '足金999', gold990: '足金990', k22: '22K金', k18: '18K金', claimed: '顾客自述', plainCredit: '不随购回收价', credited: '实际入账', buybackAskedAt: '申请转回收', buybackHint: '顾客同意按不随购回收价入账，由另一人复核。',
    crossings: '跨店抵扣', noCrossings: '本月没有跨店抵扣', taker: '应付方', seller: '应收方', house: '总部', newer: '较新', older: '较早', monthBefore: '上月', monthAfter: '下月',
    buybackPrice: '转回收价', unnamedOrder: '疑似已抵扣订单',
  },
  words: {
    tradeInState: {
      ESTIMATED: '已估价', RECEIVED: '已收料', ASSAYED: '已检测', OFFERED: '已报价', LAPSED: '报价已过期', ACCEPTED: '已确认', MELTED: '已熔料',
      CREDITED: '已入账', RETURNED: '已退料', CANCELLED: '已取消',
    },
    tradeInDeed: {
      ESTIMATE: '估价', RECEIVE: '收料', ASSAY: '检测', OFFER: '报价', LAPSE: '报价过期', DECLINE: '不接受', ACCEPT: '接受报价', MELT: '熔料',
      CREDIT: '入账', RETURN: '退料', CANCEL: '取消', ASK_BUYBACK: '申请转回收', GIVE_BUYBACK: '批准转回收', REFUSE_BUYBACK: '不批准转回收',
    },
    tradeInAssay: { FIRE: '过火检验', XRF: '光谱检测' },
    tradeInConsent: { SIGNATURE: '纸质签字', SCREEN: '屏幕确认' },
    tradeInDocument: { ID_CARD: '身份证', PASSPORT: '护照', PERMIT: '通行证/居住证' },
    tradeInPhoto: { PIECE: '旧料', MARK: '印记', SCALE: '称重', ASSAY: '检测', MELT: '熔料' },
  },
  broken: {
    brand: '品牌最多 60 字', version: '同意书版本已更新，请刷新', returnedTo: '领取人为 1 至 100 字', by: '同意人为 1 至 100 字', lastDigits: '证件末四位，数字或大写字母', way: '没有这个换购方案',
    grossMg: '毛重为 0.001 至 100,000 克', storeCredit: '储值不小于 0，小数位不超过币种', agreed: '金额的小数位不超过币种',
  },
  codes: {
    OFFER_LAPSED: '报价已过期，请重新报价', MELTED: '已熔料，不可退回', CREDIT_IN_USE: '已被报价单锁定或已用于订单', SALE_CREDITS: '此方案须随新购抵扣，请在报价中选用', PRICE_DIFFERS: '回收价与显示的不同，已更新，请顾客再次确认', SALE_TOO_SMALL: '新购金额不足以抵扣该旧料，且余料无回收价',
    TRADE_IN_UNAVAILABLE: '暂时无法确认该会员的旧料，请重试', WAY_UNKNOWN: '没有这个换购方案', BRAND_NOT_TAKEN: '该方案不收这个品牌',
    WEIGHT_INVALID: '毛重为 0.001 至 100,000 克', PURITY_INVALID: '成色为 1 至 10,000', NOTHING_LEFT: '扣损和折旧后没有余额', CONSENT_MISSING: '请填写同意人和同意方式',
    CONSENT_OUTDATED: '同意书已更新，请刷新后让顾客重新阅读', IDENTITY_REQUIRED: '需查验证件并登记', IDENTITY_INVALID: '请填姓名和证件末四位', TRADE_IN_NOT_ACCEPTED: '旧料报价尚未确认',
    TRADE_IN_USED: '旧料已被其他报价单锁定或已使用', TRADE_IN_CURRENCY: '旧料币种不同', TRADE_IN_CREDITED: '旧料已入账，请使用储值', TRADE_IN_UNNAMED: '该会员有待抵扣旧料，请选用旧料',
    CREDIT_COMES_BACK: '原单的旧料和储值退回储值，请另行报价', TRADE_IN_MISMATCH: '金额与旧料报价不符', MIN_INCREASE: '未达到换购条件（加重或加价）',
    STORE_CREDIT_SHORT: '储值不足',
  },
};

export const en: typeof zh = {
  nav: { tradeIns: 'Trade-ins', creditCrossings: 'Credit between stores' },
  tradeins: {
    title: 'Trade-ins', undone: 'Not done', open: 'Estimate old gold', openHint: 'An estimate binds nobody: only the offer after the assay does.', opened: 'Estimated',
    piece: 'Old gold', brand: 'Brand', ownBrand: 'Of our own brand', way: 'Way', sameWay: 'As estimated', gross: 'Gross weight', purity: 'Purity',
    purityHelp: 'Parts per 10,000: 999 gold is 9990', photo: 'Address of a picture (https)', note: 'Note', done: 'Noted', estimate: 'Estimate',
    assay: 'Assay', method: 'Tested by', offer: 'Offer', answer: 'The customer’s answer', offerHint: 'By the board and the rules of this moment; it stands for its minutes.',
    credit: 'Credit', price: 'Price of a gram', fine: 'Fine gold', afterLoss: 'After loss', noPrice: 'The board has no such price: nothing can be worked out',
    until: 'Binds until', left: '%{left} left', over: 'Over', accept: 'Yes, and melt it', decline: 'No', consentBy: 'Who agrees', consentWay: 'How',
    identityHint: 'Asked for from %{units} on one day; only the last four characters are kept.', identityName: 'Name on the document', identityKind: 'Document',
    noDocument: 'None', lastDigits: 'Last four characters', returnedTo: 'Who takes it back', consent: 'Consent', identity: 'Document', openedAt: 'Estimated at',
    openedBy: 'By', meltedAt: 'Melted at', creditedAt: 'Credited at', heldUntil: 'Held by a quote until', used: 'Taken by a sale', storeCredit: 'Store credit',
    photos: 'Pictures', history: 'History', deed: 'What', at: 'When', pure: '9999 gold', gold999: '999 gold', gold990: '990 gold', k22: '22K gold', k18: '18K gold',
    claimed: 'As it was said', plainCredit: 'Without a sale', credited: 'Credited', buybackAskedAt: 'To be bought back since',
    buybackHint: 'The customer agrees to the plain buy-back price; another person approves.',
    crossings: 'Credit between stores', noCrossings: 'None in this month', taker: 'Owes', seller: 'Is owed',
    house: 'Head office', newer: 'Newer', older: 'Older', buybackPrice: 'Buy-back price',
    unnamedOrder: 'Sale that may have paid it', monthBefore: 'Month before', monthAfter: 'Month after',
  },
  words: {
    tradeInState: {
      ESTIMATED: 'Estimated', RECEIVED: 'Taken in', ASSAYED: 'Assayed', OFFERED: 'Offered for', LAPSED: 'Offer is over', ACCEPTED: 'Accepted',
      MELTED: 'Melted', CREDITED: 'Credited', RETURNED: 'Given back', CANCELLED: 'Called off',
    },
    tradeInDeed: {
      ESTIMATE: 'Estimated', RECEIVE: 'Take it in', ASSAY: 'Assay', OFFER: 'Offer', LAPSE: 'Offer ran out', DECLINE: 'Declined', ACCEPT: 'Accepted',
      MELT: 'Melt', CREDIT: 'Credit', RETURN: 'Give back', CANCEL: 'Call off', ASK_BUYBACK: 'Buy back without a sale',
      GIVE_BUYBACK: 'Approve the buy-back', REFUSE_BUYBACK: 'Refuse the buy-back',
    },
    tradeInAssay: { FIRE: 'Fire', XRF: 'Spectrometer' },
    tradeInConsent: { SIGNATURE: 'Signed on paper', SCREEN: 'On a screen' },
    tradeInDocument: { ID_CARD: 'Identity card', PASSPORT: 'Passport', PERMIT: 'Permit' },
    tradeInPhoto: { PIECE: 'The piece', MARK: 'Its mark', SCALE: 'The scale', ASSAY: 'The test', MELT: 'The melting' },
  },
  broken: {
    brand: 'At most 60 characters', version: 'The consent has changed: reload', returnedTo: '1 to 100 characters', by: '1 to 100 characters', lastDigits: 'Four digits or capital letters',
    way: 'There is no such way', grossMg: '0.001 to 100,000 g', storeCredit: 'Not below zero, with the decimals of its currency',
    agreed: 'An amount has the decimals of its currency',
  },
  codes: {
    OFFER_LAPSED: 'The offer is over: offer anew', MELTED: 'What is melted is not given back', CREDIT_IN_USE: 'A quote holds it, or a sale has it',
    SALE_CREDITS: 'This way is for a sale: use the gold in a quote',
    PRICE_DIFFERS: 'It is worth another price, which is shown now: ask again',
    SALE_TOO_SMALL: 'The sale takes less than the gold, and the rest has no plain price',
    TRADE_IN_UNAVAILABLE: 'Nobody can say now whether the member has old gold: try again',
    WAY_UNKNOWN: 'There is no such way', BRAND_NOT_TAKEN: 'This way does not take that brand', WEIGHT_INVALID: '0.001 to 100,000 g',
    PURITY_INVALID: '1 to 10,000', NOTHING_LEFT: 'Nothing is left after loss and depreciation', CONSENT_MISSING: 'Who agrees, and how',
    CONSENT_OUTDATED: 'The consent has changed: reload and have it read again', IDENTITY_REQUIRED: 'Look at a document and note it',
    IDENTITY_INVALID: 'A name, and the last four characters', TRADE_IN_NOT_ACCEPTED: 'The offer for the old gold was not accepted',
    TRADE_IN_USED: 'Another quote or sale has the old gold', TRADE_IN_CURRENCY: 'The old gold is worth another currency',
    TRADE_IN_CREDITED: 'The old gold is store credit already: use that', TRADE_IN_UNNAMED: 'The member has old gold that waits: use that',
    CREDIT_COMES_BACK: 'What paid the order is store credit again: use it in a quote',
    TRADE_IN_MISMATCH: 'The old gold was offered at another amount', MIN_INCREASE: 'The new gold does not exceed the old by enough',
    STORE_CREDIT_SHORT: 'Less store credit is there',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf {
    tradeins: typeof zh;
  }
}
