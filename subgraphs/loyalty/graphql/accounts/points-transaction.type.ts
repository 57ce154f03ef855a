import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { ConnectionOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { LedgerAccount, PostingKind } from '../../domain/account-book.ts';
import { LedgerAccountName, PostingKindName } from '../words.ts';

@ObjectType({
  simpleResolvers: true, description: 'Points by where they are 各项余额; of a movement: how it changed each.',
})
export class PointsBalances {
  @Field(() => PointsScalar, { description: 'Spendable 可用.' })
  available!: bigint;

  @Field(() => PointsScalar, { description: 'Whose return window runs 待生效.' })
  pending!: bigint;

  @Field(() => PointsScalar, { description: 'Set aside for a redemption 冻结.' })
  held!: bigint;

  @Field(() => PointsScalar, { description: 'Owed 待补扣; what is earned repays it first.' })
  debt!: bigint;
}

@ObjectType({ simpleResolvers: true, description: 'One side of a movement in the ledger.' })
export class PointsEntry {
  @Field(() => LedgerAccountName, { description: 'Account of the ledger.' })
  account!: LedgerAccount;

  @Field(() => PointsScalar, { description: 'Signed amount; a transaction’s amounts add up to zero.' })
  amount!: bigint;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A transaction 积分流水 of a member’s points and growth.',
})
@Directive('@key(fields: "id")')
@Scopes('loyalty:read')
export class PointsTransaction extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field(() => PostingKindName, { description: 'What happened.' })
  kind!: PostingKind;

  @Field(() => PointsScalar, {
    description: 'Change of all the member’s points: available, pending and held, less debt.',
  })
  points!: bigint;

  @Field(() => PointsScalar, { description: 'Change of growth 成长值, pending included.' })
  growth!: bigint;

  @Field(() => DateTimeScalar, { description: 'Business time: payment, return, expiry.' })
  at!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was written to the ledger.' })
  postedAt!: Date;

  @Field(() => Int, { description: 'Its line in the statement of the account, from 1 in the order of posting.' })
  lineNo!: number;

  @Field(() => PointsBalances, { description: 'All balances after it: those of the line before, plus its change.' })
  balanceAfter!: PointsBalances;

  @Field(() => PointsScalar, {
    description: 'Available points after it.', deprecationReason: 'Use balanceAfter { available } by 2027-06-30.',
  })
  availableAfter!: bigint;

  @Field(() => PointsScalar, {
    description: 'Points owed after it.', deprecationReason: 'Use balanceAfter { debt } by 2027-06-30.',
  })
  debtAfter!: bigint;

  actorName!: string;

  uuid!: string;
  memberId!: string;
  orderId!: string | null;
  reason!: string | null;
}

export const PointsTransactionConnection = ConnectionOf(PointsTransaction, 'PointsTransaction',
  'Transactions of a member, the last posted first.');

@ObjectType({ simpleResolvers: true, description: 'Why a transaction came about.' })
export class PointsCause {
  @Field(() => String, { nullable: true, description: 'Reason, in words or as a code.' })
  reason!: string | null;

  orderId!: string | null;
}
