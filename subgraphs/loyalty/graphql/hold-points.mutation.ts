import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { PointsScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { holdPoints, type HoldValue } from '../commands/hold-points.ts';
import { holdsById } from '../queries/holdings.ts';
import { PointsHold } from './holding.type.ts';

export const MAX_BATCH = 200;

@InputType({ description: 'Points to set aside.' })
export class HoldPointsInput {
  @Field(() => ID, { description: 'Member id.' })
  memberId!: string;

  @Field(() => PointsScalar, { description: 'How many points, 1 to 1,000,000,000.' })
  points!: bigint;

  @Field({ description: 'What for, 1 to 200 characters.' })
  purpose!: string;

  @Field(() => Int, { description: 'Minutes until they go back by themselves, 1 to 21,600 (15 days).' })
  ttlMinutes!: number;

  @Field({ description: 'Makes a retry safe, 1 to 200 characters.' })
  idempotencyKey!: string;
}

@ObjectType('HoldPointsUserError', {
  simpleResolvers: true, description: 'A refusal of a hold; nothing was changed.',
})
export class HoldPointsUserError extends userErrorType('HoldPoints', {
  NOT_FOUND: 'There is no such member.',
  INVALID_POINTS: 'Points are 1 to 1,000,000,000.',
  INVALID_TTL: 'A hold lasts 1 to 21,600 minutes.',
  INVALID_PURPOSE: 'A purpose has 1 to 200 characters.',
  POINTS_DEBT: 'Points are owed 欠分: none can be spent; `debt` says how many.',
  INSUFFICIENT_POINTS: 'The member has fewer points; `available` says how many.',
}) {
  @Field(() => PointsScalar, { nullable: true, description: 'Points available, with INSUFFICIENT_POINTS.' })
  available?: bigint | null;

  @Field(() => PointsScalar, { nullable: true, description: 'Points owed, with POINTS_DEBT.' })
  debt?: bigint | null;
}

@ObjectType({ simpleResolvers: true, description: 'What holdPoints answers.' })
export class HoldPointsPayload {
  @Field(() => PointsHold, { nullable: true, description: 'The hold.' })
  hold!: PointsHold | null;

  @Field(() => [HoldPointsUserError], { description: 'Why not; empty on success.' })
  userErrors!: HoldPointsUserError[];
}

@InputType({ description: 'Many holds, each decided on its own.' })
export class HoldPointsBatchInput {
  @Field(() => [HoldPointsInput], { description: 'The holds, 1 to 200.' })
  holds!: HoldPointsInput[];
}

@ObjectType({ simpleResolvers: true, description: 'What holdPointsBatch answers.' })
export class HoldPointsBatchPayload {
  @Field(() => [HoldPointsPayload], { description: 'One result for each hold asked for, in order.' })
  results!: HoldPointsPayload[];
}

const inputOf = ({ memberId, points, purpose, ttlMinutes }: HoldPointsInput) =>
  ({ memberId: decodeId(PREFIX.member, memberId), points, purpose, ttlMinutes });

async function payloadOf(context: GraphContext, outcome: Outcome<HoldValue>): Promise<object> {
  const hold = outcome.ok ? await context.load(holdsById, outcome.value.holdId) : null;
  return { hold, userErrors: userErrorsOf(outcome) };
}

@Resolver()
export class HoldPointsMutation {
  @Mutation(() => HoldPointsPayload, {
    description: 'Sets points aside for a redemption, in spending order; they go back when time is up.',
  })
  @Scopes('loyalty:hold')
  async holdPoints(
    @Arg('input', () => HoldPointsInput, { description: 'What to set aside.' }) input: HoldPointsInput,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return payloadOf(context, await context.submit(holdPoints, inputOf(input), input.idempotencyKey));
  }

  @Mutation(() => HoldPointsBatchPayload, {
    description: 'Sets points of many members aside in one transaction; each is decided on its own.',
  })
  @Scopes('loyalty:hold')
  async holdPointsBatch(
    @Arg('input', () => HoldPointsBatchInput, { description: 'The holds.' })
    { holds }: HoldPointsBatchInput,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    if (holds.length < 1 || holds.length > MAX_BATCH) {
      throw new RequestError('LIMIT_EXCEEDED', `holds must be 1 to ${MAX_BATCH}.`);
    }
    const outcomes = await context.runBatch(holdPoints, holds.map((input) => (
      { input: inputOf(input), idempotencyKey: input.idempotencyKey })));
    return { results: await Promise.all(outcomes.map((o) => payloadOf(context, o))) };
  }
}
