import { Directive, Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ISO_CURRENCIES } from '../currencies.ts';
import {
  CURRENCIES, isCurrency, parseAmount, type Money as MoneyValue,
} from '../money.ts';
import { DecimalScalar } from './scalars.ts';

export const CurrencyCode = Object.fromEntries(CURRENCIES.map((code) => [code, code])) as
  Record<string, string>;
registerEnumType(CurrencyCode, {
  name: 'CurrencyCode', description: 'ISO 4217 currency 币种.',
  valuesConfig: Object.fromEntries(
    CURRENCIES.map((code) => [code, { description: ISO_CURRENCIES[code][1] }])),
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
