import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { DateScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type { BenefitKind, BenefitUnit } from '../../domain/benefits/terms.ts';
import { Franchise, Outlet, Segment } from '../stubs.type.ts';
import { BenefitKindName, BenefitUnitName } from './words.ts';
import { SAYS } from './terms-words.ts';

@ObjectType({ simpleResolvers: true, description: 'Which tier has a benefit, and how much of it.' })
export class BenefitAllowance {
  @Field({ description: SAYS.programmeCode })
  programmeCode!: string;

  @Field({ description: SAYS.tierCode })
  tierCode!: string;

  @Field(() => Int, { nullable: true, description: SAYS.perYear })
  perYear!: number | null;

  @Field(() => Int, { nullable: true, description: SAYS.leadHours })
  leadHours!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'An amount as members of one programme have it, in its currency.' })
export class ProgrammeAmount {
  @Field({ description: SAYS.programmeCode })
  programmeCode!: string;

  @Field(() => Money, { description: SAYS.amount })
  amount!: MoneyView;
}

@ObjectType({ simpleResolvers: true, description: 'What a benefit 权益 is from a date on.' })
export class BenefitTerms {
  @Field({ description: SAYS.nameZh })
  nameZh!: string;

  @Field({ description: SAYS.nameEn })
  nameEn!: string;

  @Field(() => BenefitKindName, { description: SAYS.kind })
  kind!: BenefitKind;

  @Field(() => BenefitUnitName, { description: SAYS.unit })
  unit!: BenefitUnit;

  @Field({ description: SAYS.costly })
  costly!: boolean;

  @Field({ description: SAYS.bookable })
  bookable!: boolean;

  @Field({ description: SAYS.heritage })
  heritage!: boolean;

  @Field(() => Franchise, {
    nullable: true,
    description: 'Who pays for it 承担方; null: head office 总部, or another franchise to all but head office.',
  })
  funder!: Franchise | null;

  @Field(() => [BenefitAllowance], { description: SAYS.allowances })
  allowances!: BenefitAllowance[];

  @Field(() => [ProgrammeAmount], {
    nullable: true,
    description: 'What one use costs the funder 单次成本, one for each programme; null outside head office.',
  })
  costs!: ProgrammeAmount[] | null;

  @Field(() => [Outlet], {
    nullable: 'items', description: 'Only where it is given, at most 500; none: everywhere.',
  })
  outlets!: (Outlet | null)[];

  @Field(() => Segment, {
    nullable: true,
    description: 'The segment 适用分群 whose members have it; null: everybody, or for others than head office.',
  })
  segment!: Segment | null;

  @Field(() => DateScalar, { nullable: true, description: SAYS.firstDay })
  firstDay!: string | null;

  @Field(() => DateScalar, { nullable: true, description: SAYS.lastDay })
  lastDay!: string | null;

  @Field(() => [ProgrammeAmount], { description: SAYS.leastLifetime })
  leastLifetime!: ProgrammeAmount[];

  @Field(() => [ProgrammeAmount], { description: SAYS.leastPurchase })
  leastPurchase!: ProgrammeAmount[];

  @Field(() => DateScalar, { nullable: true, description: SAYS.purchaseFirstDay })
  purchaseFirstDay!: string | null;

  @Field(() => DateScalar, { nullable: true, description: SAYS.purchaseLastDay })
  purchaseLastDay!: string | null;

  @Field(() => PointsScalar, { nullable: true, description: SAYS.pointsPrice })
  pointsPrice!: bigint | null;

  @Field(() => Int, { description: SAYS.extraDays })
  extraDays!: number;

  @Field(() => Int, { description: SAYS.daysAhead })
  daysAhead!: number;

  @Field(() => Int, { description: SAYS.daysAfter })
  daysAfter!: number;

  @Field(() => Int, { nullable: true, description: SAYS.labourPercent })
  labourPercent!: number | null;
}
