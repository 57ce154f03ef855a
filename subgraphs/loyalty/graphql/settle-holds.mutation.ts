import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { settleHolds, type SettleInput, type SettleValue } from '../commands/settle-holds.ts';
import { holdsById } from '../queries/holdings.ts';
import { MAX_BATCH } from './hold-points.mutation.ts';
import { PointsHold } from './holding.type.ts';

@InputType({ description: 'A hold to settle.' })
export class SettleHoldInput {
  @Field(() => ID, { description: 'Hold id.' })
  holdId!: string;

  @Field(() => String, { nullable: true, description: 'Why, at most 200 characters.' })
  reason?: string | null;

  @Field({ description: 'Makes a retry safe, 1 to 200 characters.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Many holds to settle, each decided on its own; 1 to 200 in all.' })
export class SettleHoldsInput {
  @Field(() => [SettleHoldInput], { defaultValue: [], description: 'Holds whose points are spent, at most 200.' })
  captures!: SettleHoldInput[];

  @Field(() => [SettleHoldInput], { defaultValue: [], description: 'Holds whose points go back, at most 200.' })
  voids!: SettleHoldInput[];
}

const SettleHoldUserError = userErrorType('SettleHold', {
  NOT_FOUND: 'There is no such hold.',
  ALREADY_CAPTURED: 'The points of this hold are spent.',
  ALREADY_VOIDED: 'The points of this hold went back.',
  HOLD_EXPIRED: 'The time of this hold is up.',
  INVALID_REASON: 'A reason has at most 200 characters.',
});

@ObjectType({ simpleResolvers: true, description: 'What settling a hold answers.' })
export class SettleHoldPayload {
  @Field(() => PointsHold, { nullable: true, description: 'The hold afterwards.' })
  hold!: PointsHold | null;

  @Field(() => [SettleHoldUserError], { description: 'Why not; empty on success.' })
  userErrors!: object[];
}

@ObjectType({ simpleResolvers: true, description: 'What settleHolds answers.' })
export class SettleHoldsPayload {
  @Field(() => [SettleHoldPayload], { description: 'Results: captures first, then voids, in order.' })
  results!: SettleHoldPayload[];
}

async function settle(
  context: GraphContext, action: SettleInput['action'], inputs: readonly SettleHoldInput[],
): Promise<Outcome<SettleValue>[]> {
  return context.runBatch(settleHolds, inputs.map((input) => ({
    input: { holdId: decodeId(PREFIX.pointsHold, input.holdId), action, reason: input.reason ?? null },
    idempotencyKey: input.idempotencyKey,
  })));
}

async function payloadOf(context: GraphContext, outcome: Outcome<SettleValue>): Promise<object> {
  const hold = outcome.ok ? await context.load(holdsById, outcome.value.holdId) : null;
  return { hold, userErrors: userErrorsOf(outcome) };
}

@Resolver()
export class SettleHoldsMutation {
  @Mutation(() => SettleHoldPayload, { description: 'Spends points that were set aside.' })
  @Scopes('loyalty:hold')
  async captureHold(
    @Arg('input', () => SettleHoldInput, { description: 'Which hold.' }) input: SettleHoldInput,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const [outcome] = await settle(context, 'capture', [input]);
    return payloadOf(context, outcome!);
  }

  @Mutation(() => SettleHoldPayload, { description: 'Gives points back to the lots they came from.' })
  @Scopes('loyalty:hold')
  async voidHold(
    @Arg('input', () => SettleHoldInput, { description: 'Which hold.' }) input: SettleHoldInput,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const [outcome] = await settle(context, 'void', [input]);
    return payloadOf(context, outcome!);
  }

  @Mutation(() => SettleHoldsPayload, { description: 'Spends or gives back the points of many holds.' })
  @Scopes('loyalty:hold')
  async settleHolds(
    @Arg('input', () => SettleHoldsInput, { description: 'Which holds.' })
    { captures, voids }: SettleHoldsInput,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const size = captures.length + voids.length;
    if (size < 1 || size > MAX_BATCH) {
      throw new RequestError('LIMIT_EXCEEDED', `captures and voids must be 1 to ${MAX_BATCH} in all.`);
    }
    const outcomes = [
      ...await settle(context, 'capture', captures), ...await settle(context, 'void', voids),
    ];
    return { results: await Promise.all(outcomes.map((o) => payloadOf(context, o))) };
  }
}
