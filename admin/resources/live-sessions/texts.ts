export const zh = {
  nav: { liveSessions: '直播场次' },
  actions: { schedule: '新建场次', addDrop: '添加秒杀商品', goLive: '开播', end: '结束直播' },
  liveSessions: {
    title: '直播场次', one: '直播场次', drops: '秒杀商品', claims: '抢购记录', liveNow: '实时', polling: '轮询',
    scheduleTitle: '新建直播场次', dropTitle: '添加秒杀商品', byPolicy: '留空按现行规则：%{value}', ownDelays: '单独设置各等级晚开抢（现行规则，自最低等级起：%{value} 秒）', goLiveTitle: '开播',
    endTitle: '结束直播', goLiveHint: '开播后会员可凭口令抢购。', endHint: '结束后未付款的名额会释放。', scheduled: '场次已建立',
    dropAdded: '已添加', wentLive: '已开播', ended: '已结束', stockOf: '剩 %{available} / %{stock}',
    noDrops: '还没有秒杀商品', mismatches: '抢购与订单不符', doesNotFit: '不符之处', dropPrice: '秒杀价', outletId: '直播间',
    priceIn: '价格（%{currency}）', editTitle: '修改场次', changed: '场次已保存', passcodeHelp: '留空即不变', removePasscode: '取消口令',
  },
  fields: {
    title: '标题', host: '主播', titleZh: '中文标题', titleEn: '英文标题', startsAt: '开始', endsAt: '结束',
    passcode: '会员专属口令', stock: '秒杀库存', taken: '已抢', waitlisted: '候补', pointsPrice: '所需积分',
    opensAt: '开抢时间', holdMinutes: '付款时限', limitPerMember: '每人限购', waitlistLimit: '候补上限',
    claimedAt: '参与时间', position: '候补位', memberOnlyLive: '仅限会员',
  },
  words: {
    liveState: { SCHEDULED: '未开播', LIVE: '直播中', ENDED: '已结束' },
    mismatch: {
      CANCELLED: '订单已取消', MEMBER: '买家不是抢购会员', CHANNEL: '渠道不同', CURRENCY: '币种不同', ITEM: '订单中没有该商品', PRICE: '成交价与秒杀价不同',
      PIECES: '件数已抵其他抢购或已退货', UNKNOWN: '未记录',
    },
    dropState: { WAITING: '未开抢', OPEN: '抢购中', WAITLIST_ONLY: '仅候补', SOLD_OUT: '已抢光', CLOSED: '已结束' },
  },
  codes: {
    INVESTMENT_NOT_ALLOWED: '投资金不能作为秒杀商品', ITEM_RETIRED: '单品已停用', TOO_MANY_DROPS: '每场最多 50 个秒杀商品',
    ON_AIR: '已开播，不能改开始时间', DROPS_OUTSIDE: '有秒杀商品会落在场次之外', MEMBER_ONLY: '会员专属：商品、场次与买家须一致',
    EXCLUSIVE_ELSEWHERE: '专供款，不在此渠道或加盟商销售', INVALID_PASSCODE: '口令为 4 至 12 个字符',
  },
};

export const en: typeof zh = {
  nav: { liveSessions: 'Live' },
  actions: {
    schedule: 'Schedule session', addDrop: 'Add drop', goLive: 'Go live', end: 'End session',
  },
  liveSessions: {
    title: 'Live sessions', one: 'Live session', drops: 'Drops', claims: 'Claims', liveNow: 'Live',
    polling: 'Polling', scheduleTitle: 'Schedule session', dropTitle: 'Add drop',
    byPolicy: 'Empty: as the rules say, %{value}',
    ownDelays: 'Delays of its own (the rules say, from the lowest tier: %{value} seconds)', goLiveTitle: 'Go live', endTitle: 'End session',
    goLiveHint: 'Members may claim with the passcode from now on.',
    endHint: 'Unpaid places are released.', scheduled: 'Session scheduled', dropAdded: 'Drop added',
    wentLive: 'Live', ended: 'Ended', stockOf: '%{available} of %{stock} left', noDrops: 'No drops yet',
    mismatches: 'Claims their orders do not pay', doesNotFit: 'What does not fit', dropPrice: 'Drop price',
    outletId: 'Live room',
    priceIn: 'Price (%{currency})', editTitle: 'Change session', changed: 'Session saved', passcodeHelp: 'Empty: stays as it is',
    removePasscode: 'No passcode any more',
  },
  fields: {
    title: 'Title', host: 'Host', titleZh: 'Chinese title', titleEn: 'English title',
    startsAt: 'Starts', endsAt: 'Ends', passcode: 'Passcode', stock: 'Stock', taken: 'Taken',
    waitlisted: 'Waitlist', pointsPrice: 'Points', opensAt: 'Opens',
    holdMinutes: 'Hold minutes', limitPerMember: 'Per member', waitlistLimit: 'Waitlist limit',
    claimedAt: 'Claimed', position: 'Position', memberOnlyLive: 'Members only',
  },
  words: {
    liveState: { SCHEDULED: 'Scheduled', LIVE: 'Live', ENDED: 'Ended' },
    mismatch: {
      CANCELLED: 'The order was cancelled', MEMBER: 'Another buyer', CHANNEL: 'Another channel',
      CURRENCY: 'Another currency', ITEM: 'Without the item', PRICE: 'Another price',
      PIECES: 'Its pieces pay others or came back', UNKNOWN: 'Not recorded',
    },
    dropState: {
      WAITING: 'Not open', OPEN: 'Open', WAITLIST_ONLY: 'Waitlist only', SOLD_OUT: 'Sold out',
      CLOSED: 'Closed',
    },
  },
  codes: {
    INVESTMENT_NOT_ALLOWED: 'Investment gold is not allowed in a drop',
    ITEM_RETIRED: 'The item is not sold any more', TOO_MANY_DROPS: 'A session has at most 50 drops',
    ON_AIR: 'On air: the begin cannot be moved', DROPS_OUTSIDE: 'A drop would open outside the session',
    MEMBER_ONLY: 'For members only: item, room and buyer must agree',
    EXCLUSIVE_ELSEWHERE: 'Made for other channels or franchises',
    INVALID_PASSCODE: 'A passcode has 4 to 12 characters',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { liveSessions: typeof zh }
}
