export const zh = {
  nav: { bundles: '套装' },
  bundles: {
    title: '套装', create: '新建套装', edit: '编辑', split: '分摊预览', saved: '套装已保存', hint: '套装内各商品按当时价格计算，优惠按金额分摊；套装不会比单买更贵。',
    code: '套装编号', parts: '商品', sku: '货号', quantity: '数量', addPart: '增加商品', remove: '移除', pricing: '套装计价', amount: '金额', currency: '币种',
    off: '折扣', returns: '部分退货', startsAt: '开始销售', endsAt: '停止销售', retired: '停售', each: '单买', reduction: '套装优惠', paid: '实付',
    sum: '单买 %{goods}，套装 %{due}',
  },
  words: {
    bundlePricing: { PRICE: '套装价', AMOUNT_OFF: '立减', PERCENT_OFF: '折扣' },
    bundleReturns: { KEEP: '保留优惠', RECHECK: '收回优惠' },
  },
};

export const en: typeof zh = {
  nav: { bundles: 'Bundles' },
  bundles: {
    title: 'Bundles', create: 'New bundle', edit: 'Edit', split: 'How it splits', saved: 'The bundle is saved',
    hint: 'Its items cost what they cost then; what goes off is split over them. A bundle is never dearer than its items.',
    code: 'Code', parts: 'Items', sku: 'SKU', quantity: 'Pieces', addPart: 'Add an item', remove: 'Remove',
    pricing: 'How it is cheaper', amount: 'Amount', currency: 'Currency', off: 'Off', returns: 'Part of it comes back',
    startsAt: 'Sold from', endsAt: 'Sold until', retired: 'No longer sold', each: 'By itself', reduction: 'Off',
    paid: 'To be paid', sum: '%{goods} by themselves, %{due} together',
  },
  words: {
    bundlePricing: { PRICE: 'Price', AMOUNT_OFF: 'Off', PERCENT_OFF: 'Share off' },
    bundleReturns: { KEEP: 'Keeps the reduction', RECHECK: 'Loses the reduction' },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf {
    bundles: typeof zh;
  }
}
