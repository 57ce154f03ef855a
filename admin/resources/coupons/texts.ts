export const zh = {
  nav: { coupons: '优惠活动' },
  coupons: {
    title: '优惠活动', one: '优惠活动', search: '编号或名称', create: '新建活动', createTitle: '新建优惠活动', editTitle: '修改优惠活动',
    editHint: '保存为草稿，由他人发布后生效；已发出的优惠券沿用发放时的条款。', saved: '草稿已保存，待他人发布', code: '活动编号',
    codeHelp: '大写字母、数字、- 和 _', reduction: '优惠', validity: '有效期', limits: '限制', kind: '优惠方式', currency: '币种',
    off: '减免', offHelp: '减去的比例：8 折填 20', price: '每件特惠价', amount: '减免金额', threshold: '门槛',
    thresholdHelp: '适用商品在单品优惠后的金额', group: '叠加组', groupHelp: '同组只用最省的一张；小写字母、数字、- 和 _',
    series: '系列', severalHelp: '多个用逗号分开，留空不限', tiers: '等级', tiersHelp: '不选为全部等级', products: '适用款式', channels: '适用渠道', outlets: '适用门店',
    allHelp: '不选为全部', weekdays: '每周几', everyDay: '不选为每天', monthDays: '每月几日',
    monthDaysHelp: '如 8, 18, 28，留空为每天', automatic: '自动优惠（无需领券）', yes: '是', no: '否', segmentHelp: '不选为全部会员；按最近一次快照', funder: '出资方', funderHelp: '不选由总部承担',
    marginClasses: '适用品类', marginClassesHelp: '不选为除投资金外全部', regions: '会籍地区', regionsHelp: '不选为全部',
    allButInvestment: '除投资金外全部', validFrom: '开始日', validUntil: '截止日',
    lastDay: '含当日，按会员会籍地区时间', days: '天', daysAfterIssue: '发放后有效', pieces: '张', times: '次',
    issuedLimit: '发放总量', perMember: '每人限领', period: '限用周期', usesLimit: '总限用', usesPerMember: '每人限用',
    usesPerOutlet: '每店限用', budget: '预算', trigger: '自动发放', publicCode: '公开券码', publicCodeHelp: '6 到 32 位大写字母和数字',
    terms: '生效条款', draft: '待发布条款', waits: '草稿待发布', waitsForOther: '你写的草稿待他人发布', editedBy: '修改人', editedAt: '修改时间',
    publish: '发布', publishHint: '发布后成为新版本，不可更改。', published: '已发布', toMember: '发给会员', toSegment: '发给分群',
    toSegmentHint: '每位成员一张，逐批发放。', member: '卡号或会员页面地址', given: '已发放，券码 %{code}', segment: '分群',
    end: '停发', endHint: '停止发放；会员手中的优惠券仍有效。', ended: '已停发', issued: '已发放', uses: '已使用', spent: '优惠金额', all: '不限',
    none: '无', runs: '分群发券', skipped: '跳过', askedBy: '操作人', finishedAt: '完成时间', running: '发放中', check: '优惠试算',
    checkNow: '试算', lines: '商品', linesHelp: '每行：货号 单价 件数', codes: '券码', codesHelp: '留空则试算会员的全部优惠券', due: '应付',
    saved_: '共优惠', verdicts: '优惠券', verdict: '结果', couponCode: '券码', nobody: '没有这位会员', checkFailed: '没有收到结果，请再试',
    refused: '%{path}：%{code}', ofMember: '优惠券',
  },
  words: {
    reductionKind: {
      FIXED_PRICE: '特惠价', LINE_PERCENT: '单品折扣', LABOUR_PERCENT: '工费折扣', ORDER_PERCENT: '整单折扣', ORDER_AMOUNT: '满减',
    },
    couponOfferState: { DRAFT: '草稿', PUBLISHED: '进行中', ENDED: '已停发' },
    couponState: { ISSUED: '可用', HELD: '占用中', USED: '已使用', EXPIRED: '已过期', VOID: '已失效' },
    weekday: { 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六', 7: '周日' },
    couponTrigger: { NONE: '无', ENROLMENT: '入会', TIER: '升级' },
    limitPeriod: { EVER: '不重置', YEAR: '每年', MONTH: '每月', DAY: '每天' },
    couponVerdict: {
      APPLIED: '可用', THRESHOLD: '未达门槛', SCOPE: '不适用商品', GROUP: '不可叠加', EXPIRED: '不在有效期', LIMIT: '已达上限', TIER: '等级不符',
      OUTLET: '门店不适用', CHANNEL: '渠道不适用', ALREADY_USED: '已使用', NOT_YOURS: '非本人优惠券',
    },
  },
  broken: {
    offBps: '减免比例须大于 0，不超过 100%；减免金额的不填', threshold: '门槛须大于 0，小数位不超过币种', group: '叠加组为 1 至 40 位小写字母、数字、横线和下划线',
    marginClasses: '没有这个积分品类，或超过 500 个', publicCode: '公开券码为 6 至 32 位大写字母和数字', validFrom: '开始日无效', weekdays: '每周几为周一至周日', monthDays: '每月几日为 1 至 31，不重复',
    validUntil: '截止日不早于开始日', daysAfterIssue: '发放后有效为 0 至 3,650 天的整数', perMember: '每人限领为 1 至 1,000 的整数',
    issuedLimit: '须为 1 至 100,000,000 的整数', usesLimit: '须为 1 至 100,000,000 的整数', usesPerMember: '须为 1 至 100,000,000 的整数',
    usesPerOutlet: '须为 1 至 100,000,000 的整数',
  },
  codes: {
    AUTOMATIC: '自动优惠无需领券，不发券', NOTHING_NEW: '没有新的内容可发布', GROUP_MIXED: '叠加组与已有活动不一致', OFFER_ENDED: '活动已停发',
  },
};

export const en: typeof zh = {
  nav: { coupons: 'Offers' },
  coupons: {
    title: 'Offers', one: 'Offer', search: 'Code or name', create: 'New offer', createTitle: 'New offer',
    editTitle: 'Change offer',
    editHint: 'Kept as a draft until another person publishes it; coupons that were given keep their terms.',
    saved: 'Saved; another person publishes it', code: 'Code', codeHelp: 'Capital letters, digits, - and _',
    reduction: 'Reduction', validity: 'Days', limits: 'Limits', kind: 'Kind', currency: 'Currency', off: 'Taken off',
    offHelp: 'The share that is taken off: 20 for four fifths of the price', price: 'Price of a piece',
    amount: 'Amount taken off', threshold: 'Threshold', thresholdHelp: 'Of its items after reductions of lines',
    group: 'Stacking group', groupHelp: 'One of a group applies; small letters, digits, - and _', series: 'Series',
    severalHelp: 'Several with commas between; empty for all', tiers: 'Tiers',
    tiersHelp: 'None: every tier', products: 'Styles', channels: 'Channels', outlets: 'Outlets', allHelp: 'None: all',
    weekdays: 'Days of the week', everyDay: 'None: every day', monthDays: 'Days of the month',
    monthDaysHelp: 'Like 8, 18, 28; empty for every day', automatic: 'Needs no coupon', yes: 'Yes', no: 'No',
    segmentHelp: 'None: every member; as of the last snapshot', funder: 'Paid by', funderHelp: 'None: head office',
    marginClasses: 'Margin classes', marginClassesHelp: 'None: all but investment gold',
    allButInvestment: 'All but investment gold', regions: 'Home regions', regionsHelp: 'None: all',
    validFrom: 'First day', validUntil: 'Last day', lastDay: 'Included, by the time of the member\'s region', days: 'days',
    daysAfterIssue: 'Valid after it was given', pieces: 'coupons', times: 'times', issuedLimit: 'Given out in all',
    perMember: 'One member may have', period: 'Limits begin anew', usesLimit: 'Uses of all',
    usesPerMember: 'Uses of a member', usesPerOutlet: 'Uses at an outlet', budget: 'Budget', trigger: 'Given by itself',
    publicCode: 'Public code', publicCodeHelp: '6 to 32 capital letters and digits', terms: 'Terms', draft: 'Draft',
    waits: 'A draft waits to be published', waitsForOther: 'Your draft waits for another person', editedBy: 'Written by',
    editedAt: 'Written', publish: 'Publish', publishHint: 'It becomes a version that never changes.',
    published: 'Published', toMember: 'Give to a member', toSegment: 'Give to a segment',
    toSegmentHint: 'One for each member, step by step.', member: 'Card, or address of the page',
    given: 'Given; its code is %{code}', segment: 'Segment', end: 'Stop giving',
    endHint: 'Nothing is given any more; what members have stays valid.', ended: 'Stopped', issued: 'Given', uses: 'Used',
    spent: 'Taken off', all: 'All', none: 'None', runs: 'Given to segments', skipped: 'Left out', askedBy: 'Asked by',
    finishedAt: 'Done', running: 'Under way', check: 'Price check', checkNow: 'Check', lines: 'Items',
    linesHelp: 'On each line: SKU, price of a piece, pieces', codes: 'Coupon codes',
    codesHelp: 'Empty: all coupons of the member', due: 'To pay', saved_: 'Saved', verdicts: 'Coupons',
    verdict: 'Result', couponCode: 'Coupon code', nobody: 'There is no such member', checkFailed: 'No answer; try again',
    refused: '%{path}: %{code}', ofMember: 'Coupons',
  },
  words: {
    reductionKind: {
      FIXED_PRICE: 'Fixed price', LINE_PERCENT: 'Share of lines', LABOUR_PERCENT: 'Share of labour',
      ORDER_PERCENT: 'Share of the order', ORDER_AMOUNT: 'Amount off the order',
    },
    couponOfferState: { DRAFT: 'Draft', PUBLISHED: 'In use', ENDED: 'Stopped' },
    couponState: { ISSUED: 'Free', HELD: 'Held', USED: 'Used', EXPIRED: 'Expired', VOID: 'Void' },
    weekday: {
      1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday',
    },
    couponTrigger: { NONE: 'Nothing', ENROLMENT: 'Enrolment', TIER: 'Reaching a tier' },
    limitPeriod: { EVER: 'Never', YEAR: 'Each year', MONTH: 'Each month', DAY: 'Each day' },
    couponVerdict: {
      APPLIED: 'Applies', THRESHOLD: 'Below the threshold', SCOPE: 'Not for these items', GROUP: 'Another saves more',
      EXPIRED: 'Not in its days', LIMIT: 'Limit reached', TIER: 'Not for the tier', OUTLET: 'Not at this outlet',
      CHANNEL: 'Not in this channel', ALREADY_USED: 'Used already', NOT_YOURS: 'Not the member\'s',
    },
  },
  broken: {
    offBps: 'Above zero, at most 100 %; none where an amount is taken off', threshold: 'Above zero, with the digits of its currency',
    group: '1 to 40 small letters, digits, hyphens and underscores', marginClasses: 'No such class, or more than 500',
    publicCode: '6 to 32 capital letters and digits', validFrom: 'Not a day', weekdays: 'Monday to Sunday, each once', monthDays: 'From 1 to 31, each once', validUntil: 'Not before the first day',
    daysAfterIssue: 'Whole days, from 0 to 3,650', perMember: 'A whole number from 1 to 1,000',
    issuedLimit: 'A whole number from 1 to 100,000,000', usesLimit: 'A whole number from 1 to 100,000,000',
    usesPerMember: 'A whole number from 1 to 100,000,000', usesPerOutlet: 'A whole number from 1 to 100,000,000',
  },
  codes: {
    AUTOMATIC: 'It needs no coupon, and gives none out', NOTHING_NEW: 'There is nothing new to publish',
    GROUP_MIXED: 'The stacking group does not fit offers that there are', OFFER_ENDED: 'The offer is stopped',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf {
    coupons: typeof zh;
  }
}
