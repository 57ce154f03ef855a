import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';

export const ClassProposalState = {
  OPEN: 'open', CONFIRMED: 'confirmed', DISMISSED: 'dismissed', LAPSED: 'lapsed',
} as const;
export type ProposalState = (typeof ClassProposalState)[keyof typeof ClassProposalState];
registerEnumType(ClassProposalState, {
  name: 'ClassProposalState', description: 'What became of a proposed margin class.',
  valuesConfig: {
    OPEN: { description: 'It waits for a person.' },
    CONFIRMED: { description: 'The product has the class from a date on.' },
    DISMISSED: { description: 'A person said no; it is not proposed again within the months that are measured.' },
    LAPSED: { description: 'A later measuring did not propose it again.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'What the sales of the measured months would have earned in the proposed class, roughly: at the '
    + 'rates in force now of the programme whose currency they are in, without bonuses, as if no old gold had paid and '
    + 'each sale earned a rebate 分润.',
})
@Scopes('catalog:cost')
export class ClassProposalEffect {
  @Field({ description: 'Programme 积分与等级规则 whose rates count, by its code.' })
  programmeCode!: string;

  @Field(() => PointsScalar, { description: 'Points at the rate of the present class.' })
  pointsNow!: bigint;

  @Field(() => PointsScalar, { description: 'Points at the rate of the proposed class.' })
  pointsThen!: bigint;

  @Field(() => Money, { description: 'Rebates at the rate of the present class, at most.' })
  rebatesNow!: MoneyView;

  @Field(() => Money, { description: 'Rebates at the rate of the proposed class, at most.' })
  rebatesThen!: MoneyView;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A margin class 积分品类 that the measured margin of a product proposes, and what a person said.',
})
@Directive('@key(fields: "id")')
@Scopes('catalog:cost')
export class ClassProposal extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  /** Inside only. */
  productUuid!: string;

  /** Inside only, for the effect. */
  netMinor!: bigint;

  @Field(() => MarginClass, { description: 'The class it was measured against.' })
  presentClass!: string;

  @Field(() => MarginClass, { description: 'The class that its margin proposes.' })
  proposedClass!: string;

  @Field(() => Int, { description: 'Margin 毛利率 of knownNet, basis points, rounded toward zero.' })
  marginBps!: number;

  @Field(() => Int, { description: 'Pieces that were sold and kept.' })
  pieces!: number;

  @Field(() => Int, { description: 'Pieces among them whose cost is known: the margin is of these.' })
  knownPieces!: number;

  @Field(() => Money, { description: 'Net sales 净销售额 after returns, before what old gold pays.' })
  net!: MoneyView;

  @Field(() => Money, { description: 'Those whose cost is known.' })
  knownNet!: MoneyView;

  @Field(() => Money, { description: 'Cost 成本 at payment of the pieces whose cost is known.' })
  cost!: MoneyView;

  @Field(() => DateScalar, { description: 'First business day that was measured.' })
  measuredFrom!: string;

  @Field(() => DateScalar, { description: 'Last business day that was measured.' })
  measuredUntil!: string;

  @Field(() => Int, { description: 'Version of the catalog policy 价格规则 whose bounds counted.' })
  policyVersion!: number;

  @Field(() => ClassProposalState, { description: 'What became of it.' })
  state!: ProposalState;

  @Field(() => DateTimeScalar, { description: 'When it was proposed first.' })
  proposedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Of a confirmed one: from when on the class counts.' })
  effectiveAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who decided it; null while nobody did.' })
  decidedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why, as who decided it said.' })
  reason!: string | null;

  @Field(() => Int, { description: 'Counts measurings and decisions; for expectedVersion.' })
  version!: number;
}

export const ClassProposalPage = PageOf(ClassProposal, 'ClassProposalPage', 'A page of proposed margin classes.');
