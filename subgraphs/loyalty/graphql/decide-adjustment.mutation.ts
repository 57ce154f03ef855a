import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { PointsScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { decideAdjustment } from '../commands/decide-adjustment.ts';
import { adjustmentsById } from '../queries/holdings.ts';
import { PointsAdjustment } from './holding.type.ts';

@InputType({ description: 'A second person’s decision.' })
export class DecidePointsAdjustmentInput {
  @Field(() => ID, { description: 'Adjustment id.' })
  adjustmentId!: string;

  @Field({ description: 'True posts it, false rejects it.' })
  approve!: boolean;

  @Field(() => String, { nullable: true, description: 'Note, at most 500 characters.' })
  note?: string | null;

  @Field(() => Int, { description: 'Version of the adjustment as it was read.' })
  expectedVersion!: number;

  @Field({ description: 'Makes a retry safe, 1 to 200 characters.' })
  idempotencyKey!: string;
}

@ObjectType('DecidePointsAdjustmentUserError', {
  simpleResolvers: true, description: 'A refusal of decidePointsAdjustment; nothing was changed.',
})
export class DecidePointsAdjustmentUserError extends userErrorType('DecidePointsAdjustment', {
  NOT_FOUND: 'There is no such adjustment.',
  STALE: 'It was changed meanwhile; `currentVersion` is its version now.',
  ALREADY_DECIDED: 'It has been decided, or needed no decision.',
  SAME_PERSON: 'Who asked cannot decide.',
  INVALID_NOTE: 'A note has at most 500 characters.',
  INSUFFICIENT_POINTS: 'The member has fewer points; `available` says how many.',
}) {
  @Field(() => PointsScalar, { nullable: true, description: 'Points available, with INSUFFICIENT_POINTS.' })
  available?: bigint | null;

  @Field(() => Int, { nullable: true, description: 'Version now, with STALE.' })
  currentVersion?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What decidePointsAdjustment answers.' })
export class DecidePointsAdjustmentPayload {
  @Field(() => PointsAdjustment, { nullable: true, description: 'The adjustment afterwards.' })
  adjustment!: PointsAdjustment | null;

  @Field(() => [DecidePointsAdjustmentUserError], { description: 'Why not; empty on success.' })
  userErrors!: DecidePointsAdjustmentUserError[];
}

@Resolver()
export class DecideAdjustmentMutation {
  @Mutation(() => DecidePointsAdjustmentPayload, {
    description: 'Approves or rejects an adjustment that somebody else asked for.',
  })
  @Scopes('loyalty:approve')
  async decidePointsAdjustment(
    @Arg('input', () => DecidePointsAdjustmentInput, { description: 'The decision.' })
    input: DecidePointsAdjustmentInput,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const outcome = await context.run(decideAdjustment, {
      adjustmentId: decodeId(PREFIX.pointsAdjustment, input.adjustmentId), approve: input.approve,
      note: input.note ?? null, expectedVersion: input.expectedVersion,
    }, { idempotencyKey: input.idempotencyKey });
    return {
      adjustment: outcome.ok
        ? await context.load(adjustmentsById, outcome.value.adjustmentId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
