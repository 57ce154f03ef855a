/** A column's name as it is compared: no case, blanks, marks or unit. "单价（元）" → "单价", "Order_ID" → "orderid". */
export const plainName = (name: string): string => name.normalize('NFKC').toLowerCase()
  .replace(/\([^)]*\)|\[[^\]]*\]/g, '').replace(/[^\p{L}\p{N}%]/gu, '');
