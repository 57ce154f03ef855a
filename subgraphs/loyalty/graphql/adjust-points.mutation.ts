import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { PointsScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { adjustPoints } from '../commands/adjust-points.ts';
import { accountsByMember } from '../queries/accounts.ts';
import { adjustmentsById } from '../queries/holdings.ts';
import { PointsAdjustment } from './holding.type.ts';
import { LoyaltyAccount } from './loyalty-account.type.ts';

@InputType({ description: 'Points to give or take by hand.' })
export class AdjustPointsInput {
  @Field(() => ID, { description: 'Member id.' })
  memberId!: string;

  @Field(() => PointsScalar, { description: 'Points to give, below zero to take; at most 1,000,000,000.' })
  points!: bigint;

  @Field({ description: 'Why, 1 to 500 characters.' })
  reason!: string;

  @Field({ description: 'Makes a retry safe, 1 to 200 characters.' })
  idempotencyKey!: string;
}

@ObjectType('AdjustPointsUserError', {
  simpleResolvers: true, description: 'A refusal of adjustPoints; nothing was changed.',
})
export class AdjustPointsUserError extends userErrorType('AdjustPoints', {
  NOT_FOUND: 'There is no such member.',
  INVALID_POINTS: 'Points are not zero and at most 1,000,000,000.',
  INVALID_REASON: 'A reason has 1 to 500 characters.',
  INSUFFICIENT_POINTS: 'The member has fewer points; `available` says how many.',
}) {
  @Field(() => PointsScalar, { nullable: true, description: 'Points available, with INSUFFICIENT_POINTS.' })
  available?: bigint | null;
}

@ObjectType({ simpleResolvers: true, description: 'What adjustPoints answers.' })
export class AdjustPointsPayload {
  @Field(() => PointsAdjustment, {
    nullable: true, description: 'The adjustment: posted, or waiting for a second person.',
  })
  adjustment!: PointsAdjustment | null;

  @Field(() => LoyaltyAccount, { nullable: true, description: 'The account afterwards.' })
  account!: LoyaltyAccount | null;

  @Field(() => [AdjustPointsUserError], { description: 'Why not; empty on success.' })
  userErrors!: AdjustPointsUserError[];
}

@Resolver()
export class AdjustPointsMutation {
  @Mutation(() => AdjustPointsPayload, {
    description: 'Gives or takes points by hand; above the limit a second person decides.',
  })
  @Scopes('loyalty:adjust')
  async adjustPoints(
    @Arg('input', () => AdjustPointsInput, { description: 'What to adjust.' }) input: AdjustPointsInput,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const memberId = decodeId(PREFIX.member, input.memberId);
    const outcome = await context.run(adjustPoints,
      { memberId, points: input.points, reason: input.reason },
      { idempotencyKey: input.idempotencyKey });
    if (!outcome.ok) return { adjustment: null, account: null, userErrors: userErrorsOf(outcome) };
    return {
      adjustment: await context.load(adjustmentsById, outcome.value.adjustmentId),
      account: await context.load(accountsByMember, memberId!), userErrors: [],
    };
  }
}
