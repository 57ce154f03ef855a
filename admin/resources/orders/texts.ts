export const zh = {
  nav: { orders: '订单' },
  actions: {
    recordReturn: '办理退货', recordDelivery: '登记签收', cancelOrder: '取消订单', confirmCancel: '确认取消订单',
    linkOrder: '补录会员（补积分）',
  },
  orders: {
    title: '订单', one: '订单', lines: '商品行', points: '积分', rebates: '分润', totals: '金额',
    returnTitle: '办理退货', returnHint: '先预览将扣回的内容，再确认办理。', returnDone: '退货已办理；积分、等级与分润随后更新',
    nothingToReturn: '没有可退的商品', noMember: '未关联会员', memberHidden: '散客或他店会员', delivered: '已登记签收',
    cancelled: '订单已取消', linked: '已关联会员', cancelHint: '仅限签收前；积分按退货扣回。', linkHint: '补录期限内可补录，积分随后入账。',
    memberId: '会员编号或卡号', left: '可退 %{count}', refundHint: '退款金额留空则按件数比例；仅退差价时数量填 0。', capped: '已按毛利封顶',
  },
  returns: {
    title: '将扣回', order: '订单', becomes: '计分金额 %{base}，订单变为「%{state}」', charity: '公益金扣回', points: '积分扣回',
    withheld: '扣回优惠（不再满足门槛）', refund: '应退金额',
    pointsWithBonus: '%{points}（含等级加成 %{bonus}）', pending: '待生效批次 %{points}',
    active: '本单可用批次 %{points}', expired: '已过期 %{points}', others: '其他批次 %{points}',
    debt: '转为待补扣 %{points}', growth: '成长值扣回', tier: '等级', stays: '%{tier}，不变',
    provisional: '%{tier}（待确认）', givenBack: '抵现积分退回', repaidDebt: '补扣积分 %{points}',
    toLots: '回到原批次 %{points}', toGraceLots: '宽限批次 %{points}，有效至 %{until}', after: '退货后积分',
    standing: '可用 %{available}，待生效 %{pending}，待补扣 %{debt}', rebates: '分润冲回',
    rebateOf: '%{amount}，归属 %{franchise}，承担方 %{payer}', carried: '已结算部分计入下期冲减', byLine: '逐行明细',
    noPoints: '这笔订单没有积分可扣回', noRebates: '没有分润可冲回', hidden: '您无权查看，办理后仍按规则扣回',
    failed: '暂时无法预览（%{code}）。办理后仍会按规则扣回，建议稍后重新预览。', again: '重新预览',
  },
  fields: {
    deliveredAt: '签收时间', fulfilment: '履约方式', goods: '商品金额', paid: '实付', quantity: '数量', shipping: '运费',
    fees: '手续费', refund: '退款金额（%{currency}）', unitPrice: '单价', lineDiscount: '单品优惠',
    orderDiscountShare: '订单优惠分摊', tradeInShare: '以旧换新分摊', pointsCashShare: '积分抵现分摊',
    boardPrice: '金价(克)', accrued: '计提', item: '单品', returnNo: '退货单号', returnedAt: '退货时间',
    unlinked: '无会员', rebate: '分润',
  },
  words: {
    fulfilment: { STORE: '到店购买', WEB: '网购', LIVE: '直播', CUSTOM: '定制', TRADE_IN: '以旧换新' },
    soldAgainst: { NOT_ON_SALE: '未到开售时间', EARLY_ACCESS_ONLY: '提前购期间非指定等级', EDITION_TWICE: '限量编号重复售出' },
  },
  codes: {
    TOO_MANY_RETURNS: '该订单的退货次数已达上限', RETURN_TOO_MUCH: '超过可退数量或金额', RETURN_CONFLICT: '该退货单号已用于其他内容',
    RETURNED_AT_OUT_OF_RANGE: '退货时间须在付款之后、现在之前', ORDER_CANCELLED: '订单已取消', ALREADY_DELIVERED: '已签收',
    ALREADY_RETURNED: '已有退货', ALREADY_LINKED: '已有会员', LINK_TOO_LATE: '已超过补录期限，不能补录', CANCELLED: '订单已取消',
    DELIVERED_AT_OUT_OF_RANGE: '签收时间须在付款之后、现在之前', DELIVERY_CONFLICT: '已登记其他签收时间',
  },
};

