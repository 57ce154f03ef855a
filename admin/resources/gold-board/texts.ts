export const zh = {
  nav: { goldBoard: '今日金价' },
  actions: { publishPrice: '发布金价' },
  goldBoard: {
    priceTitle: '发布金价', priceHint: '每克价格。与上一价格相差过大时先挂起，须另一人确认。', priceHeld: '变动 %{jump}，已挂起，等待另一人确认',
    pricePublished: '金价已发布', heldPrices: '待确认的价格', noBuyback: '未报价', curve: '走势', noPrice: '该地区暂无价格',
    withdrawTitle: '撤下金价', withdrawOne: '撤下%{kind}现价',
    withdrawHint: '立即生效：此后按前一个价格，没有前一个则不再报价；已按此价成交的不变。前一价格相差过大时，须另一人确认。',
    withdrawalWaits: '前一价格与现价相差过大，已提请撤下，等待另一人确认；确认前仍按此价，逾期未确认则失效',
    askedWithdrawals: '待撤下的价格', retracted: '已撤回提请，此价不变',
    retractHint: '此价继续有效；如仍需撤下，须重新提请。',
    since: '自 %{at}', moved: '较上次变动 %{by}', oneYear: '一年', threeMonths: '三个月',
  },
  charts: { retail: '零售价', buyback: '回购价' },
  fields: { retail: '零售价', buyback: '回购价' },
  codes: {
    UNKNOWN_FINENESS: '没有这种成色', NOT_PUBLISHED: '已撤下，或不在生效与待生效之列', NOT_ASKED: '提请已撤回、已失效或已执行',
    OTHER_PERSON: '由提请人本人撤回', SUPERSEDED: '此后已有更新的发布，无需撤下',
  },
};

export const en: typeof zh = {
  nav: { goldBoard: 'Gold board' },
  actions: { publishPrice: 'Publish price' },
  goldBoard: {
    priceTitle: 'Publish price',
    priceHint: 'Per gram. A large jump from the former price is held until another person confirms it.',
    priceHeld: 'Changed by %{jump}: held until another person confirms it', pricePublished: 'Price published',
    heldPrices: 'Prices to confirm', noBuyback: 'not quoted', curve: 'Curve',
    noPrice: 'No prices in this region', since: 'Since %{at}', moved: 'moved by %{by}', oneYear: 'One year',
    threeMonths: 'Three months', withdrawTitle: 'Take a price back', withdrawOne: 'Take %{kind} back',
    withdrawHint: 'At once: from now on the price before it holds, or none; what was sold by it stays so. '
      + 'Where the price before is far away another person has to agree.',
    withdrawalWaits: 'The price before is far away: it stays until another person takes it back in time',
    askedWithdrawals: 'Prices to take back',
    retracted: 'Retracted: the price stays',
    retractHint: 'The price stays; to take it back after all it has to be asked for again.',
  },
  charts: { retail: 'Retail', buyback: 'Buy-back' },
  fields: { retail: 'Retail', buyback: 'Buy-back' },
  codes: {
    UNKNOWN_FINENESS: 'There is no such fineness', NOT_PUBLISHED: 'It is neither in force nor to come any more',
    NOT_ASKED: 'The asking was retracted, has lapsed, or was done', OTHER_PERSON: 'Who asked for it retracts it',
    SUPERSEDED: 'Another has followed it',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { goldBoard: typeof zh }
}
