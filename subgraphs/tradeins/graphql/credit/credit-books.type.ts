import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { ProofView } from '../../../kernel/graph/proof.type.ts';
import { DecimalScalar } from '../../../kernel/graph/scalars.ts';
import type { MoneyView } from '../../../kernel/money.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Store credit worked out anew from its entries, against what is stored 储值核对.',
})
export class StoreCreditInvariants extends ProofView {
  @Field({ description: 'Whether it was looked, and everything that differs is zero.' })
  holds!: boolean;

  @Field(() => Int, { description: 'How many accounts and trade-ins were looked at.' })
  checked!: number;

  @Field(() => Int, { description: 'Accounts of members whose balance is not what their entries add up to.' })
  balancesDiffer!: number;

  @Field(() => Int, { description: 'Accounts of members below zero 透支: a sale whose news was late took more.' })
  overdrawn!: number;

  @Field(() => Int, { description: 'Trade-ins that were not credited once and in full.' })
  creditsDiffer!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What all entries of store credit add up to in a currency 储值试算平衡.' })
export class StoreCreditBooks {
  @Field(() => Money, { description: 'Owed to members 应付储值.' })
  owed!: MoneyView;

  @Field(() => Money, { description: 'What was paid for old gold 旧料成本.' })
  gold!: MoneyView;

  @Field(() => Money, { description: 'What sales took 已抵扣.' })
  sales!: MoneyView;

  @Field({ description: 'Whether all of it adds up to zero.' })
  isBalanced!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Old gold that was melted, of one purity 回收黄金.' })
export class RecycledGold {
  @Field(() => Int, { description: 'Purity 成色 by the assay, parts per 10,000.' })
  purity!: number;

  @Field(() => Int, { description: 'Pieces.' })
  pieces!: number;

  @Field(() => DecimalScalar, { description: 'Gross weight, in g 毛重.' })
  grossGrams!: string;

  @Field(() => DecimalScalar, { description: 'Fine gold, in g 纯金重.' })
  fineGrams!: string;
}
