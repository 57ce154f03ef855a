export const zh = {
  nav: { benefits: '权益', entitlementBookings: '权益预约', birthdaysAhead: '近期生日' },
  benefits: {
    title: '权益', one: '权益', add: '新增权益', change: '修改权益', none: '还没有权益', programme: '积分与等级规则',
    toCome: '待生效', waits: '待审批', inForce: '现行', hint: '修改自生效时间起执行，须另一人审批；此前的使用和预约按原版本。',
    propose: '提交', proposed: '版本 %{version} 已提交，待另一人审批', unit: '计量单位', costly: '等级确认后才可享（临时等级不可用）',
    bookable: '可预约', heritage: '仅限老顾客的子女（亲属关系须双方确认）', tierHelp: '每年次数或提前小时数；%{any} 为不限，留空为无',
    cost: '单次成本（按地区币种）', leastLifetime: '累计消费满', leastPurchase: '单笔消费满', purchaseFirstDay: '消费起始日',
    purchaseLastDay: '消费截止日', firstDay: '权益起始日', lastDay: '权益截止日', given: '权益有效期', conditions: '条件',
    pointsPrice: '加购一次所需积分', extraDays: '加购有效期', daysAhead: '生日前可领', daysAfter: '生日后可领',
    labourPercent: '工费按此比例支付', confirmTooMany: '同一等级权益过多时仍然提交', perYear: '每年 %{count} %{unit}', any: '不限',
    hoursAhead: '提前 %{count} 小时', labourOf: '工费付 %{percent}%', has: '可享', left: '剩 %{count} %{unit}',
    member: '会员权益', uses: '使用与预约', noUses: '还没有使用过', use: '核销', book: '预约', buy: '积分加购', give: '赠送',
    used: '已核销', booked: '已预约', bought: '已加购', boughtLater: '积分处理中，稍后可用', given2: '已赠送', useHint: '按下后立即计为已使用，先用加购和赠送的。',
    bookHint: '占用当年一次；前一天晚上之前可取消，当天未到店计为已使用。', buyHint: '从会员积分中扣除 %{points} 分，换一次“%{name}”，先于免费次数使用。',
    giveHint: '不受等级限制，先于免费次数使用；原因记入审计。', quantity: '次数', until: '有效期至', at: '预约时间', extra: '加购或赠送',
    honour: '到店核销', miss: '爽约', cancel: '取消预约', settled: '已更新', settleHint: { honour: '会员已到店，计为已使用。', miss: '会员未到，计为已使用。', cancel: '归还这一次，须在前一天晚上之前。' },
    bookings: '权益预约', noBookings: '这一天没有预约', day: '日期', birthdays: '近期生日', noBirthdays: '近期没有生日',
    birthdayHint: '有生日礼待领的会员，请提前联系。', on: '生日', noMember: '看不到该会员的权益',
  },
  words: {
    benefitKind: {
      COUNTED: '按次', STANDING: '常享', EARLY_ACCESS: '提前购', BIRTHDAY_GIFT: '生日礼', LABOUR_SHARE: '工费折扣',
    },
    benefitUnit: { TIME: '次', HOUR: '小时', PIECE: '件' },
    useState: { BOOKED: '已预约', USED: '已使用', CANCELLED: '已取消', MISSED: '爽约' },
  },
  codes: {
    NOT_COUNTED: '该权益不计次，无须核销', TIER: '当前等级不含该权益', PROVISIONAL: '等级尚待确认，退货期满后可用', SPEND: '累计消费不足',
    PURCHASE: '没有达到金额的单笔消费', RELATION: '仅限老顾客的子女', WINDOW: '不在权益有效期内', OUTLET: '本店不提供该权益',
    ENTITLEMENT_USED_UP: '今年的次数已用完', NOT_BOOKABLE: '该权益不能预约', NOT_BOOKED: '已核销、取消或爽约', TOO_EARLY: '还没到预约的日子',
    NOT_SOLD: '该权益不能用积分加购', UNLIMITED: '该等级不限次数，无须加购',
    TOO_MANY_BENEFITS: '有等级的权益过多，会员难以记住；确需如此请勾选确认', BENEFITS_FULL: '已达上限',
  },
};

