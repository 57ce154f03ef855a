import { Field, ID, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { DateTimeScalar, DecimalScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import { Outlet } from '../stubs.type.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What one party sold for credit that another one owes 跨店抵扣: gold that one franchise took in and '
    + 'another’s outlet was paid with, or store credit, which head office owes. For whoever settles between them.',
})
@Scopes('audit:read')
export class CreditCrossing {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => ID, { description: 'The order that was paid.' })
  orderId!: string;

  @Field(() => ID, { nullable: true, description: 'The old gold; null: store credit.' })
  tradeInId!: string | null;

  @Field(() => Outlet, { nullable: true, description: 'Who took the gold in 收料门店; null of store credit.' })
  takerOutlet!: Outlet | null;

  @Field(() => ID, { nullable: true, description: 'Franchise that owes it; null: head office.' })
  takerFranchiseId!: string | null;

  @Field(() => Outlet, { nullable: true, description: 'Who sold for it 销售门店.' })
  sellerOutlet!: Outlet | null;

  @Field(() => ID, { nullable: true, description: 'Franchise that it is owed; null: head office.' })
  sellerFranchiseId!: string | null;

  @Field(() => Money, { description: 'What the sale took of it.' })
  amount!: MoneyView;

  @Field(() => Money, { description: 'What of that came back with returns so far.' })
  back!: MoneyView;

  @Field(() => DecimalScalar, { nullable: true, description: 'Fine gold that lies with its taker, in g, whole; null of '
    + 'store credit.' })
  fineGrams!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the sale was told.' })
  at!: Date;
}
