import { registerEnumType } from 'type-graphql';

/** Enums have lower-case values inside and UPPER_CASE names in the graph. */
function define(
  name: string, description: string, words: Readonly<Record<string, string>>,
): Record<string, string> {
  const values = Object.fromEntries(Object.keys(words).map((word) => [word.toUpperCase(), word]));
  registerEnumType(values, {
    name, description,
    valuesConfig: Object.fromEntries(Object.entries(words).map(([word, meaning]) => (
      [word.toUpperCase(), { description: meaning }]))),
  });
  return values;
}

export const OutletKind = define('OutletKind', 'Kind of an outlet 门店类型.', {
  own_store: 'A store of head office 直营店.',
  franchise_store: 'A store of a franchise 加盟店.',
  web_shop: 'A shop on the web 网店.',
  live_room: 'A live stream that sells 直播间.',
});

export const ChannelKind = define('ChannelKind', 'Kind of a channel 渠道类型.', {
  marketplace: 'Marketplace such as Tmall or JD 电商平台.',
  live: 'Live commerce such as Douyin 直播电商.',
  mini_program: 'Mini-program 小程序.',
  web: 'Own web shop 官网.',
  point_of_sale: 'Tills of the stores 门店收银.',
  social: 'Private traffic such as WeCom 私域.',
});

export const AttributionReason = define('AttributionReason',
  'Why a member belongs to a franchise (or head office) 归属原因.', {
    store_enrolment: 'Enrolled in its store; protected for 180 days 门店入会保护.',
    first_purchase: 'First purchase there 首购.',
    first_kept_purchase: 'First purchase that was not returned 首笔有效购买.',
    contribution: 'Top contribution at the end of the period before 贡献最高.',
    no_purchase: 'Nothing bought in the trailing months: head office 无购买归总部.',
    manual: 'Moved by head office with a reason 人工调整.',
    outlet_closed: 'Its outlet closed: head office 闭店归总部.',
    merged: 'Came with a merged identity, or ended by the merge 会员合并.',
  });

export const RebateState = define('RebateState', 'Where a rebate stands 分润状态.', {
  accrued: 'Booked; the delivery is unknown 已计提.',
  held: 'Delivered; the return window runs 冻结期.',
  payable: 'The return window is over; goes into the next statement 可结算.',
  settled: 'Confirmed in a monthly statement 已结算.',
  reversed: 'Nothing is left of it 已冲回.',
});

export const RebateEntryKind = define('RebateEntryKind', 'Why an amount was booked 分润分录.', {
  accrual: 'The sale 计提.',
  return: 'Something came back 退货冲回.',
  reattribution: 'A late fact showed another home at payment 归属更正.',
});

export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
registerEnumType(SortDirection, {
  name: 'SortDirection', description: 'Which way a list is sorted.',
  valuesConfig: {
    ASC: { description: 'Smallest or earliest first.' },
    DESC: { description: 'Largest or latest first.' },
  },
});
