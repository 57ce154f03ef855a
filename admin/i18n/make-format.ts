import { ownZone } from '../reading/zones.ts';
import { minorUnitsOf } from './minor-units.ts';

export interface MoneyShape {
  readonly amount: string;
  readonly currency: string;
}

export interface Format {
  readonly locale: string;
  money(value: MoneyShape | null | undefined): string;
  /** Money in minor units, as rates count it: 100 of CNY is ¥1.00. */
  minor(value: number, currency: string): string;
  /** Large sums, shortened: ¥1.2 亿. */
  moneyShort(value: MoneyShape | null | undefined): string;
  number(value: number | string | null | undefined): string;
  signed(value: number | string | null | undefined): string;
  date(value: string | null | undefined): string;
  dateTime(value: string | null | undefined): string;
  bps(value: number | null | undefined): string;
  /** The month of a birthday, 1 to 12. */
  month(value: number | null | undefined): string;
}

const NONE = '—';
/** The trade writes S$ where browsers write the code. */
const SINGAPORE = /SGD\s?/u;

export function makeFormat(locale: string, timeZone = ownZone()): Format {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const sign = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  // 2026-11-28 19:33 is short, sorts and does not break; of Intl's languages Swedish writes it.
  const [days, dateStyle] = locale === 'zh-CN' ? (['sv-SE', 'short'] as const) : ([locale, 'medium'] as const);
  const day = new Intl.DateTimeFormat(days, { dateStyle, timeZone });
  // A Date of the graph is a calendar day; read in UTC it stays the same day everywhere.
  const calendar = new Intl.DateTimeFormat(days, { dateStyle, timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(days, { dateStyle, timeStyle: 'short', timeZone });
  const monthName = new Intl.DateTimeFormat(locale, { month: locale === 'zh-CN' ? 'short' : 'long', timeZone: 'UTC' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const moneyWith = (currency: string, short: boolean) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'symbol',
      ...(short ? { notation: 'compact', maximumFractionDigits: 2 } : {}),
    });
  const known = new Map<string, Intl.NumberFormat>();
  const moneyText = (value: MoneyShape | null | undefined, short: boolean): string => {
    if (!value) return NONE;
    const key = `${value.currency}${short}`;
    const format = known.get(key) ?? moneyWith(value.currency, short);
    known.set(key, format);
    // A decimal string goes in as it is: no float in between.
    return format.format(value.amount as unknown as number).replace(SINGAPORE, 'S$');
  };
  return {
    locale,
    money: (value) => moneyText(value, false),
    minor: (value, currency) => moneyText({ amount: String(value / minorUnitsOf(currency)), currency }, false),
    moneyShort: (value) => moneyText(value, true),
    number: (value) => (value === null || value === undefined ? NONE : whole.format(Number(value))),
    signed: (value) => (value === null || value === undefined ? NONE : sign.format(Number(value))),
    date: (value) => {
      if (!value) return NONE;
      return (value.length === 10 ? calendar : day).format(new Date(value));
    },
    dateTime: (value) => (value ? moment.format(new Date(value)) : NONE),
    bps: (value) => (value === null || value === undefined ? NONE : percent.format(value / 10_000)),
    month: (value) => (value ? monthName.format(Date.UTC(2000, value - 1)) : NONE),
  };
}
