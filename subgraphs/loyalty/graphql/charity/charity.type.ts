import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { PayoutStateName } from '../words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What the charity fund 公益基金 of a region and currency got and gave in a period: sums, nobody’s data.',
})
export class CharityTotal {
  @Field(() => Region, { description: 'Region of the selling outlets.' })
  region!: string;

  @Field(() => Money, { description: 'Given for sales of the period, less what returns in it took back 公益金净额.' })
  given!: Money;

  @Field(() => Money, { description: 'Taken back by returns in the period 退货冲回; `given` is without it.' })
  takenBack!: Money;

  @Field(() => Int, { description: 'Sales of the period that gave.' })
  orders!: number;

  @Field(() => Money, { description: 'Paid out in the period, less what came back 已拨付.' })
  paidOut!: Money;

  @Field(() => Money, { description: 'In the fund at the end of the period 结余; below zero where returns took back '
    + 'what had been paid out.' })
  left!: Money;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A payout of the charity fund 公益金拨付: recorded with its bank reference, decided by a second person.',
})
@Directive('@key(fields: "id")')
@Scopes('loyalty:approve')
export class CharityPayout extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field(() => Region, { description: 'Whose fund it is paid out of.' })
  region!: string;

  @Field(() => Money, { description: 'How much.' })
  amount!: Money;

  @Field(() => String, { description: 'Who got it 受赠方.' })
  recipient!: string;

  @Field(() => String, { description: 'What for 用途.' })
  purpose!: string;

  @Field(() => String, { description: 'Reference of the bank 银行流水号; once in a currency.' })
  bankReference!: string;

  @Field(() => DateScalar, { description: 'Day it was paid on, by the calendar of the region.' })
  paidOn!: string;

  @Field(() => PayoutStateName, { description: 'State.' })
  state!: string;

  @Field(() => String, { description: 'Who asked for it, or for its reversal.' })
  askedBy!: string;

  /** By id: names repeat. */
  askedById!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  askedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who decided last; null while it waits.' })
  decidedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Note of the decision.' })
  decisionNote!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it came back, where somebody asked for that.' })
  reversalReason!: string | null;

  @Field(() => String, { nullable: true, description: 'The bank’s reference of what came back.' })
  reversalReference!: string | null;

  @Field(() => Int, { description: 'Version, to be named when deciding.' })
  version!: number;
}

export const CharityPayoutPage = PageOf(CharityPayout, 'CharityPayoutPage',
  'Payouts of the charity fund, newest first.');
