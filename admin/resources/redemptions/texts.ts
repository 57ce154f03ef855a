export const zh = {
  nav: { redemptions: '兑换记录' },
  redemptions: {
    title: '兑换记录', counter: '兑换核销', reward: '商品', quantity: '数量', cash: '补差金额', redeemedAt: '兑换时间', untilAt: '有效期至',
    code: '核销码', codeHelp: '10位字母和数字，大小写和连字符不限', scan: '扫码', look: '查询', found: '待核销', masked: '其他门店的会员',
    collect: '请先收取补差 %{money}', take: '确认核销', takePaid: '已收 %{money}，确认核销', handOut: '已核销，请交付商品', notShown: '核销码有效，但内容不在可见范围内',
    none: '还没有兑换', cancel: '取消兑换', cancelHint: '积分、库存和限量全部退回。', cancelled: '已取消，积分稍后退回', redeem: '兑换商品',
    pick: '商品', where: '取货门店', preview: '将扣 %{points} 分', previewCash: '将扣 %{points} 分，取货时补 %{money}', left: '可用 %{points} 分',
    redeemed: '已兑换', codeOnce: '核销码', nothingShown: '这家门店现在没有可兑换的商品', next: '下一页',
  },
  words: {
    redemptionState: {
      RESERVING: '冻结积分中', OPEN: '待核销', VERIFYING: '核销中', PAID: '已扣分待取', DONE: '已核销', CANCELLED: '已取消', EXPIRED: '已过期',
      REFUSED: '未成功',
    },
    rewardWhyNot: { WINDOW: '未在兑换期', TIER: '等级不符', SEGMENT: '不在适用分群', LIMIT: '已达限量', STOCK: '库存不足', POINTS: '积分不足', COST_CAP: '已达权益成本上限' },
  },
  broken: { rewardId: '请选择商品' },
  codes: {
    PICKUP_CODE_INVALID: '核销码不对', OTHER_OUTLET: '请到兑换时选择的门店取货', NOT_READY: '积分还在冻结中，请稍后再试', REDEMPTION_EXPIRED: '已过期，积分已退回',
    ALREADY_USED: '已经核销过', ALREADY_CANCELLED: '已取消，积分已退回', CASH_MISMATCH: '补差金额不符', INVALID_QUANTITY: '须为 1 至 100 的整数',
    NOT_OFFERED: '这家门店现在不能兑换', TIER_TOO_LOW: '会员等级不符', LIMIT_REACHED: '已达每人限量', 
    POINTS_DEBT: '有待补扣积分，补足前不能使用', UNDER_REVIEW: '风控复核中，处理前不能使用积分', 
    NOT_IN_SEGMENT: '会员不在适用分群', COUPON_USED: '优惠券已使用，不能取消兑换',
    COST_CAP: '已达权益成本上限', NOT_CANCELLABLE: '已核销、核销中或已结束',
  },
};

export const en: typeof zh = {
  nav: { redemptions: 'Redemptions' },
  redemptions: {
    title: 'Redemptions', counter: 'Redeem counter', reward: 'Reward', quantity: 'Pieces', cash: 'Paid in cash',
    redeemedAt: 'Redeemed', untilAt: 'To be fetched by', code: 'Pickup code',
    codeHelp: 'Ten letters and digits; small letters and hyphens are fine', scan: 'Scan', look: 'Look up', found: 'To be handed out',
    masked: 'a member of another store', collect: 'Take %{money} first', take: 'Take the code',
    takePaid: '%{money} is paid: take the code', handOut: 'Taken: hand it out',
    notShown: 'The code is good, but you may not see what it opens', none: 'Nothing redeemed yet', cancel: 'Give back',
    cancelHint: 'Points, pieces and limit are all back.', cancelled: 'Given back; the points follow in a moment',
    redeem: 'Redeem a reward', pick: 'Reward', where: 'Fetched at', preview: '%{points} points will be taken',
    previewCash: '%{points} points will be taken, and %{money} paid at the counter', left: '%{points} points available',
    redeemed: 'Redeemed', codeOnce: 'Pickup code', nothingShown: 'This outlet offers nothing just now', next: 'Next page',
  },
  words: {
    redemptionState: {
      RESERVING: 'Points being held', OPEN: 'To be fetched', VERIFYING: 'Being taken', PAID: 'Paid, to be fetched',
      DONE: 'Handed out', CANCELLED: 'Given back', EXPIRED: 'Expired', REFUSED: 'Not redeemed',
    },
    rewardWhyNot: {
      WINDOW: 'Not offered now', TIER: 'Tier too low', SEGMENT: 'For members of a segment', LIMIT: 'Limit reached',
      STOCK: 'Sold out', POINTS: 'Not enough points', COST_CAP: 'Benefits have cost what they may',
    },
  },
  broken: { rewardId: 'Choose a reward' },
  codes: {
    PICKUP_CODE_INVALID: 'This is no pickup code', OTHER_OUTLET: 'It is fetched at the outlet chosen when it was redeemed',
    NOT_READY: 'Its points are still being held; try again in a moment', REDEMPTION_EXPIRED: 'Expired; the points went back',
    ALREADY_USED: 'It was handed out before', ALREADY_CANCELLED: 'It was given back; the points went back',
    CASH_MISMATCH: 'Something else is to be paid', INVALID_QUANTITY: 'Whole pieces, 1 to 100',
    NOT_OFFERED: 'Not offered there now', TIER_TOO_LOW: 'The tier may not have it', LIMIT_REACHED: 'The limit is reached',
    POINTS_DEBT: 'Points are owed: none can be spent', UNDER_REVIEW: 'Under review: no points are spent until it is decided',
    NOT_IN_SEGMENT: 'For members of a segment', COUPON_USED: 'Its coupon was used: it cannot be given back',
    COST_CAP: 'Benefits have cost what they may', NOT_CANCELLABLE: 'Handed out, being handed out, or ended',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf {
    redemptions: typeof zh;
  }
}