export const en: typeof zh = {
  nav: { benefits: 'Benefits', entitlementBookings: 'Benefit bookings', birthdaysAhead: 'Birthdays ahead' },
  benefits: {
    title: 'Benefits', one: 'Benefit', add: 'Add a benefit', change: 'Change the benefit', none: 'No benefits yet',
    programme: 'Programme', toCome: 'To come', waits: 'Waits for approval', inForce: 'In force',
    hint: 'In force from its date, when another person has approved it; what was used and booked before stays as it was.',
    propose: 'Propose', proposed: 'Version %{version} waits for another person', unit: 'Counted in',
    costly: 'Only when the tier is certain', bookable: 'Can be booked',
    heritage: 'Only for children of customers (both have to confirm it)',
    tierHelp: 'So many a year, or hours ahead; %{any} as many as one likes, empty for none',
    cost: 'Cost of one, in the programme’s currency', leastLifetime: 'Spent in all, at least',
    leastPurchase: 'One purchase of at least', purchaseFirstDay: 'Purchases from', purchaseLastDay: 'Purchases until',
    firstDay: 'Given from', lastDay: 'Given until', given: 'Given', conditions: 'Conditions',
    pointsPrice: 'Points for one more', extraDays: 'One more lasts', daysAhead: 'Days before the birthday',
    daysAfter: 'Days after the birthday', labourPercent: 'Share of the labour fee that is paid',
    confirmTooMany: 'Propose it though a tier has many benefits', perYear: '%{count} %{unit} a year', any: 'No limit',
    hoursAhead: '%{count} hours ahead', labourOf: '%{percent}% of labour', has: 'Has it', left: '%{count} %{unit} left',
    member: 'Benefits', uses: 'Used and booked', noUses: 'Nothing yet', use: 'Use', book: 'Book', buy: 'Buy with points',
    give: 'Give', used: 'Used', booked: 'Booked', bought: 'Bought', boughtLater: 'Its points are being taken; usable soon',
    given2: 'Given', useHint: 'It counts as used at once; what was bought or given goes first.',
    bookHint: 'It takes one of that year; called off until the evening before, and used when nobody comes.',
    buyHint: '%{points} of the member’s points for one “%{name}”, which is used before the free ones.',
    giveHint: 'Whatever the tier, and used before the free ones; the reason is in the audit trail.',
    quantity: 'How many', until: 'Until', at: 'When', extra: 'Bought or given', honour: 'Came', miss: 'Did not come',
    cancel: 'Call off', settled: 'Saved',
    settleHint: {
      honour: 'The member is here: it counts as used.', miss: 'The member did not come: it counts as used.',
      cancel: 'It is free again; until the evening before.',
    },
    bookings: 'Benefit bookings', noBookings: 'Nobody on this day', day: 'Day', birthdays: 'Birthdays ahead',
    noBirthdays: 'No birthdays ahead', birthdayHint: 'A gift waits for these members: call them ahead.', on: 'Birthday',
    noMember: 'This member’s benefits are not seen here',
  },
  words: {
    benefitKind: {
      COUNTED: 'Counted', STANDING: 'Standing', EARLY_ACCESS: 'Early access', BIRTHDAY_GIFT: 'Birthday gift',
      LABOUR_SHARE: 'Labour share',
    },
    benefitUnit: { TIME: 'times', HOUR: 'hours', PIECE: 'pieces' },
    useState: { BOOKED: 'Booked', USED: 'Used', CANCELLED: 'Called off', MISSED: 'Missed' },
  },
  codes: {
    NOT_COUNTED: 'Nothing of it is counted', TIER: 'The tier does not have it',
    PROVISIONAL: 'The tier is not certain until the return window ends', SPEND: 'Too little was bought in all',
    PURCHASE: 'No purchase of that size', RELATION: 'Only for children of customers', WINDOW: 'It is not given now',
    OUTLET: 'It is not given here', ENTITLEMENT_USED_UP: 'None is left this year', NOT_BOOKABLE: 'It cannot be booked',
    NOT_BOOKED: 'It was had, called off or missed', TOO_EARLY: 'Its day is still to come',
    NOT_SOLD: 'None is sold for points',
    UNLIMITED: 'The tier has no limit',
    TOO_MANY_BENEFITS: 'A tier would have many benefits, and people forget them: confirm it',
    BENEFITS_FULL: 'The limit is reached',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { benefits: typeof zh }
}
