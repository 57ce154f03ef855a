import type { PointsTransactionKind } from '../../gql/graphql.ts';

export const zh = {
  nav: { members: '会员' },
  actions: {
    more: '更多', showAll: '查看全部', adjustPoints: '调整积分', unmask: '查看完整信息', transfer: '调整服务归属', why: '计算明细',
    changeProfile: '修改资料',
  },
  members: {
    complaints: '投诉', visits: '到店', churn: '流失原因', recordChurn: '登记流失原因', churnWords: '客户原话',
    churnHint: '选「其他」时请写下客户原话。最近一次登记的为准。',
    title: '会员', one: '会员', region: '会籍地区', purchase: '消费', contactTitle: '查看完整信息', contactHint: '每次查看都会记录查看人与原因。',
    contactShown: '完整信息仅在本页显示', noConsent: '会员未同意共享，无法查看。', identities: '渠道身份', profile: '资料',
    tierWhy: '等级依据', tierHistory: '等级变动', tierCertain: '状态', tierProvisional: '待确认', tierFirm: '已确定',
    tierTerm: '有效期届满', expiring: '即将过期', lots: '积分批次', noExpiring: '60 天内没有积分过期', statement: '积分明细',
    orders: '订单', attribution: '服务归属', timeline: '时间线', insight: '洞察与标签', consents: '授权同意', views: '查看记录',
    toNext: '距%{tier}还差 %{missing} 成长值', provisional: '等级待确认：退货期内退货将取消', topTier: '已是最高等级',
    adjustTitle: '调整积分', adjustHint: '正数为发放，负数为扣减。超过 %{limit} 分须第二人审批。', adjusted: '积分已调整',
    proposed: '已提交审批，等待第二人批准', transferTitle: '调整会员服务归属', transferHint: '自现在起生效，满一个完整归属期；历史订单的分润不变。',
    transferred: '归属已调整', keepUntil: '有效至 %{date}', retention: '保级需 %{points} 成长值',
    consent: '%{purpose}：%{state}', granted: '同意', withdrawn: '撤回', saved: '资料已保存', editTitle: '修改资料',
    enrolled: '入会', claimed: '直播抢购', noLines: '这段时间没有积分变动', postedAt: '入账时间', step: '事项与原因', besides: '其他变动',
    stands: '余 %{points}', happened: '发生于 %{at}', ended: '另有 %{points} 分已到期、不可使用，将在一小时内入账扣除',
    orderOfLines: '按入账先后排列，最近的在上；每行余额 = 下一行余额 + 本行变动', printable: '打印对账单', print: '打印', toMember: '返回会员',
    nextSteps: '下一步', askFor: '请会员补充：%{parts}', completeness: '资料完整度', preferences: '偏好', lifeEvents: '人生大事', family: '家庭',
    referrer: '推荐人', sourceCode: '来源编号', ring: '戒圈', ringStandard: '戒圈标准', missing: '还缺：%{parts}',
    period: '期间', thisMonth: '本月', lastMonth: '上月', thisYear: '今年', lastYear: '去年', allTime: '全部',
    days: '%{from} 至 %{until}（含首尾两日，%{zone}）', opens: '期初余额', moved: '本期变动', closes: '期末余额', sums: '期初与期末',
    tooLong: '本期变动过多，仅列出最近 %{count} 行，请缩短期间', orderOfSheet: '按入账先后排列；每行余额 = 上一行余额 + 本行变动。后来补报的业务列在入账处，并注明发生时间。',
  },
  fields: {
    source: '来源', enrolledFrom: '入会起', enrolledTo: '入会止', gender: '性别', birthday: '生日',
    occupation: '职业', pending: '待生效', held: '冻结', order: '订单', earnedOn: '获得日期', validUntil: '有效至',
  },
  words: {
    churnReason: {
      PRICE: '价格', QUALITY: '质量', SERVICE: '服务', STYLE: '款式', STORE: '门店太远或已关', COMPETITOR: '转向其他品牌',
      POINTS: '积分权益', NO_NEED: '暂无需求', MOVED: '搬离', OTHER: '其他',
    },
    churnSource: { ASSOCIATE: '店员了解', COMPLAINT: '投诉', SURVEY: '问卷' },
    source: { STORE: '门店', ONLINE: '线上', EVENT: '活动', REFERRAL: '推荐', PARCEL_CARD: '包裹卡' },
    profilePart: {
      NAME: '姓名', PHONE: '手机号', EMAIL: '邮箱', GENDER: '性别', BIRTHDAY: '生日', CITY: '城市', OCCUPATION: '职业', STYLES: '风格偏好',
      STONES: '宝石偏好', OCCASIONS: '场合偏好',
    },
    style: { CLASSICAL: '古典', MODERN: '现代', ETHNIC: '民族', MINIMAL: '极简', VINTAGE: '复古', SWEET: '甜美' },
    stone: {
      DIAMOND: '钻石', JADEITE: '翡翠', NEPHRITE: '和田玉', PEARL: '珍珠', RUBY: '红宝石', SAPPHIRE: '蓝宝石', EMERALD: '祖母绿',
      NONE: '素金',
    },
    occasion: { DAILY: '日常', WORK: '通勤', BANQUET: '宴会', WEDDING: '婚嫁', GIFT: '送礼', INVESTMENT: '投资' },
    ringStandard: { HK: '港码', US: '美码', EU: '欧码', JP: '日码' },
    gender: { FEMALE: '女', MALE: '男', UNKNOWN: '未知' },
    transaction: {
      ACCRUAL: '消费积分', TIER_BONUS: '等级加成', ACCRUAL_REFUSED: '不计分', ACTIVATION: '积分生效', HOLD: '冻结',
      CAPTURE: '消耗', VOID: '解冻', RETURN: '退货扣回', RESTORE: '抵现退回', EXPIRY: '过期', ADJUSTMENT: '人工调整',
      INTERACTION: '互动', MERGE: '会员合并', UNMERGE: '撤销合并',
      PROFILE_REWARD: '完善资料奖励',
    } satisfies Record<PointsTransactionKind, string>,
    statementStep: {
      ACCRUAL: '消费所得，退货期满前待生效', TIER_BONUS: '按付款时等级加成', ACCRUAL_REFUSED: '本单不计分', ACTIVATION: '退货期已满，待生效转为可用',
      HOLD: '可用积分冻结，待付款', CAPTURE: '冻结的积分已抵现', VOID: '冻结解除，退回可用', RETURN: '退货，扣回所得积分', RESTORE: '退货，退回所抵积分',
      EXPIRY: '有效期已过', ADJUSTMENT: '人工调整', INTERACTION: '直播互动，计成长值', MERGE: '合并会员的积分转入',
      UNMERGE: '撤销合并，积分按原会员分开', REPAID: '先抵扣待补扣积分',
      PROFILE_REWARD: '资料已完善，奖励一次', OWED: '已花掉的部分转为待补扣',
    },
    pointsReason: {
      HOLD_GONE: '冻结已失效，直接扣减', TIME_UP: '冻结超时', TIER_DECIDED_AGAIN: '等级重新核定，补差', 'points-cash': '积分抵现',
    },
    pointsActor: { Karat: '系统', loyalty: '系统', orders: '系统', members: '系统', insights: '系统', migration: '初始化' },
    lotCause: { PURCHASE: '消费', TIER_BONUS: '等级加成', ADJUSTMENT: '人工', GRACE: '宽限', MERGE: '合并', PROFILE_REWARD: '完善资料' },
    lotState: { PENDING: '待生效', ACTIVE: '可用' },
    attribution: {
      CONTRIBUTION: '贡献最高', FIRST_KEPT_PURCHASE: '首笔有效消费', FIRST_PURCHASE: '首次消费', MANUAL: '人工调整',
      MERGED: '会员合并', NO_PURCHASE: '期内无消费', OUTLET_CLOSED: '关店', STORE_ENROLMENT: '门店入会',
    },
    consent: {
      MARKETING_SMS: '短信营销', MARKETING_EMAIL: '邮件营销', MARKETING_APP: '应用推送', MARKETING_WECOM: '企业微信',
      PROFILING: '个性化推荐', FRANCHISE_SHARING: '共享给加盟商', CHANNEL_SHARING: '共享给渠道', CROSS_BORDER: '跨境传输',
    },
  },
  codes: {
    CHURN_TEXT_INVALID: '最多 500 字；选「其他」时必填',
    PREFERENCE_INVALID: '偏好超出范围（港码 1–33，美码 0.5–16，欧码 40–76，日码 1–30）', OCCUPATION_INVALID: '职业最多 80 字',
    CONSENT_REQUIRED: '会员尚未同意', TOO_MANY_ATTEMPTS: '尝试过多，请稍后再试', INVALID_POINTS: '积分数无效',
    INVALID_REASON: '请填写原因（1 至 500 字）', ALREADY_THERE: '会员已属于该加盟商', NAME_INVALID: '姓名无效',
    PHONE_INVALID: '手机号无效', PHONE_TAKEN: '手机号已属于其他会员', EMAIL_INVALID: '邮箱无效', CITY_INVALID: '城市无效',
  },
};

