export const zh = {
  nav: { quotes: '报价与收款' },
  quotes: {
    title: '报价单', shortNo: '报价短号', open: '柜台报价', ask: '报价', scan: '扫码', skuHelp: '扫码或输入后回车；不填再回车即报价', grams: '称重（克）', remove: '移除',
    cardHelp: '会员卡号；散客留空', couponCodes: '优惠券码', points: '抵现积分', automatic: '自动使用会员优惠券', lines: '报价明细', coupons: '优惠券',
    coupon: '优惠券', verdict: '是否可用', saved: '优惠', payments: '收款记录', due: '应付', paid: '已付', quotedAt: '报价时间',
    lockedUntil: '有效期至', placedAt: '下单时间', order: '订单', earns: '预计积分', lineReductions: '单品优惠', orderReductions: '整单优惠',
    pointsCash: '积分抵现', pointsCashLimit: '最多可抵现', tradeInCredit: '旧料抵扣', storeCredit: '使用储值', oldGold: '选用该会员的旧料', noOldGold: '没有可抵扣的旧料', oldGoldNamed: '旧料', creditLeft: '转入储值',
    place: '下单', placeHint: '按报价成交，应付 %{due}；超时未付自动取消。',
    placed: '已下单，请收款', takePayment: '收款', amount: '金额', means: '支付方式', paymentNo: '流水号', sold: '已收齐，订单已生成',
    partPaid: '已收款，尚有余款', cancel: '取消报价', cancelHint: '优惠券、积分和孤品立即释放；已收款项待退。', cancelled: '报价已取消',
    refund: '登记退款', refundHint: '请先退回 %{amount}，再登记退款流水号。', refundNo: '退款流水号', refunded: '退款已登记',
  },
  words: {
    quoteState: {
      PRICING: '计价中', HOLDING: '锁定中', REFUSED: '未能锁定', OPEN: '已锁价', PLACED: '待支付', SOLD: '已成交', EXPIRED: '已过期',
      UNPAID: '超时未支付', CANCELLED: '已取消',
    },
    paymentMeans: { CASH: '现金', CARD: '银行卡', TRANSFER: '转账', WALLET: '移动支付', OTHER: '其他' },
    paymentState: { KEPT: '已收待结', SETTLED: '已结清', UNMATCHED: '待退款', REFUNDED: '已退款' },
    unmatchedReason: {
      UNKNOWN: '无此报价单', NOT_OPEN: '未锁价', ENDED: '报价已结束', CURRENCY: '币种不符', AMOUNT: '金额不符', SALE_REFUSED: '无法成交',
    },
    quotedVerdict: {
      APPLIED: '可用', THRESHOLD: '未达门槛', SCOPE: '不适用商品', GROUP: '不可叠加', EXPIRED: '不在有效期', LIMIT: '已达上限', TIER: '等级不符',
      OUTLET: '门店不适用', CHANNEL: '渠道不适用', ALREADY_USED: '已使用', NOT_YOURS: '非本人优惠券',
    },
  },
  broken: {
    outletCode: '门店编号为 1 至 100 个可见字符', couponCodes: '优惠券最多 20 张', tradeInCredit: '旧料抵扣不小于 0，小数位不超过币种',
    shipping: '运费不小于 0，小数位不超过币种', paymentNo: '流水号为 1 至 100 个可见字符', refundNo: '退款流水号为 1 至 100 个可见字符',
    grams: '称重填克数，最多三位小数，如 12.345', pieces: '件数填整数', deskPoints: '抵现积分填整数，如 1000',
  },
  codes: {
    ITEM_UNKNOWN: '没有这件商品', NOT_SOLD_HERE: '该渠道不在此门店销售', NO_PRICE: '暂无金价', WEIGHT_UNKNOWN: '请称重后填写金重',
    BUNDLE_UNAVAILABLE: '套装不存在或当前不可售', PIECE_TWICE: '孤品仅一件', POINTS_RATE_UNKNOWN: '暂无汇率，积分不能抵现', POINTS_CASH_LIMIT: '超过可抵现上限',
    REDUCTION_TOO_LARGE: '抵扣超过应付金额', QUOTE_EXPIRED: '报价已结束，请重新报价', PIECE_PROMISED: '孤品已被锁定或售出',
    COUPON_GONE: '优惠券刚刚失效，请重新报价', QUOTE_NOT_OPEN: '报价尚未锁价', ORDER_CONFLICT: '该渠道已有相同单号', SALE_REFUSED: '无法成交',
    PAYMENT_CONFLICT: '流水号已用于其他收款', AMOUNT_DIFFERS: '超过待付金额', NOT_UNMATCHED: '该笔收款无需退款',
    QUOTE_PAID: '已收足，待下单，请勿再收款',
    REFUND_CONFLICT: '已按其他流水号退款，或该流水号已用于其他退款', QUOTE_SOLD: '已收齐，请勿再收款；如需退货请取消订单',
  },
};

