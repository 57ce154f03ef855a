/** What amounts are marked with, and the currencies that a mark may stand for. */
const MARKS: Record<string, readonly string[]> = {
  US$: ['USD'], HK$: ['HKD'], NT$: ['TWD'], S$: ['SGD'], A$: ['AUD'], AU$: ['AUD'], C$: ['CAD'], CA$: ['CAD'],
  NZ$: ['NZD'], R$: ['BRL'], '€': ['EUR'], '£': ['GBP'], '₹': ['INR'], '₩': ['KRW'], '฿': ['THB'], RM: ['MYR'],
  $: ['USD', 'SGD', 'HKD', 'AUD', 'CAD', 'NZD', 'TWD', 'MXN', 'MOP', 'CLP', 'COP', 'ARS'], '¥': ['CNY', 'JPY'],
  RS: ['INR', 'PKR', 'NPR', 'LKR'], 'RS.': ['INR', 'PKR', 'NPR', 'LKR'], KR: ['SEK', 'NOK', 'DKK', 'ISK'],
  元: ['CNY', 'HKD', 'TWD', 'MOP'], 圆: ['CNY', 'JPY'], 円: ['JPY'], 人民币: ['CNY'], 港元: ['HKD'], 港币: ['HKD'], 港幣: ['HKD'],
  美元: ['USD'], 美金: ['USD'], 日元: ['JPY'], 日圆: ['JPY'], 欧元: ['EUR'], 英镑: ['GBP'], 新台币: ['TWD'], 台币: ['TWD'],
  新币: ['SGD'], 新加坡元: ['SGD'], 澳门元: ['MOP'], 澳元: ['AUD'], 加元: ['CAD'], 韩元: ['KRW'], 泰铢: ['THB'], 令吉: ['MYR'],
};

const escaped = (mark: string): string => mark.replace(/[$.]/g, '\\$&');
const ANY = ['[A-Z]{3}', ...Object.keys(MARKS).sort((a, b) => b.length - a.length).map(escaped)].join('|');
/** A mark or a code before or behind the digits of an amount. */
export const CURRENCY = new RegExp(`^(?:${ANY})\\s*|\\s*(?:${ANY})$`, 'giu');
const BEFORE = new RegExp(`^[(\\s+−–-]*(${ANY})`, 'iu');
const BEHIND = new RegExp(`(${ANY})[)\\s−–-]*$`, 'iu');

const CODES = new Set(Intl.supportedValuesOf('currency'));
export const isCurrency = (text: string): boolean => CODES.has(text.trim().toUpperCase());

/** The currencies that a mark or a code may be; null for what is none. */
const namedBy = (mark: string): readonly string[] | null => MARKS[mark.toUpperCase()]
  ?? (isCurrency(mark) ? [mark.toUpperCase()] : null);

/** What an amount says itself: US$10.00 → USD, ¥10 → CNY or JPY, 10.00 → null. */
export function currenciesIn(text: string): readonly string[] | null {
  if (text.length > 100) return null;
  const plain = text.normalize('NFKC').trim();
  const mark = BEFORE.exec(plain)?.[1] ?? BEHIND.exec(plain)?.[1];
  return mark === undefined ? null : namedBy(mark);
}

/** What the name of a column says beyond doubt: 单价(港元), "Price (USD)", 金额_美元. 元 alone may be any of several. */
export function currencyOfName(name: string): string | null {
  const plain = name.normalize('NFKC');
  const code = /[([_]\s*([A-Z]{3})\s*(?:[)\]]|$)/.exec(plain)?.[1];
  if (code && isCurrency(code)) return code;
  const found = Object.keys(MARKS).filter((mark) => /^\p{Script=Han}{2,}$/u.test(mark) && plain.includes(mark))
    .sort((a, b) => b.length - a.length)[0];
  if (found) return MARKS[found]![0]!;
  const sign = /[([]\s*([^\s)\]]{1,3})\s*[)\]]/.exec(plain)?.[1];
  const named = sign ? MARKS[sign.toUpperCase()] : undefined;
  return named?.length === 1 ? named[0]! : null;
}
