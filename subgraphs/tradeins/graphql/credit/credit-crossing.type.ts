import { Field, ID, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar, DecimalScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import { Outlet } from '../stubs.type.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What one party owes another 跨店抵扣: for gold that it took in and another’s outlet was paid with, or that '
    + 'became store credit, which is head office’s; and head office for store credit that a franchise sold for. What '
    + 'comes back is a row of its own, below zero. For whoever settles between them.',
})
@Scopes('audit:read')
export class CreditCrossing {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The order; null: the gold became store credit without one.' })
  orderId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The old gold; null: store credit.' })
  tradeInId!: string | null;

  @Field(() => Outlet, { nullable: true, description: 'Who took the gold in 收料门店; null of store credit.' })
  takerOutlet!: Outlet | null;

  @Field(() => ID, { nullable: true, description: 'Franchise that owes it; null: head office.' })
  takerFranchiseId!: string | null;

  @Field(() => Outlet, { nullable: true, description: 'Who sold for it 销售门店; null: nobody, head office is owed.' })
  sellerOutlet!: Outlet | null;

  @Field(() => ID, { nullable: true, description: 'Franchise that it is owed; null: head office.' })
  sellerFranchiseId!: string | null;

  @Field(() => Money, { description: 'How much; below zero: so much less, as a sale or the gold came back.' })
  amount!: MoneyView;

  @Field(() => DecimalScalar, { nullable: true, description: 'Fine gold of the whole piece that lies with its taker, '
    + 'in g; null of store credit.' })
  fineGrams!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was told.' })
  at!: Date;
}

export const CreditCrossingPage = PageOf(CreditCrossing, 'CreditCrossingPage',
  'A page of what parties owe each other.');