export const en: typeof zh = {
  nav: { members: 'Members' },
  actions: {
    more: 'More', showAll: 'Show all', adjustPoints: 'Adjust points', unmask: 'Unmask',
    transfer: 'Transfer', why: 'Calculation', changeProfile: 'Change profile',
  },
  members: {
    complaints: 'Complaints', visits: 'In the store', churn: 'Why it stays away', recordChurn: 'Record why',
    churnWords: 'In the customer’s words', churnHint: 'Other needs the customer’s words. The last one counts.',
    title: 'Members', one: 'Member', region: 'Region', purchase: 'Purchase', contactTitle: 'Unmask personal data',
    contactHint: 'Each look is logged with who looked and why.',
    contactShown: 'Unmasked on this page only', noConsent: 'The member has not consented to sharing.',
    identities: 'Channel identities', profile: 'Profile', tierWhy: 'Why this tier', tierHistory: 'Moves of the tier',
    tierCertain: 'Certainty', tierProvisional: 'Provisional', tierFirm: 'Settled', tierTerm: 'End of a term',
    expiring: 'Expiring soon', lots: 'Lots', noExpiring: 'Nothing expires within 60 days',
    statement: 'Statement', orders: 'Orders', attribution: 'Attribution', timeline: 'Timeline', insight: 'Insights and tags',
    consents: 'Consents', views: 'Who looked', toNext: '%{missing} growth to %{tier}',
    provisional: 'Provisional: a return within the window takes it away', topTier: 'Top tier',
    adjustTitle: 'Adjust points',
    adjustHint: 'Above zero gives, below zero takes. Above %{limit} points a second person decides.',
    adjusted: 'Points adjusted', proposed: 'Proposed: waits for a second person',
    transferTitle: 'Transfer member',
    transferHint: 'From now on for a whole period; rebates of past orders stay.',
    transferred: 'Member transferred', keepUntil: 'Valid until %{date}',
    retention: '%{points} growth keeps the tier', consent: '%{purpose}: %{state}', granted: 'given',
    withdrawn: 'withdrawn', saved: 'Profile saved', editTitle: 'Change profile', enrolled: 'Enrolled',
    claimed: 'Claimed in a live session', noLines: 'No points moved in this period', postedAt: 'Posted',
    step: 'What and why', besides: 'Also moved', stands: '%{points} left', happened: 'happened %{at}',
    ended: '%{points} more have ended and cannot be spent; they are taken off within the hour',
    orderOfLines: 'In the order of posting, the last first: each balance is that of the line below, plus the change',
    printable: 'Printable statement', print: 'Print', toMember: 'Back to the member', period: 'Period',
    nextSteps: 'What to do next', askFor: 'Ask for: %{parts}',
    completeness: 'Profile filled in', preferences: 'Preferences', lifeEvents: 'Life events', family: 'Family',
    referrer: 'Referred by', sourceCode: 'Code of the source', ring: 'Ring size', ringStandard: 'Ring standard',
    missing: 'missing: %{parts}',
    thisMonth: 'This month', lastMonth: 'Last month', thisYear: 'This year', lastYear: 'Last year', allTime: 'All',
    days: '%{from} to %{until} (both days included, %{zone})', opens: 'Opening balance', moved: 'Moved',
    closes: 'Closing balance', sums: 'Opening and closing',
    tooLong: 'Only the last %{count} lines are shown; choose a shorter period',
    orderOfSheet: 'In the order of posting: each balance is that of the line above, plus the change. '
      + 'What was told late stands where it was posted, with the time it happened.',
  },
  fields: {
    source: 'Source', enrolledFrom: 'Enrolled from', enrolledTo: 'Enrolled to', gender: 'Gender',
    birthday: 'Birthday', occupation: 'Occupation', pending: 'Pending', held: 'Held', order: 'Order',
    earnedOn: 'Earned on', validUntil: 'Valid until',
  },
  words: {
    churnReason: {
      PRICE: 'Price', QUALITY: 'Quality', SERVICE: 'Service', STYLE: 'Style', STORE: 'Store too far or closed',
      COMPETITOR: 'Buys elsewhere', POINTS: 'Points and benefits', NO_NEED: 'Needs nothing', MOVED: 'Moved away',
      OTHER: 'Other',
    },
    churnSource: { ASSOCIATE: 'Told to an associate', COMPLAINT: 'Complaint', SURVEY: 'Survey' },
    source: {
      STORE: 'Store', ONLINE: 'Online', EVENT: 'Event', REFERRAL: 'Referral',
      PARCEL_CARD: 'Parcel card',
    },
    profilePart: {
      NAME: 'Name', PHONE: 'Phone', EMAIL: 'E-mail', GENDER: 'Gender', BIRTHDAY: 'Birthday', CITY: 'City',
      OCCUPATION: 'Occupation', STYLES: 'Styles', STONES: 'Stones', OCCASIONS: 'Occasions',
    },
    style: {
      CLASSICAL: 'Classical', MODERN: 'Modern', ETHNIC: 'Ethnic', MINIMAL: 'Minimal', VINTAGE: 'Vintage', SWEET: 'Sweet',
    },
    stone: {
      DIAMOND: 'Diamond', JADEITE: 'Jadeite', NEPHRITE: 'Nephrite', PEARL: 'Pearl', RUBY: 'Ruby',
      SAPPHIRE: 'Sapphire', EMERALD: 'Emerald', NONE: 'Plain gold',
    },
    occasion: {
      DAILY: 'Every day', WORK: 'Work', BANQUET: 'Banquet', WEDDING: 'Wedding', GIFT: 'Gift', INVESTMENT: 'Investment',
    },
    ringStandard: { HK: 'Hong Kong', US: 'American', EU: 'European', JP: 'Japanese' },
    gender: { FEMALE: 'Female', MALE: 'Male', UNKNOWN: 'Unknown' },
    transaction: {
      ACCRUAL: 'Purchase', TIER_BONUS: 'Tier bonus', ACCRUAL_REFUSED: 'Nothing earned',
      ACTIVATION: 'Became active', HOLD: 'Held', CAPTURE: 'Spent', VOID: 'Released', RETURN: 'Return',
      RESTORE: 'Spent points back', EXPIRY: 'Expired', ADJUSTMENT: 'By hand',
      INTERACTION: 'Interaction', MERGE: 'Merge', UNMERGE: 'Merge undone', PROFILE_REWARD: 'Whole profile',
    },
    statementStep: {
      ACCRUAL: 'Earned by a purchase, pending until its return window ends', TIER_BONUS: 'Bonus of the tier at payment',
      ACCRUAL_REFUSED: 'This order earns nothing', ACTIVATION: 'The return window has ended: pending became available',
      HOLD: 'Set aside until payment', CAPTURE: 'What was set aside has paid', VOID: 'Released, available again',
      RETURN: 'Goods came back: what they earned is taken', RESTORE: 'Goods came back: what paid for them is given back',
      PROFILE_REWARD: 'The whole profile was filled in, once',
      UNMERGE: 'The merge was undone: points part again',
      EXPIRY: 'No longer valid', ADJUSTMENT: 'Changed by hand', INTERACTION: 'Live interaction, counts as growth',
      MERGE: 'Brought over from a merged member', REPAID: 'debt is repaid first', OWED: 'what was spent already is owed',
    },
    pointsReason: {
      HOLD_GONE: 'the hold had ended: taken directly', TIME_UP: 'time was up', TIER_DECIDED_AGAIN: 'tier decided again',
      'points-cash': 'points as cash',
    },
    pointsActor: {
      Karat: 'Karat', loyalty: 'Karat', orders: 'Karat', members: 'Karat', insights: 'Karat', migration: 'Set-up',
    },
    lotCause: {
      PURCHASE: 'Purchase', TIER_BONUS: 'Tier bonus', ADJUSTMENT: 'By hand', GRACE: 'Grace',
      PROFILE_REWARD: 'Whole profile', MERGE: 'Merge',
    },
    lotState: { PENDING: 'Pending', ACTIVE: 'Spendable' },
    attribution: {
      CONTRIBUTION: 'Top contribution', FIRST_KEPT_PURCHASE: 'First kept purchase',
      FIRST_PURCHASE: 'First purchase', MANUAL: 'By hand', MERGED: 'Merged', NO_PURCHASE: 'No purchase',
      OUTLET_CLOSED: 'Outlet closed', STORE_ENROLMENT: 'Enrolled in store',
    },
    consent: {
      MARKETING_SMS: 'Marketing by SMS', MARKETING_EMAIL: 'Marketing by e-mail',
      MARKETING_APP: 'App messages', MARKETING_WECOM: 'WeCom', PROFILING: 'Profiling',
      FRANCHISE_SHARING: 'Sharing with the franchise', CHANNEL_SHARING: 'Sharing with the channel',
      CROSS_BORDER: 'Cross-border',
    },
  },
  codes: {
    CHURN_TEXT_INVALID: 'At most 500 characters; Other needs some',
    PREFERENCE_INVALID: 'Out of range (HK 1–33, US 0.5–16, EU 40–76, JP 1–30)',
    OCCUPATION_INVALID: 'At most 80 characters', CONSENT_REQUIRED: 'The member has not consented',
    TOO_MANY_ATTEMPTS: 'Too many tries; wait a while', INVALID_POINTS: 'Not a valid number of points',
    INVALID_REASON: 'Give a reason of 1 to 500 characters',
    ALREADY_THERE: 'The member belongs there already', NAME_INVALID: 'Not a valid name',
    PHONE_INVALID: 'Not a valid phone', PHONE_TAKEN: 'Another member has this phone',
    EMAIL_INVALID: 'Not a valid e-mail', CITY_INVALID: 'Not a valid city',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { members: typeof zh }
}
