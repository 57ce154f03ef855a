import { Directive, Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import {
  CURRENCIES, isCurrency, parseAmount, type Currency, type Money as MoneyValue,
} from '../money.ts';
import { DecimalScalar } from './scalars.ts';

export const CurrencyCode = Object.fromEntries(CURRENCIES.map((code) => [code, code])) as
  Record<string, string>;
const CURRENCY_NAMES: Readonly<Record<Currency, string>> = {
  AED: 'UAE dirham 阿联酋迪拉姆', AUD: 'Australian dollar 澳元', CAD: 'Canadian dollar 加元',
  CHF: 'Swiss franc 瑞士法郎', CNY: 'Renminbi yuan 人民币', EUR: 'Euro 欧元',
  GBP: 'Pound sterling 英镑', HKD: 'Hong Kong dollar 港元', JPY: 'Yen, no decimals 日元',
  KRW: 'Won, no decimals 韩元', MOP: 'Macau pataca 澳门元', MYR: 'Ringgit 林吉特',
  NZD: 'New Zealand dollar 新西兰元', SGD: 'Singapore dollar 新加坡元', THB: 'Baht 泰铢',
  TWD: 'New Taiwan dollar 新台币', USD: 'US dollar 美元', VND: 'Dong, no decimals 越南盾',
};
registerEnumType(CurrencyCode, {
  name: 'CurrencyCode', description: 'ISO 4217 currency 币种.',
  valuesConfig: Object.fromEntries(
    CURRENCIES.map((code) => [code, { description: CURRENCY_NAMES[code] }])),
});

@ObjectType({ simpleResolvers: true, description: 'An exact amount of money 金额.' })
@Directive('@shareable')
export class Money {
  @Field(() => DecimalScalar, { description: 'Amount in major units, for example "8999.00".' })
  amount!: string;

  @Field(() => CurrencyCode, { description: 'Currency of the amount.' })
  currency!: string;
}

@InputType({ description: 'An exact amount of money 金额.' })
export class MoneyInput {
  @Field(() => DecimalScalar, {
    description: 'Amount in major units, for example "8999.00"; not more digits than the currency has.',
  })
  amount!: string;

  @Field(() => CurrencyCode, { description: 'Currency of the amount.' })
  currency!: string;
}

/** Minor units, or null when the amount has more digits than its currency. */
export function readMoney(input: MoneyInput): MoneyValue | null {
  if (!isCurrency(input.currency)) return null;
  const minor = parseAmount(input.amount, input.currency);
  return minor === null ? null : { minor, currency: input.currency };
}
