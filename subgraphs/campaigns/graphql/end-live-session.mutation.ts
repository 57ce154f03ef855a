import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { endLiveSession } from '../commands/sessions/move-session.ts';
import { sessionsById } from '../queries/sessions-by-id.ts';
import { LiveSession } from './live-session.type.ts';
import { editErrorType } from './session-errors.ts';

@InputType({ description: 'The session that ends.' })
export class EndLiveSessionInput {
  @Field(() => ID, { description: 'Live session id.' })
  id!: string;

  @Field(() => Int, { description: 'Version it was read at.' })
  expectedVersion!: number;
}

const EndLiveSessionUserError = editErrorType('EndLiveSession', {
  NOT_FOUND: 'There is no such session.',
  WRONG_STATE: 'It is not on air.',
});

@ObjectType({ simpleResolvers: true, description: 'The ended session.' })
export class EndLiveSessionPayload {
  @Field(() => LiveSession, { nullable: true, description: 'The session; null when refused.' })
  liveSession!: LiveSession | null;

  @Field(() => [EndLiveSessionUserError], { description: 'Why not.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class EndLiveSessionMutation {
  @Mutation(() => EndLiveSessionPayload, {
    description: 'Ends a session 下播: no new claims; holds that are open go on until they expire.',
  })
  @Scopes('campaigns:write')
  async endLiveSession(
    @Arg('input', () => EndLiveSessionInput, { description: 'Which session.' })
    input: EndLiveSessionInput,
    @Ctx() context: GraphContext,
  ): Promise<EndLiveSessionPayload> {
    const outcome = await context.run(endLiveSession, {
      sessionId: decodeId(PREFIX.liveSession, input.id), expectedVersion: input.expectedVersion,
    });
    return {
      liveSession: outcome.ok ? await context.load(sessionsById, outcome.value.sessionId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
