import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { DateTimeScalar, PointsScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { refused } from '../../kernel/outcome.ts';
import {
  recordInteractions, type InteractionInput as CommandInput,
} from '../commands/record-interactions.ts';
import type { InteractionKind } from '../domain/growth.ts';
import { MAX_BATCH } from './hold-points.mutation.ts';
import { wasOnAir } from '../domain/on-air.ts';
import { airTimes } from './ask-sessions.ts';
import { InteractionKindName } from './words.ts';

@InputType({ description: 'What a member did to a content.' })
export class InteractionInput {
  @Field(() => ID, { description: 'Live session id or other content id (TypeID of a session).' })
  contentId!: string;

  @Field(() => InteractionKindName, { description: 'What was done.' })
  kind!: InteractionKind;

  @Field(() => DateTimeScalar, { description: 'When; not in the future.' })
  at!: Date;
}

@InputType({ description: 'Interactions of one member.' })
export class RecordInteractionsInput {
  @Field(() => ID, { description: 'Member id.' })
  memberId!: string;

  @Field(() => [InteractionInput], { description: 'What was done, 1 to 200.' })
  interactions!: InteractionInput[];

  @Field({ description: 'Makes a retry safe, 1 to 200 characters.' })
  idempotencyKey!: string;
}

const RecordInteractionsUserError = userErrorType('RecordInteractions', {
  NOT_FOUND: 'There is no such member or content.',
  IN_THE_FUTURE: 'An interaction has happened already.',
  NOT_LIVE: 'The session was not on air at that time.',
});

@ObjectType({ simpleResolvers: true, description: 'What recordInteractions answers.' })
export class RecordInteractionsPayload {
  @Field(() => PointsScalar, { nullable: true, description: 'Growth 成长值 that was earned.' })
  growth!: bigint | null;

  @Field(() => [RecordInteractionsUserError], { description: 'Why not; empty on success.' })
  userErrors!: object[];
}

function readInteractions(input: RecordInteractionsInput, now: Date) {
  const interactions: CommandInput['interactions'][number][] = [];
  for (const [index, { contentId, kind, at }] of input.interactions.entries()) {
    const path = ['interactions', String(index)];
    const content = decodeId(PREFIX.liveSession, contentId);
    if (!content) return refused('NOT_FOUND', 'There is no such content.', [...path, 'contentId']);
    if (at > now) return refused('IN_THE_FUTURE', 'It has not happened yet.', [...path, 'at']);
    interactions.push({ contentId: content, kind, at });
  }
  return interactions;
}

/** A session that nobody held, or held at another time, moves no growth. */
async function refusalOfTimes(context: GraphContext, interactions: CommandInput['interactions']) {
  const sessions = await airTimes(context, interactions);
  for (const [index, { contentId, at }] of interactions.entries()) {
    const session = sessions.get(contentId);
    const path = ['interactions', String(index)];
    if (!session) return refused('NOT_FOUND', 'There is no such content.', [...path, 'contentId']);
    if (!wasOnAir(session, at)) {
      return refused('NOT_LIVE', 'The session was not on air at that time.', [...path, 'at']);
    }
  }
  return null;
}

@Resolver()
export class RecordInteractionsMutation {
  @Mutation(() => RecordInteractionsPayload, {
    description: 'Growth for likes, comments and shares: one of each per content, 50 a day. Only of sessions that '
      + 'were on air at that time.',
  })
  @Scopes('loyalty:interact')
  async recordInteractions(
    @Arg('input', () => RecordInteractionsInput, { description: 'What was done.' })
    input: RecordInteractionsInput,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    if (input.interactions.length < 1 || input.interactions.length > MAX_BATCH) {
      throw new RequestError('LIMIT_EXCEEDED', `interactions must be 1 to ${MAX_BATCH}.`);
    }
    const interactions = readInteractions(input, context.now);
    if ('ok' in interactions) return { growth: null, userErrors: userErrorsOf(interactions) };
    const unbelieved = await refusalOfTimes(context, interactions);
    if (unbelieved) return { growth: null, userErrors: userErrorsOf(unbelieved) };
    const memberId = decodeId(PREFIX.member, input.memberId);
    if (!memberId) {
      const refusal = refused('NOT_FOUND', 'There is no such member.', ['memberId']);
      return { growth: null, userErrors: userErrorsOf(refusal) };
    }
    const outcome = await context.submit(recordInteractions, { memberId, interactions },
      input.idempotencyKey);
    return {
      growth: outcome.ok ? outcome.value.growth : null, userErrors: userErrorsOf(outcome),
    };
  }
}