export const en: typeof zh = {
  nav: { orders: 'Orders' },
  actions: {
    recordReturn: 'Record return', recordDelivery: 'Record delivery', cancelOrder: 'Cancel order',
    confirmCancel: 'Cancel this order', linkOrder: 'Link member',
  },
  orders: {
    title: 'Orders', one: 'Order', lines: 'Lines', points: 'Points', rebates: 'Rebates',
    totals: 'Amounts', returnTitle: 'Record return',
    returnHint: 'See first what it reverses, then record it.',
    returnDone: 'Return recorded; points, tier and rebates follow',
    nothingToReturn: 'Nothing is left to return', noMember: 'No member',
    memberHidden: 'None, or not your member', delivered: 'Delivery recorded',
    cancelled: 'Order cancelled', linked: 'Member linked',
    cancelHint: 'Only before delivery; points go back as with a return.',
    linkHint: 'While the days for linking last; points follow.', memberId: 'Member id or card number',
    left: '%{count} may come back',
    refundHint: ' Without an amount its base goes back in proportion to the pieces; with quantity 0, value alone.',
    capped: 'Capped by margin',
  },
  returns: {
    title: 'This takes back', order: 'Order', becomes: 'Base %{base}; the order becomes “%{state}”',
    withheld: 'Coupons withheld (threshold missed)', refund: 'Paid back',
    charity: 'Charity taken back', points: 'Points taken back',
    pointsWithBonus: '%{points} (tier bonus %{bonus} included)', pending: '%{points} from pending lots',
    active: '%{points} from this order’s active lots', expired: '%{points} had expired',
    others: '%{points} from other lots', debt: '%{points} become debt', growth: 'Growth taken back',
    tier: 'Tier', stays: '%{tier}, unchanged', provisional: '%{tier} (provisional)',
    givenBack: 'Spent points given back', repaidDebt: '%{points} repay debt',
    toLots: '%{points} to their lots', toGraceLots: '%{points} in grace lots until %{until}',
    after: 'Points afterwards', standing: '%{available} available, %{pending} pending, %{debt} debt',
    rebates: 'Rebates taken back', rebateOf: '%{amount}; home %{franchise}, paid by %{payer}',
    carried: 'what is settled goes into the next statement', byLine: 'Line by line',
    noPoints: 'This order has no points to take back', noRebates: 'No rebate to take back',
    hidden: 'Not yours to see; it is taken back by the rules all the same',
    failed: 'Cannot be previewed now (%{code}). It will be taken back by the rules all the same; better preview again later.',
    again: 'Preview again',
  },
  fields: {
    deliveredAt: 'Delivered', fulfilment: 'Fulfilment', goods: 'Goods', paid: 'Paid', quantity: 'Qty',
    shipping: 'Shipping', fees: 'Fees', refund: 'Base refunded (%{currency})', unitPrice: 'Unit price',
    lineDiscount: 'Line discount', orderDiscountShare: 'Order discount', tradeInShare: 'Trade-in',
    pointsCashShare: 'Points-cash', boardPrice: 'Gold price a gram', accrued: 'Accrued', item: 'Item',
    returnNo: 'Return no.', returnedAt: 'Returned at', unlinked: 'Without member', rebate: 'Rebate',
  },
  words: {
    fulfilment: { STORE: 'Store', WEB: 'Web', LIVE: 'Live', CUSTOM: 'Custom', TRADE_IN: 'Trade-in' },
    soldAgainst: {
      NOT_ON_SALE: 'Not on sale yet', EARLY_ACCESS_ONLY: 'Early access of other tiers',
      EDITION_TWICE: 'A number sold twice',
    },
  },
  codes: {
    TOO_MANY_RETURNS: 'The order has as many returns as it may have',
    RETURN_TOO_MUCH: 'More than what may come back',
    RETURN_CONFLICT: 'This return number was used for something else',
    RETURNED_AT_OUT_OF_RANGE: 'A return lies after the payment and not in the future',
    ORDER_CANCELLED: 'The order is cancelled', ALREADY_DELIVERED: 'Delivered already',
    ALREADY_RETURNED: 'Returned already', ALREADY_LINKED: 'Has a member already',
    LINK_TOO_LATE: 'Paid too long ago to be linked', CANCELLED: 'The order is cancelled',
    DELIVERED_AT_OUT_OF_RANGE: 'A delivery lies after the payment and not in the future',
    DELIVERY_CONFLICT: 'Another delivery time is recorded',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { orders: typeof zh }
}
