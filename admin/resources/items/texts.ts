export const zh = {
  nav: { items: '单品查询' },
  items: {
    title: '单品查询', search: 'SKU、编号、品名或拼音', kind: '类别', unique: '孤品', others: '非孤品', onSale: '在售', style: '款式',
  },
};

export const en: typeof zh = {
  nav: { items: 'Items' },
  items: {
    title: 'Items', search: 'SKU, serial number, name or pinyin', kind: 'Kind', unique: 'Unique pieces',
    others: 'Other items', onSale: 'On sale', style: 'Style',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { items: typeof zh }
}
