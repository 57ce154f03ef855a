import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { ProgrammeCode } from '../../../contracts/words.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { ProofView } from '../../../kernel/graph/proof.type.ts';
import { DateScalar, DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { PostingKind } from '../../domain/account-book.ts';
import type { TierState } from '../../domain/tiers/tiers.ts';
import { Tier, type TierValue } from '../programmes/tier.type.ts';
import { Franchise } from '../stubs.type.ts';
import { LotCauseName, LotStateName, PostingKindName } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'A lot 批次 of points that expires as one.' })
export class PointsLot {
  @Field(() => ID, { description: 'Id of the lot (TypeID).' })
  id!: string;

  @Field(() => PointsScalar, { description: 'Points it began with.' })
  amount!: bigint;

  @Field(() => PointsScalar, { description: 'Points that are left.' })
  remaining!: bigint;

  @Field(() => LotStateName, { description: 'Whether it may be spent.' })
  state!: string;

  @Field(() => DateTimeScalar, { description: 'When it was earned.' })
  earnedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'From when on it may be spent.' })
  activeAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it expires (exclusive): for people, say validUntil.' })
  expiresAt!: Date;

  @Field(() => DateScalar, {
    description: 'Last day it may be spent on 有效至, inclusive, by the calendar of its programme.',
  })
  validUntil!: string;

  @Field(() => LotCauseName, { description: 'Where it came from.' })
  cause!: string;

  @Field({
    description: 'Who bears its cost: hq or franchise.', deprecationReason: 'Use fundedBy { id } by 2027-06-30.',
  })
  funder!: string;

  @Field(() => Franchise, {
    nullable: true, description: 'The franchise that bears its cost 出资方; null: head office 总部.',
  })
  fundedBy!: Franchise | null;
}

@ObjectType({ simpleResolvers: true, description: 'Points that expire together.' })
export class ExpiringPoints {
  @Field(() => PointsScalar, { description: 'How many points.' })
  points!: bigint;

  @Field(() => DateTimeScalar, { description: 'When they expire (exclusive): for people, say validUntil.' })
  expiresAt!: Date;

  @Field(() => DateScalar, {
    description: 'Last day they may be spent on 有效至, inclusive, by the calendar of the programme.',
  })
  validUntil!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A growth posting that counts for the tier.' })
export class TierEvidence {
  @Field(() => PostingKindName, { description: 'What happened.' })
  kind!: PostingKind;

  @Field(() => PointsScalar, { description: 'Growth it added or took.' })
  growth!: bigint;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  orderId!: string | null;
}

@ObjectType('TierState', { simpleResolvers: true, description: 'Tier 等级 of a member and why.' })
export class TierView {
  @Field(() => Tier, { description: 'The tier.' })
  tier!: TierValue;

  @Field({ description: 'Whether a return within the running window may still take it away.' })
  provisional!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when; null for the first tier from the start.' })
  since!: Date | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of validity; null for the first tier.' })
  validUntil!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of grace 宽限期, when it runs.' })
  graceUntil!: string | null;

  @Field(() => Tier, { nullable: true, description: 'The next tier; null at the top.' })
  nextTier!: TierValue | null;

  @Field(() => PointsScalar, {
    nullable: true, description: 'Growth missing to the next tier, pending growth counted.',
  })
  missing!: bigint | null;

  @Field(() => PointsScalar, { nullable: true, description: 'Growth inside the validity that keeps the tier.' })
  retentionNeed!: bigint | null;

  @Field(() => PointsScalar, { description: 'Growth that counts, without what may still come back.' })
  countedGrowth!: bigint;

  /** Growth inside the validity; null where only the history can say. */
  earned!: bigint | null;
  memberId!: string;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'Loyalty account 积分账户 of a member in its home programme.',
})
@Directive('@key(fields: "id")')
@Scopes('loyalty:read')
export class LoyaltyAccount extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  /** As the ledger has it: with what has ended and was not posted yet. */
  available!: bigint;

  @Field(() => PointsScalar, { description: 'Points whose return window runs 待生效积分.' })
  pending!: bigint;

  held!: bigint;
  debt!: bigint;

  @Field(() => PointsScalar, { description: 'Confirmed growth 成长值 from purchases.' })
  growth!: bigint;

  @Field(() => PointsScalar, { description: 'Growth whose return window runs.' })
  pendingGrowth!: bigint;

  @Field(() => PointsScalar, { description: 'Growth from interactions 互动, before its cap.' })
  interactionGrowth!: bigint;

  @Field(() => DateTimeScalar, { description: 'When the account was opened.' })
  openedAt!: Date;

  memberId!: string;
  /** Whose days it lives by. */
  zone!: string;
  programmeCode!: ProgrammeCode;
  tierState!: TierState;
  tierEarned!: bigint | null;
}

@ObjectType({ simpleResolvers: true, description: 'Counts of rules the ledger breaks; all zero is well.' })
export class LedgerInvariants extends ProofView {
  @Field(() => Int, { description: 'Accounts whose stored balances differ from their entries.' })
  balanceDifferences!: number;

  @Field(() => Int, { description: 'Transactions and units whose entries do not add up to zero.' })
  unbalancedTransactions!: number;

  @Field(() => Int, { description: 'Accounts whose lots do not add up to available and pending.' })
  lotDifferences!: number;

  @Field(() => Int, { description: 'Accounts whose holds do not add up to held.' })
  holdDifferences!: number;

  @Field(() => Int, {
    description: 'Accounts whose growth inside the validity of their tier differs from that of its orders and '
      + 'interactions.',
  })
  validityDifferences!: number;

  @Field(() => Int, {
    description: 'Days of the charity fund 公益金 whose sums differ from its postings, and payouts that are posted '
      + 'otherwise than they stand.',
  })
  charityDifferences!: number;

  @Field(() => Int, { description: 'Accounts with available points and debt at once.' })
  availableWithDebt!: number;

  @Field(() => Int, { description: 'Accounts looked at.' })
  accounts!: number;
}
