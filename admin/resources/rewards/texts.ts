export const zh = {
  nav: { rewards: '兑换商城' },
  rewards: {
    title: '兑换商城', one: '兑换商品', search: '名称或编号', create: '新建商品', createTitle: '新建兑换商品', editTitle: '修改兑换商品',
    prices: '兑换价格', priceAt: '价格 %{place}', addPrice: '加一个计划', removePrice: '删除价格', programme: '计划', cash: '补差金额',
    worth: '对会员的价值', unitCost: '单件成本', fromTier: '最低等级', meaning: '%{points} 分按基础比例值 %{money}',
    noteZh: '中文说明', noteEn: '英文说明', note: '说明', fromAt: '开始兑换', untilAt: '结束兑换', untilHelp: '不填为长期', noEnd: '长期',
    limit: '每人限兑', limitHelp: '不填为不限', noLimit: '不限', period: '限兑周期', funder: '出资方', offer: '优惠活动', offerHelp: '只收积分，兑换后立即发放一张，单件成本填 0',
    segment: '适用分群', segmentHelp: '不选为全部会员；按最近一次快照', headOffice: '总部', updatedAt: '修改时间',
    below: '每100分只值 %{worth}，低于基础兑换比例。', confirmBelow: '仍按此价格保存',
    shelves: '库存与橱窗', addShelf: '设置库存', putShelf: '设置库存', noShelf: '还没有库存，任何门店都不能兑换', everywhere: '总部（其他门店共用）',
    shelfHint: '数量含已占用和已兑出的件数。有自己库存的门店只用自己的库存。', stock: '库存',
    stockHelp: '不填为不限量', place: '橱窗顺序', shown: '在橱窗展示',
    left: '剩余', taken: '已占用', showcase: '橱窗', shownAt: '第 %{place} 位', hidden: '不展示', endless: '不限量',
    show: '上架', showHint: '上架后会员从开始时间起可以兑换。', retire: '下架', retireHint: '下架后不能再上架；已兑换的仍可取货。',
  },
  words: {
    rewardKind: { GOODS: '实物', SERVICE: '服务', VOUCHER: '礼品券', COUPON: '优惠券' },
    rewardState: { DRAFT: '草稿', SHOWN: '已上架', RETIRED: '已下架' },
    rewardPeriod: { EVER: '累计', YEAR: '每年', MONTH: '每月', DAY: '每日' },
  },
  broken: {
    noteZh: '说明最多 500 字', noteEn: '说明最多 500 字', fromAt: '开始时间无效', offerId: '选择一个进行中的优惠活动', untilAt: '结束兑换须晚于开始兑换',
    cash: '补差金额不小于 0，小数位不超过币种', worth: '对会员的价值须大于 0，且为该计划的币种', unitCost: '单件成本不小于 0，小数位不超过币种',
    fromTier: '该计划没有这个等级', place: '橱窗顺序为 0 至 10,000 的整数',
  },
  codes: {
    UNKNOWN_SEGMENT: '没有这个分群', VALUE_BELOW_BASE: '低于基础兑换比例，请确认', STOCK_TAKEN: '已占用和已兑出的更多，不能低于该数',
    BEING_REDEEMED: '有兑换正在处理，稍后再改类型或优惠活动',
  },
};

export const en: typeof zh = {
  nav: { rewards: 'Mall' },
  rewards: {
    title: 'Rewards mall', one: 'Reward', search: 'Name or code', create: 'New reward', createTitle: 'New reward',
    editTitle: 'Change reward', prices: 'Prices', priceAt: 'Price %{place}', addPrice: 'Add programme',
    removePrice: 'Remove price', programme: 'Programme', cash: 'Paid in cash', worth: 'Worth to the member',
    unitCost: 'Cost of a piece', fromTier: 'From tier', meaning: '%{points} points stand for %{money} on the base ladder',
    noteZh: 'Text in Chinese', noteEn: 'Text in English', note: 'Text', fromAt: 'Offered from', untilAt: 'Offered until',
    untilHelp: 'Empty: without end', noEnd: 'without end', limit: 'Limit per member', limitHelp: 'Empty: no limit',
    noLimit: 'no limit', period: 'Limit counts', funder: 'Paid by', offer: 'Offer',
    offerHelp: 'For points alone, one is given at once; its cost of a piece is 0', segment: 'Segment',
    segmentHelp: 'None: every member; as of the last snapshot', headOffice: 'Head office', updatedAt: 'Changed',
    below: '100 points get %{worth} only: less than the base ladder.', confirmBelow: 'Save this price all the same',
    shelves: 'Stock and showcase', addShelf: 'Set stock', putShelf: 'Set stock',
    noShelf: 'No stock yet: no outlet offers it', everywhere: 'House (shared by all other outlets)',
    shelfHint: 'Pieces held and handed out are counted in. An outlet with stock of its own uses that alone.',
    stock: 'Stock', stockHelp: 'Empty: as many as are asked for', place: 'Place in the showcase',
    shown: 'Shown in the showcase',
    left: 'Left', taken: 'Taken', showcase: 'Showcase', shownAt: 'place %{place}', hidden: 'not shown', endless: 'no limit',
    show: 'Offer', showHint: 'Members can redeem it from its first moment on.', retire: 'Retire',
    retireHint: 'It is never offered again; what was redeemed is fetched still.',
  },
  words: {
    rewardKind: { GOODS: 'Goods', SERVICE: 'Service', VOUCHER: 'Voucher', COUPON: 'Coupon' },
    rewardState: { DRAFT: 'Draft', SHOWN: 'Offered', RETIRED: 'Retired' },
    rewardPeriod: { EVER: 'Over all time', YEAR: 'Each year', MONTH: 'Each month', DAY: 'Each day' },
  },
  broken: {
    noteZh: 'At most 500 characters', noteEn: 'At most 500 characters', fromAt: 'Not a moment', offerId: 'An offer that is in use',
    untilAt: 'It ends after it begins', cash: 'Not below zero, with the digits of its currency',
    worth: 'Above zero, in the currency of the programme', unitCost: 'Not below zero, with the digits of its currency',
    fromTier: 'The programme has no such tier', place: 'A whole number from 0 to 10,000',
  },
  codes: {
    UNKNOWN_SEGMENT: 'There is no such segment', VALUE_BELOW_BASE: 'Less than the base ladder: please confirm',
    STOCK_TAKEN: 'More pieces are held or handed out already',
    BEING_REDEEMED: 'Somebody is redeeming it: change its kind or offer a moment later',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf {
    rewards: typeof zh;
  }
}
