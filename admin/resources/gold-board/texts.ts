export const zh = {
  nav: { goldBoard: '今日金价' },
  actions: { publishPrice: '发布金价' },
  goldBoard: {
    priceTitle: '发布金价', priceHint: '每克价格。与上一价格相差过大时先挂起，须再次确认。', priceHeld: '变动 %{jump}，已挂起等待确认',
    pricePublished: '金价已发布', heldPrices: '待确认的价格', noBuyback: '未报价', curve: '走势', noPrice: '该地区暂无价格',
    since: '自 %{at}', oneYear: '一年', threeMonths: '三个月',
  },
  charts: { retail: '零售价', buyback: '回购价' },
  fields: { retail: '零售价', buyback: '回购价' },
};

export const en: typeof zh = {
  nav: { goldBoard: 'Gold board' },
  actions: { publishPrice: 'Publish price' },
  goldBoard: {
    priceTitle: 'Publish price',
    priceHint: 'Per gram. A large jump from the former price is held until it is confirmed.',
    priceHeld: 'Changed by %{jump}: held for confirmation', pricePublished: 'Price published',
    heldPrices: 'Prices to confirm', noBuyback: 'not quoted', curve: 'Curve',
    noPrice: 'No prices in this region', since: 'Since %{at}', oneYear: 'One year',
    threeMonths: 'Three months',
  },
  charts: { retail: 'Retail', buyback: 'Buy-back' },
  fields: { retail: 'Retail', buyback: 'Buy-back' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { goldBoard: typeof zh }
}
