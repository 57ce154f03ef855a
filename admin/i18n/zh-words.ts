/** Words of the graph's enums in Chinese. */
export const zhWords = {
  region: { CN: '中国大陆', HK: '香港', MO: '澳门', SG: '新加坡' },
  role: {
    owner: '所有者', member: '会员运营', loyalty: '积分运营', merchandise: '商品', campaign: '活动',
    finance: '财务', audit: '审计', manager: '店长', associate: '店员',
  },
  source: { STORE: '门店', ONLINE: '线上', EVENT: '活动', REFERRAL: '推荐', PARCEL_CARD: '包裹卡' },
  gender: { FEMALE: '女', MALE: '男', UNKNOWN: '未知' },
  tier: { BASE: '普通', SILVER: '银卡', GOLD: '金卡', DIAMOND: '钻石卡' },
  orderState: {
    PAID: '已付款', DELIVERED: '已送达', COMPLETED: '已完成', PARTLY_RETURNED: '部分退货',
    RETURNED: '已退货', CANCELLED: '已取消',
  },
  fulfilment: { STORE: '门店自提', WEB: '网购', LIVE: '直播', CUSTOM: '定制', TRADE_IN: '以旧换新' },
  marginClass: { A: 'A 镶嵌', B: 'B 一口价', C: 'C 计价金', D: 'D 投资金', X: 'X 不计' },
  category: {
    RING: '戒指', NECKLACE: '项链', BRACELET: '手链', EARRINGS: '耳饰', PENDANT: '吊坠', BANGLE: '手镯',
    BAR: '金条', BEAN: '金豆', COIN: '金币', CHAIN: '链', CHARM: '转运珠', WATCH: '腕表', OTHER: '其他',
  },
  demandClass: { WEDDING: '婚庆', INVESTMENT: '投资', DAILY: '日常' },
  metal: { GOLD: '黄金', PLATINUM: '铂金', SILVER: '白银', PALLADIUM: '钯金', OTHER: '其他' },
  pricing: { FIXED: '一口价', BY_WEIGHT: '按克计价' },
  labourBasis: { GRAM: '按克', PIECE: '按件' },
  publication: { PUBLISHED: '已发布', HELD: '待确认', DISMISSED: '已撤销' },
  transaction: {
    ACCRUAL: '消费积分', TIER_BONUS: '等级加成', ACCRUAL_REFUSED: '不计分', ACTIVATION: '积分生效',
    HOLD: '冻结', CAPTURE: '消耗', VOID: '解冻', RETURN: '退货冲回', RESTORE: '抵现退回', EXPIRY: '过期',
    ADJUSTMENT: '人工调整', INTERACTION: '互动', MERGE: '会员合并',
  },
  lotCause: { PURCHASE: '消费', TIER_BONUS: '等级加成', ADJUSTMENT: '人工', GRACE: '宽限', MERGE: '合并' },
  pointsState: { PENDING: '待生效', ACTIVE: '已生效', REFUSED: '不计分' },
  lotState: { PENDING: '待生效', ACTIVE: '可用' },
  rebateState: { ACCRUED: '已计提', HELD: '冻结期', PAYABLE: '应付', SETTLED: '已结算', REVERSED: '已冲回' },
  rebateEntry: { ACCRUAL: '计提', RETURN: '退货冲回', REATTRIBUTION: '归属更正' },
  outletKind: { OWN_STORE: '直营店', FRANCHISE_STORE: '加盟店', WEB_SHOP: '网店', LIVE_ROOM: '直播间' },
  channelKind: {
    LIVE: '直播', MARKETPLACE: '电商平台', MINI_PROGRAM: '小程序', POINT_OF_SALE: '收银', SOCIAL: '社交',
    WEB: '官网',
  },
  attribution: {
    CONTRIBUTION: '贡献最高', FIRST_KEPT_PURCHASE: '首笔有效消费', FIRST_PURCHASE: '首次消费', MANUAL: '人工调整',
    MERGED: '会员合并', NO_PURCHASE: '期内无消费', OUTLET_CLOSED: '门店关闭', STORE_ENROLMENT: '门店入会',
  },
  adjustment: { POSTED: '已入账', PENDING: '待复核', APPROVED: '已批准', REJECTED: '已驳回' },
  merge: { OPEN: '待处理', MERGED: '已合并', DISMISSED: '不合并' },
  liveState: { SCHEDULED: '未开播', LIVE: '直播中', ENDED: '已结束' },
  dropState: {
    WAITING: '未开抢', OPEN: '抢购中', WAITLIST_ONLY: '仅候补', SOLD_OUT: '已抢光', CLOSED: '已关闭',
  },
  claim: {
    RESERVING: '锁定中', CLAIMED: '已抢到', CAPTURED: '已付款', RELEASED: '已释放', VOIDED: '已作废',
    WAITLISTED: '候补',
  },
  consent: {
    MARKETING_SMS: '短信营销', MARKETING_EMAIL: '邮件营销', MARKETING_APP: '应用推送',
    MARKETING_WECOM: '企业微信',
    PROFILING: '画像分析', FRANCHISE_SHARING: '共享给加盟商', CHANNEL_SHARING: '共享给渠道',
    CROSS_BORDER: '跨境传输',
  },
  rule: {
    charityBps: '公益金比例', pointsCashBps: '积分抵现上限', linkDays: '补登期限', storeWindowDays: '门店退货期',
    webWindowDays: '网购退货期', liveWindowDays: '直播退货期', customWindowDays: '定制退货期',
    tradeInWindowDays: '以旧换新退货期', goldJumpBps: '金价变动上限', fxJumpBps: '汇率变动上限',
    classABps: 'A 级返润', classBBps: 'B 级返润', classCBps: 'C 级返润', classDBps: 'D 级返润',
    marginCapBps: '返润占毛利上限', periodMonths: '归属周期', trailingMonths: '贡献比较期',
    protectionDays: '入会保护期', unknownDeliveryDays: '未知送达时的期限',
  },
  yesNo: { true: '是', false: '否' },
  operatorRole: {
    OWNER: '所有者', MEMBER: '会员运营', LOYALTY: '积分运营', MERCHANDISE: '商品', CAMPAIGN: '活动',
    FINANCE: '财务', AUDIT: '审计', MANAGER: '店长', ASSOCIATE: '店员',
  },
};
