import { Field, ObjectType } from 'type-graphql';
import { CurrencyCode, Money } from '../../../kernel/graph/money.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type { EntryKind } from '../../domain/words.ts';
import { StoreCreditKind } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'One movement of store credit 储值流水.' })
@Scopes('tradeins:read')
export class StoreCreditEntry {
  @Field(() => StoreCreditKind, { description: 'What it was.' })
  kind!: EntryKind;

  @Field(() => Money, { description: 'By how much it changed.' })
  amount!: MoneyView;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

@ObjectType({
  simpleResolvers: true, description: 'What the house owes a member for old gold 旧料储值, in one currency; it pays for '
    + 'goods.',
})
@Scopes('tradeins:read')
export class StoreCredit {
  @Field(() => CurrencyCode, { description: 'Its currency.' })
  currency!: string;

  @Field(() => Money, {
    description: 'What is there 余额, also what quotes hold; below zero: a sale whose news was late took more.',
  })
  balance!: MoneyView;

  @Field(() => Money, { description: 'What is there, less what quotes hold 可用.' })
  available!: MoneyView;

  /** Not in the graph. */
  memberUuid!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a quote holds of old gold and store credit.' })
@Scopes('tradeins:use')
export class TradeInHold {
  @Field({ description: 'Hold id.' })
  id!: string;

  @Field(() => Money, { description: 'Credit of the old gold that is named.' })
  tradeIn!: MoneyView;

  @Field(() => Money, { description: 'Store credit that is named.' })
  storeCredit!: MoneyView;

  @Field(() => Money, { description: 'What the sale takes of both.' })
  amount!: MoneyView;

  @Field(() => Money, { description: 'What the sale leaves of the old gold, as store credit of the member: of gold '
    + 'whose price depends on the sale, at the plain buy-back price.' })
  left!: MoneyView;

  @Field({ description: 'Whether the credit pays labour fees, too.' })
  paysLabour!: boolean;
}
