import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { goLive } from '../commands/sessions/move-session.ts';
import { sessionsById } from '../queries/sessions-by-id.ts';
import { LiveSession } from './live-session.type.ts';
import { editErrorType } from './session-errors.ts';

@InputType({ description: 'The session that goes on air.' })
export class GoLiveInput {
  @Field(() => ID, { description: 'Live session id.' })
  id!: string;

  @Field(() => Int, { description: 'Version it was read at.' })
  expectedVersion!: number;
}

const GoLiveUserError = editErrorType('GoLive', {
  NOT_FOUND: 'There is no such session.',
  WRONG_STATE: 'It is on air already, or over, or its planned end has passed.',
});

@ObjectType({ simpleResolvers: true, description: 'The session on air.' })
export class GoLivePayload {
  @Field(() => LiveSession, { nullable: true, description: 'The session; null when refused.' })
  liveSession!: LiveSession | null;

  @Field(() => [GoLiveUserError], { description: 'Why not.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class GoLiveMutation {
  @Mutation(() => GoLivePayload, {
    description: 'Puts a scheduled session on air 开播: its drops can be claimed from their opening on.',
  })
  @Scopes('campaigns:write')
  async goLive(
    @Arg('input', () => GoLiveInput, { description: 'Which session.' }) input: GoLiveInput,
    @Ctx() context: GraphContext,
  ): Promise<GoLivePayload> {
    const outcome = await context.run(goLive, {
      sessionId: decodeId(PREFIX.liveSession, input.id), expectedVersion: input.expectedVersion,
    });
    return {
      liveSession: outcome.ok ? await context.load(sessionsById, outcome.value.sessionId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
