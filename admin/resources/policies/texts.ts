export const zh = {
  nav: { policies: '规则参数' },
  actions: { publishPolicy: '发布新版本' },
  policies: {
    title: '规则参数', orders: '订单规则', franchises: '加盟政策', catalog: '价格规则', campaigns: '直播规则',
    programmeCN: '积分与等级规则 CN', programmeHK: '积分与等级规则 HK', programmeSG: '积分与等级规则 SG', inForce: '现行',
    upcoming: '待生效', past: '已失效', changes: '变更', publishedAt: '发布时间',
    units: {
      percent: '%', wholePercent: '%', rate: '每元', days: '天', months: '个月', minutes: '分钟',
      seconds: '秒', count: '整数',
    },
    regionWindows: '分地区退货期', outletRegion: '门店所在地区', publishTitle: '发布新版本：%{name}', noChange: '与上一版相同',
    publishHint: '自生效时间起发生的业务按新版本计算；此前的业务及其退货始终按原版本。先预览变更，再发布。', published: '已发布版本 %{version}',
  },
  codes: { INVALID_RULES: '数值不在允许范围内', IN_THE_PAST: '生效时间须在现在之后', OUT_OF_ORDER: '生效时间须晚于最近一版' },
};

export const en: typeof zh = {
  nav: { policies: 'Policies' },
  actions: { publishPolicy: 'Publish new version' },
  policies: {
    title: 'Policies', orders: 'Orders', franchises: 'Franchises', catalog: 'Prices',
    campaigns: 'Live sessions', programmeCN: 'Programme CN', programmeHK: 'Programme HK',
    programmeSG: 'Programme SG', inForce: 'In force', upcoming: 'To come', past: 'Past',
    changes: 'Changed', publishedAt: 'Published',
    units: {
      percent: 'Percent %', wholePercent: 'Whole percent %', rate: 'Per yuan or dollar', days: 'Days',
      months: 'Months', minutes: 'Minutes', seconds: 'Seconds', count: 'A whole number',
    },
    regionWindows: 'Return windows by region', outletRegion: 'Region of the outlet',
    publishTitle: 'New version: %{name}', noChange: 'The same as the version before',
    publishHint: 'What happens from its start on counts with the new version; what happened before and its returns keep theirs. See what changes, then publish.',
    published: 'Version %{version} is published',
  },
  codes: {
    INVALID_RULES: 'Not a number in its range', IN_THE_PAST: 'It starts now or later',
    OUT_OF_ORDER: 'It must start after the latest version',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { policies: typeof zh }
}
