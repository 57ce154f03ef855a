export const zh = {
  nav: { goldBoard: '今日金价' },
  actions: { publishPrice: '发布金价', pastePrices: '粘贴金价表' },
  goldBoard: {
    priceTitle: '发布金价', priceHint: '每克价格。与上一价格相差过大时先挂起，须另一人确认。', priceHeld: '变动 %{jump}，已挂起，等待另一人确认',
    pricePublished: '金价已发布', heldPrices: '待确认的价格', noBuyback: '未报价', curve: '走势', noPrice: '该地区暂无价格',
    withdrawTitle: '撤下金价', withdrawOne: '撤下%{kind}现价',
    withdrawHint: '立即生效：此后按前一个价格，没有前一个则不再报价；已按此价成交的不变。前一价格相差过大时，须另一人确认。',
    withdrawalWaits: '前一价格与现价相差过大，已提请撤下，等待另一人确认；确认前仍按此价，逾期未确认则失效',
    askedWithdrawals: '待撤下的价格', retracted: '已撤回提请，此价不变',
    retractHint: '此价继续有效；如仍需撤下，须重新提请。',
    pasteHint: '从表格、聊天或文件粘贴，一行一个成色：成色、零售价、回购价、单位、生效时间。先看怎样读懂，再发布。',
    pasted: '金价表', pastedBad: '%{count} 行看不懂，不会发布', pastedHeld: '已发布；%{count} 个价格变动过大，已挂起',
    perGram: '每克', unit: '计价单位', onScreen: '门店屏幕', gaps: '缺价（近 30 天）', noGaps: '近 30 天每天都有价格',
    gapDays: '日期', dayCount: '%{count} 天', gapMeans: '当天', gapCarried: '沿用前价', gapNone: '无价，按克计价的不能售',
    since: '自 %{at}', moved: '较上次变动 %{by}', oneYear: '一年', threeMonths: '三个月',
  },
  words: {
    weightUnit: { GRAM: '克', KILOGRAM: '千克', TROY_OUNCE: '金衡盎司', TOLA: '托拉', TAEL_HK: '港两', TAEL_TW: '台两', TAEL_CN: '市两' },
    pastedProblem: {
      NO_TABLE: '不是表格', TOO_MANY: '行数过多', COLUMNS: '列数不对', FINENESS: '成色看不懂', RETAIL: '零售价看不懂',
      BUYBACK: '回购价看不懂或高于零售价', UNIT: '单位看不懂（两须写明港两、台两或市两）', TIME: '时间看不懂', TWICE: '与前面一行重复',
    },
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
  actions: { publishPrice: 'Publish price', pastePrices: 'Paste a board' },
  goldBoard: {
    pasteHint: 'Out of a sheet, a chat or a file, a line for each fineness: fineness, retail, buy-back, unit, moment. '
      + 'First see how it was understood, then publish.',
    pasted: 'Board', pastedBad: '%{count} line is not understood and not published |||| %{count} lines are not '
      + 'understood and not published',
    pastedHeld: 'Published; %{count} price jumps and is held |||| Published; %{count} prices jump and are held',
    perGram: 'Per gram', unit: 'Quoted by', onScreen: 'Store screen', gaps: 'Days without a price (last 30)',
    noGaps: 'Each of the last 30 days has its prices', gapDays: 'Days', dayCount: '%{count} day |||| %{count} days',
    gapMeans: 'On these days', gapCarried: 'The price before stood on',
    gapNone: 'None was in force: what is sold by weight had no price',
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
  words: {
    weightUnit: {
      GRAM: 'gram', KILOGRAM: 'kilogram', TROY_OUNCE: 'troy ounce', TOLA: 'tola', TAEL_HK: 'tael (Hong Kong)',
      TAEL_TW: 'tael (Taiwan)', TAEL_CN: 'tael (mainland)',
    },
    pastedProblem: {
      NO_TABLE: 'No table', TOO_MANY: 'Too many lines', COLUMNS: 'Wrong number of columns', FINENESS: 'No fineness',
      RETAIL: 'No selling price', BUYBACK: 'No buy-back price, or above retail',
      UNIT: 'No weight (say whose tael it is)', TIME: 'No moment', TWICE: 'Repeats an earlier line',
    },
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