export const en: typeof zh = {
  nav: { quotes: 'Quotes and payments' },
  quotes: {
    title: 'Quotes', shortNo: 'Short number', open: 'Quote at the counter', ask: 'Quote', scan: 'Scan',
    skuHelp: 'Scan or type, then Enter; Enter on nothing quotes', grams: 'On the scale (g)', remove: 'Remove',
    cardHelp: 'Card of the member; empty for others', couponCodes: 'Coupon codes', points: 'Points to pay with',
    automatic: 'Use the member’s coupons', lines: 'Lines', coupons: 'Coupons', coupon: 'Coupon', verdict: 'Applies',
    saved: 'Saved', payments: 'Payments', due: 'Due', paid: 'Paid', quotedAt: 'Quoted at', lockedUntil: 'Valid until',
    placedAt: 'Placed at', order: 'Order', earns: 'Points to be earned', lineReductions: 'Off single lines',
    orderReductions: 'Off the order', pointsCash: 'Paid with points', pointsCashLimit: 'Most by points',
    tradeInCredit: 'Credit for old gold', storeCredit: 'Store credit',
    oldGold: 'Use the member’s old gold', noOldGold: 'No old gold waits for a sale', oldGoldNamed: 'Old gold',
    creditLeft: 'Stays store credit', place: 'Place',
    placeHint: 'Sold as quoted, %{due} due; unpaid it ends by itself.',
    placed: 'Placed: take the payment', takePayment: 'Take payment', amount: 'Amount', means: 'Paid by',
    paymentNo: 'Payment number', sold: 'Paid, the order is made', partPaid: 'Taken, more is left to pay',
    cancel: 'Call off',
    cancelHint: 'Coupons, points and unique pieces are free at once; what was paid is to be refunded.',
    cancelled: 'Called off', refund: 'Note refund', refundHint: 'Give %{amount} back first, then note its number.',
    refundNo: 'Refund number', refunded: 'Refund noted',
  },
  words: {
    quoteState: {
      PRICING: 'Being priced', HOLDING: 'Being locked', REFUSED: 'Not locked', OPEN: 'Locked', PLACED: 'To be paid',
      SOLD: 'Sold', EXPIRED: 'Expired', UNPAID: 'Not paid in time', CANCELLED: 'Called off',
    },
    paymentMeans: { CASH: 'Cash', CARD: 'Card', TRANSFER: 'Transfer', WALLET: 'Wallet', OTHER: 'Other' },
    paymentState: { KEPT: 'Taken', SETTLED: 'Settled', UNMATCHED: 'To be refunded', REFUNDED: 'Refunded' },
    unmatchedReason: {
      UNKNOWN: 'No such quote', NOT_OPEN: 'Not locked', ENDED: 'The quote had ended', CURRENCY: 'Another currency',
      AMOUNT: 'More than was due', SALE_REFUSED: 'No sale was possible',
    },
    quotedVerdict: {
      APPLIED: 'Applies', THRESHOLD: 'Below its threshold', SCOPE: 'Not for these pieces', GROUP: 'Another saves more',
      EXPIRED: 'Not valid now', LIMIT: 'Its limit is reached', TIER: 'Not for this tier', OUTLET: 'Not for this outlet',
      CHANNEL: 'Not for this channel', ALREADY_USED: 'Used', NOT_YOURS: 'Not a coupon of the member',
    },
  },
  broken: {
    outletCode: '1 to 100 visible characters', couponCodes: 'At most 20 coupons',
    tradeInCredit: 'Not below zero, with the decimals of its currency',
    shipping: 'Not below zero, with the decimals of its currency', paymentNo: '1 to 100 visible characters',
    refundNo: '1 to 100 visible characters',
    grams: 'Grams with at most three decimals, such as 12.345', pieces: 'A whole number of pieces',
    deskPoints: 'A whole number of points, such as 1000',
  },
  codes: {
    BUNDLE_UNAVAILABLE: 'No such bundle, or it is not sold now',
    ITEM_UNKNOWN: 'There is no such item', NOT_SOLD_HERE: 'The channel does not sell at this outlet',
    NO_PRICE: 'The board has no price now', WEIGHT_UNKNOWN: 'Weigh it first',
    PIECE_TWICE: 'A unique piece is there once',
    POINTS_RATE_UNKNOWN: 'No rate is in force for the points', POINTS_CASH_LIMIT: 'More than points may pay',
    REDUCTION_TOO_LARGE: 'More than is left', QUOTE_EXPIRED: 'The quote has ended: ask for a new one',
    PIECE_PROMISED: 'The piece is promised to another sale or drop, or sold',
    COUPON_GONE: 'A coupon does not apply any more: quote again',
    QUOTE_NOT_OPEN: 'The price is not locked', ORDER_CONFLICT: 'The channel has another order of this number',
    SALE_REFUSED: 'The sale could not be made', PAYMENT_CONFLICT: 'Another payment has this number',
    AMOUNT_DIFFERS: 'More than is left to be paid', NOT_UNMATCHED: 'This payment needs no refund',
    REFUND_CONFLICT: 'Refunded by another number, or another payment by this one',
    QUOTE_PAID: 'Nothing is left to be paid: place it, and take no more money',
    QUOTE_SOLD: 'It is paid whole: take no more money; to undo it, cancel its order',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf {
    quotes: typeof zh;
  }
}
