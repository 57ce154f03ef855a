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
  funnel: { title: '转化漏斗', step: '步骤', members: '会员', lost: '流失', interactions: '互动统计', strangers: '未识别', guests: '游客', none: '还没有上报互动' },
  lotteries: {
    title: '直播抽奖', none: '还没有抽奖', plan: '新建抽奖', planHint: '保存为草稿，须由他人在开始前公示。', planned: '已保存，待他人公示',
    entered: '%{count} 人参与', prizes: '奖品', prize: '奖品', gives: '内容', value: '单价值', valueEach: '单个价值（人民币元）', odds: '中奖率',
    ppm: '中奖率（百万分之）', stock: '数量', won: '已中出', offer: '优惠券活动', addPrize: '添加奖品', removePrize: '删除奖品',
    prizeAt: '奖品 %{place}', opensAt: '开始参与', closesAt: '截止参与', beaconSource: '公共随机数来源',
    beaconHelp: '奖品总值超过 1,000 元时必填', beacon: '公共随机数（十六进制）', beaconAt: '公布时间', commitment: '承诺值', listHash: '名单哈希', seed: '种子',
    lines: '公示名单', entry: '参与哈希', more: '下一页', publish: '公示抽奖', publishHint: '公示后奖品、中奖率和承诺值不再改变。',
    close: '截止报名', closeHint: '提前截止，名单哈希随即公布。', draw: '开奖', drawHint: '只开一次，不可重来；种子随即公布，奖品随即发放。', drawn: '已开奖',
    cancel: '取消抽奖', cancelHint: '原因对所有人可见；截止后不能取消。', redrawOf: '替代的抽奖', redrawReason: '重抽原因',
  },
  fields: {
    title: '标题', host: '主播', titleZh: '中文标题', titleEn: '英文标题', startsAt: '开始', endsAt: '结束',
    passcode: '会员专属口令', stock: '秒杀库存', taken: '已抢', waitlisted: '候补', pointsPrice: '所需积分',
    opensAt: '开抢时间', holdMinutes: '付款时限', limitPerMember: '每人限购', waitlistLimit: '候补上限',
    claimedAt: '参与时间', position: '候补位', memberOnlyLive: '仅限会员',
  },
  words: {
    funnelStep: { REACHED: '触达', ENTERED: '进入', INTERACTED: '互动', CLAIMED: '抢购', PAID: '付款', KEPT: '成交留存' },
    roomInteraction: { REACH: '触达', ENTER: '进入', LIKE: '点赞', COMMENT: '评论', SHARE: '分享', LEAVE: '离开' },
    lotteryState: { DRAFT: '待公示', PUBLISHED: '已公示', CLOSED: '已截止', DRAWN: '已开奖', CANCELLED: '已取消' },
    lotteryKind: { ODDS: '按概率', RANKING: '按名次' }, lotteryPrizeKind: { POINTS: '积分', COUPON: '优惠券' },
    liveState: { SCHEDULED: '未开播', LIVE: '直播中', ENDED: '已结束' },
    mismatch: {
      CANCELLED: '订单已取消', MEMBER: '买家不是抢购会员', CHANNEL: '渠道不同', CURRENCY: '币种不同', ITEM: '订单中没有该商品', PRICE: '成交价与秒杀价不同',
      PIECES: '件数已抵其他抢购或已退货', UNKNOWN: '未记录',
    },
    dropState: { WAITING: '未开抢', OPEN: '抢购中', WAITLIST_ONLY: '仅候补', SOLD_OUT: '已抢光', CLOSED: '已结束' },
  },
  broken: {
    beaconSource: '来源为 1 至 200 个字符', closesAt: '截止在开始之后、场次结束之前', value: '价值以人民币填写，0.01 至 50,000 元',
    redrawOf: '请选择被替代的抽奖', redrawReason: '请选择被替代的抽奖，并填写 1 至 200 个字符的原因',
    beacon: '1 至 64 字节的十六进制，小写', beaconAt: '须与公共随机数一同填写，且不晚于现在',
  },
  codes: {
    PRIZE_TOO_LARGE: '单个奖品价值不超过 50,000 元', BEACON_NEEDED: '奖品总值超过 1,000 元，须使用公共随机数', TOO_MANY_LOTTERIES: '每场最多 20 个抽奖',
    EARLIER_OPEN: '该抽奖尚未开奖或取消', OPENED_ALREADY: '开始时间已过，须在开始前公示', ENTRIES_CLOSED: '已截止或已取消', ALREADY_DRAWN: '已开奖，不可重开',
    NOT_CLOSED: '尚未截止', NO_BEACON_PROMISED: '公示时没有承诺公共随机数', BEACON_TOO_EARLY: '公共随机数须在截止后公布', SEED_LOST: '生成种子的密钥已不存在',
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
  funnel: {
    title: 'Funnel', step: 'Step', members: 'Members', lost: 'Lost', interactions: 'Interactions', strangers: 'Unknown ids',
    guests: 'Guests', none: 'Nothing was told yet',
  },
  lotteries: {
    title: 'Lotteries', none: 'No lotteries yet', plan: 'Write lottery', planHint: 'Kept as a draft; another person publishes it before its opening.',
    planned: 'Saved; another person publishes it', entered: '%{count} entered', prizes: 'Prizes', prize: 'Prize', gives: 'Gives',
    value: 'Worth', valueEach: 'Worth of one (CNY)', odds: 'Odds', ppm: 'Odds (parts per million)', stock: 'Pieces', won: 'Won', offer: 'Coupon offer',
    addPrize: 'Add prize', removePrize: 'Remove prize', prizeAt: 'Prize %{place}', opensAt: 'Entries from', closesAt: 'Entries until',
    beaconSource: 'Public value', beaconHelp: 'Needed where prizes are worth more than 1,000 yuan together',
    beacon: 'Public value (hexadecimal)', beaconAt: 'When it appeared', commitment: 'Commitment', listHash: 'List hash', seed: 'Seed',
    lines: 'Public list', entry: 'Entry hash', more: 'Next page', publish: 'Publish lottery',
    publishHint: 'Prizes, odds and the commitment do not change from then on.', close: 'Close entries',
    closeHint: 'Before the planned time; the hash of the list is published.', draw: 'Draw',
    drawHint: 'Once and for ever: the seed is revealed, and prizes are handed out.', drawn: 'Drawn', cancel: 'Call off lottery',
    cancelHint: 'Everybody reads the reason; once closed it cannot be called off.', redrawOf: 'Instead of', redrawReason: 'Why it is drawn again',
  },
  fields: {
    title: 'Title', host: 'Host', titleZh: 'Chinese title', titleEn: 'English title',
    startsAt: 'Starts', endsAt: 'Ends', passcode: 'Passcode', stock: 'Stock', taken: 'Taken',
    waitlisted: 'Waitlist', pointsPrice: 'Points', opensAt: 'Opens',
    holdMinutes: 'Hold minutes', limitPerMember: 'Per member', waitlistLimit: 'Waitlist limit',
    claimedAt: 'Claimed', position: 'Position', memberOnlyLive: 'Members only',
  },
  words: {
    funnelStep: {
      REACHED: 'Reached', ENTERED: 'Entered', INTERACTED: 'Interacted', CLAIMED: 'Claimed', PAID: 'Paid', KEPT: 'Kept after the window',
    },
    roomInteraction: {
      REACH: 'Reached', ENTER: 'Entered', LIKE: 'Liked', COMMENT: 'Commented', SHARE: 'Shared', LEAVE: 'Left',
    },
    lotteryState: { DRAFT: 'Draft', PUBLISHED: 'Published', CLOSED: 'Closed', DRAWN: 'Drawn', CANCELLED: 'Called off' },
    lotteryKind: { ODDS: 'By odds', RANKING: 'By rank' }, lotteryPrizeKind: { POINTS: 'Points', COUPON: 'Coupon' },
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
  broken: {
    beaconSource: '1 to 200 characters', closesAt: 'After the opening, and not after the session',
    value: 'In CNY, 0.01 to 50,000.00', redrawOf: 'Choose the earlier lottery',
    redrawReason: 'Choose the earlier lottery, and say why in 1 to 200 characters',
    beacon: '1 to 64 bytes, hexadecimal, small letters', beaconAt: 'Comes with the public value, and is not later than now',
  },
  codes: {
    PRIZE_TOO_LARGE: 'A prize is worth at most 50,000 yuan',
    BEACON_NEEDED: 'Prizes worth more than 1,000 yuan together are drawn with a public value',
    TOO_MANY_LOTTERIES: 'A session has at most 20 lotteries', EARLIER_OPEN: 'That lottery is neither drawn nor called off',
    OPENED_ALREADY: 'Its opening has passed: it is published before', ENTRIES_CLOSED: 'Closed or called off',
    ALREADY_DRAWN: 'It is drawn, for ever', NOT_CLOSED: 'Entries are not closed',
    NO_BEACON_PROMISED: 'No public value was promised', BEACON_TOO_EARLY: 'The public value appears after the closing',
    SEED_LOST: 'The key its seed followed from is gone',
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
