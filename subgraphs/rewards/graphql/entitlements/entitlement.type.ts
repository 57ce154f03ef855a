import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { DateScalar, DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type { ReasonCode } from '../../domain/benefits/standing.ts';
import type { EntitlementCause, ExtraState } from '../../domain/benefits/words.ts';
import { EntitlementCauseName, EntitlementExtraStateName, EntitlementReasonName } from '../benefits/words.ts';

@ObjectType({
  simpleResolvers: true, description: 'Why a member cannot have a benefit now, and what would change it 解锁条件.',
})
export class EntitlementWhyNot {
  @Field(() => EntitlementReasonName, { description: 'The reason.' })
  code!: Lowercase<ReasonCode>;

  @Field({ description: 'What would change it, in Chinese, for the member.' })
  unlockZh!: string;

  @Field({ description: 'The same in English.' })
  unlockEn!: string;

  @Field(() => String, {
    nullable: true, description: 'With TIER: code of the lowest tier that has it; null: none has.',
  })
  tierCode!: string | null;

  @Field(() => Money, {
    nullable: true,
    description: 'With SPEND: what is still to be spent; null for partners, who do not know what was bought elsewhere.',
  })
  missing!: MoneyView | null;
}

@ObjectType({
  simpleResolvers: true, description: 'More of a benefit than the tier gives: bought with points or given by hand.',
})
@Scopes('rewards:read')
export class EntitlementExtra {
  @Field(() => EntitlementCauseName, { description: 'Where it comes from.' })
  cause!: EntitlementCause;

  @Field(() => EntitlementExtraStateName, { description: 'Whether it can be used.' })
  state!: ExtraState;

  @Field(() => Int, { description: 'So many.' })
  quantity!: number;

  @Field(() => Int, { description: 'So many of it are left.' })
  left!: number;

  @Field(() => PointsScalar, { nullable: true, description: 'Points that it cost; null: it was given.' })
  points!: bigint | null;

  @Field(() => String, { nullable: true, description: 'With REFUSED: loyalty’s code.' })
  refusal!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it can be used; null: it stays.' })
  until!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was bought or given.' })
  madeAt!: Date;

  /** Not in the graph. */
  uuid!: string;
  benefitUuid!: string;
  memberUuid!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a member has of a benefit now 会员权益.' })
@Scopes('rewards:read')
export class Entitlement {
  @Field(() => Int, {
    nullable: true, description: 'Calendar year of the member’s region in which it counts; null: it is not counted.',
  })
  year!: number | null;

  @Field(() => Int, {
    nullable: true, description: 'So many a year by the tier; null: as many as one likes, or not counted.',
  })
  perYear!: number | null;

  @Field({ description: 'Counted, and as many as one likes 不限次.' })
  isUnlimited!: boolean;

  @Field(() => Int, { description: 'Of the year’s own: used, booked or missed.' })
  used!: number;

  @Field(() => Int, { description: 'Bought or given beside, and left; used first.' })
  extraLeft!: number;

  @Field(() => Int, { nullable: true, description: 'Left in all; null: as many as one likes, or not counted.' })
  left!: number | null;

  @Field({ description: 'Whether the member can have it now.' })
  isOpen!: boolean;

  @Field(() => Int, { nullable: true, description: 'Of early access: hours before everybody else.' })
  leadHours!: number | null;

  @Field(() => Int, {
    nullable: true, description: 'Of a labour share that is open: what is paid of the labour fee 工费, per cent.',
  })
  labourPercent!: number | null;

  @Field(() => DateScalar, {
    nullable: true, description: 'Of a birthday gift: first day on which it waits; null for partners.',
  })
  windowFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true, description: 'Of a birthday gift: last day on which it waits; null for partners.',
  })
  windowUntil!: string | null;

  @Field(() => [EntitlementWhyNot], { description: 'Why it is not open, at most 10; empty when it is.' })
  whyNot!: EntitlementWhyNot[];

  /** Not in the graph. */
  benefitUuid!: string;
  memberUuid!: string;
}
