export const zh = {
  nav: { houseWords: '地区与品类' },
  houseWords: {
    title: '地区与品类', region: '会籍地区', programme: '积分与等级规则', marginClass: '积分品类',
    one: { region: '会籍地区', programme: '积分与等级规则', marginClass: '积分品类' }, add: '新增%{kind}',
    edit: '修改%{kind}：%{code}', saved: '%{code} 已保存', rank: '排序', retired: '已停用', offered: '使用中',
    notBegun: '未生效', upcoming: '待生效', from: '自 %{at}', forEver: '新增后不能更改',
    hint: '自生效时间起按新内容显示；编号、币种、时区等已用于会员与余额，不能更改。留空生效时间即立即生效。',
    programmeHint: '新规则先按通用数值开始，随后在「规则参数」中发布自己的等级与比例。',
    classHint: '各品类的积分比例与分润在「规则参数」中发布；新品类从零开始。',
    retiredField: '停用：不再用于新业务，已有的不受影响',
    currencyHelp: 'ISO 4217，例：MYR', timeZoneHelp: 'IANA，例：Asia/Kuala_Lumpur', phoneRegionHelp: 'ISO 3166，例：MY',
    cardDigitHelp: '1 至 9，各地区不同',
  },
  fields: {
    timeZone: '时区', phoneRegion: '手机号地区', cardDigit: '卡号首位', pointsCash: '积分抵现', investment: '投资金',
  },
  words: { pointsCash: { PERCENT: '按金额比例', LABOUR: '仅限工费', NONE: '不可抵现' } },
  codes: { FOR_EVER: '已用于会员与余额，不能更改', TAKEN: '已被使用' },
};

export const en: typeof zh = {
  nav: { houseWords: 'Regions and classes' },
  houseWords: {
    title: 'Regions and classes', region: 'Regions', programme: 'Programmes', marginClass: 'Margin classes',
    one: { region: 'region', programme: 'programme', marginClass: 'margin class' }, add: 'New %{kind}',
    edit: 'Change %{kind} %{code}', saved: '%{code} saved', rank: 'Order', retired: 'Retired',
    offered: 'In use', notBegun: 'Not begun', upcoming: 'To come', from: 'from %{at}', forEver: 'For ever once entered',
    hint: 'It is shown so from its date on. Code, currency and zone stay: members and balances were counted with them. Without a date it begins now.',
    programmeHint: 'A new one begins with the house’s usual numbers; its own tiers and rates are published under Policies.',
    classHint: 'What a class earns and rebates is published under Policies; a new one begins with nothing.',
    retiredField: 'Retired: not for anything new, what there is keeps it',
    currencyHelp: 'ISO 4217, for example MYR', timeZoneHelp: 'IANA, for example Asia/Kuala_Lumpur',
    phoneRegionHelp: 'ISO 3166, for example MY', cardDigitHelp: '1 to 9, another one in each region',
  },
  fields: {
    timeZone: 'Time zone', phoneRegion: 'Phone region', cardDigit: 'First digit of cards',
    pointsCash: 'Points may pay', investment: 'Investment gold',
  },
  words: { pointsCash: { PERCENT: 'A share of the amount', LABOUR: 'The labour fee at most', NONE: 'Nothing' } },
  codes: {
    FOR_EVER: 'Stays: members and balances were counted with it', TAKEN: 'Another one has this already',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { words: typeof zh }
}
