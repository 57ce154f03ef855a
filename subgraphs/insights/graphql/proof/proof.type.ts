import { Field, Int, ObjectType } from 'type-graphql';
import { ProofView } from '../../../kernel/graph/proof.type.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Facts of members worked out anew from their orders, against those that are stored 会员事实核对.',
})
export class FactInvariants extends ProofView {
  @Field({ description: 'Whether it was looked, and everything that differs is zero.' })
  holds!: boolean;

  @Field(() => Int, { description: 'How many members have facts.' })
  checkedMembers!: number;

  @Field(() => Int, { description: 'How many orders were looked at.' })
  checkedOrders!: number;

  @Field(() => Int, { description: 'Facts that are not what the orders say, or are missing, or too many.' })
  factsDiffer!: number;

  @Field(() => Int, { description: 'Orders whose net is not what was bought less what came back.' })
  returnsDiffer!: number;

  @Field(() => Int, { description: 'Orders that are not with whoever the buyer is today.' })
  buyersDiffer!: number;
}
