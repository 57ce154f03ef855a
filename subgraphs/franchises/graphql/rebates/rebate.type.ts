import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import { RebateEntryKind, RebateState } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'One amount of a rebate 分润分录; never changed.' })
@Scopes('franchises:rebates')
export class RebateEntry {
  @Field(() => RebateEntryKind, { description: 'Why it was booked.' })
  kind!: string;

  @Field(() => Money, {
    description: 'Positive for the accrual, negative for what was taken back.',
  })
  amount!: MoneyView;

  @Field(() => DateTimeScalar, { description: 'Business time: payment, return or correction.' })
  bookedAt!: Date;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'What the home franchise gets for an order line that its member bought elsewhere '
    + '分润. In the order\'s currency. Seen by head office, the home and the payer.',
})
@Directive('@key(fields: "id")')
@Scopes('franchises:rebates')
export class Rebate extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field(() => ID, { description: 'The order line it belongs to.' })
  orderLineId!: string;

  @Field({ description: 'Whether head office pays; else the payer does 总部承担.' })
  paidByHeadOffice!: boolean;

  @Field(() => MarginClass, { description: 'Margin class of the line at payment.' })
  marginClass!: string;

  @Field(() => Int, { description: 'Rate in basis points of the base.' })
  rateBps!: number;

  @Field(() => Int, { description: 'Version of the franchise policy it was priced by.' })
  policyVersion!: number;

  @Field(() => Money, { description: 'Base of the line when it was sold.' })
  base!: MoneyView;

  @Field(() => Money, { description: 'What returns left of the base.' })
  remainingBase!: MoneyView;

  @Field({ description: 'Whether the limit of the line\'s gross margin cut it.' })
  marginCapped!: boolean;

  @Field(() => Money, { description: 'What was accrued at the sale.' })
  accrued!: MoneyView;

  @Field(() => Money, { description: 'What was taken back; zero or negative.' })
  reversed!: MoneyView;

  @Field(() => Money, { description: 'Accrued plus reversed; never negative.' })
  net!: MoneyView;

  @Field(() => RebateState, { description: 'Where it stands 状态.' })
  state!: string;

  @Field(() => DateTimeScalar, { description: 'When the order was paid.' })
  paidAt!: Date;

  @Field(() => DateTimeScalar, {
    description: 'End of the return window; 30 days after payment while the delivery is unknown.',
  })
  heldUntil!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a late fact showed another home; its amounts were taken back then.',
  })
  supersededAt!: Date | null;

  /** Not in the graph. */
  uuid!: string;
  orderUuid!: string;
  homeFranchiseUuid!: string;
  payerUuid!: string | null;
  outletUuid!: string;
}

export const RebatePage = PageOf(Rebate, 'RebatePage', 'A page of rebates.');
