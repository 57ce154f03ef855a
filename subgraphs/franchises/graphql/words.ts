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
  settled: 'Paid by a monthly statement, or set against what is owed 已结算.',
  reversed: 'Nothing is left of it 已扣回.',
});

export const RebateEntryKind = define('RebateEntryKind', 'Why an amount was booked 分润分录.', {
  accrual: 'The sale 计提.',
  return: 'Something came back 退货扣回.',
  reattribution: 'A late fact showed another home at payment 归属更正.',
});

export const StatementState = define('StatementState', 'Where a statement stands 结算单状态.', {
  draft: 'Being drafted; head office alone sees it 草稿.',
  issued: 'With its franchise, to be confirmed or disputed 对账中.',
  frozen: 'Final; to be paid, or carried forward 已定稿.',
  paid: 'The bank paid it 已打款.',
});

export const LineSide = define('StatementLineSide', 'On which side of a rebate the franchise stands 收付方向.', {
  home: 'It gets the rebate 应收.',
  payer: 'It owes the rebate 应付.',
});

export const LineState = define('StatementLineState', 'What the franchise says of a line 对账状态.', {
  open: 'Nothing yet 待确认.',
  confirmed: 'It agrees, or let the deadline pass 已确认.',
  disputed: 'It does not agree; not in the amount due until decided 异议中.',
  upheld: 'Head office agreed and corrected the line 异议成立.',
  rejected: 'Head office did not agree; the line counts as issued 异议驳回.',
});

export const DisputeVerdict = define('DisputeVerdict', 'How head office decides a dispute 异议处理.', {
  upheld: 'The line is worth nothing, or another amount 成立.',
  rejected: 'The line counts as issued 驳回.',
});

export const EarlierRebates = define('EarlierRebates',
  'What becomes of rebates that counted before the opening 期初分润.', {
  included: 'They stand on the first statement 期初纳入.',
  left: 'What was known by the opening was settled elsewhere; what is told later counts here, of whenever 不在此结算.',
});

export const LedgerAccount = define('SettlementAccountKind', 'Whose account of the settlement ledger 结算账户.', {
  franchise: 'A franchise 加盟商.',
  head_office: 'Head office 总部.',
  clearing: 'Between franchises, until both statements are issued 往来清算.',
});

export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
registerEnumType(SortDirection, {
  name: 'SortDirection', description: 'Which way a list is sorted.',
  valuesConfig: {
    ASC: { description: 'Smallest or earliest first.' },
    DESC: { description: 'Largest or latest first.' },
  },
});
