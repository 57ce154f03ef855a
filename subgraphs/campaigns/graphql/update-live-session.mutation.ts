import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { refused } from '../../kernel/outcome.ts';
import { updateLiveSession } from '../commands/sessions/update-live-session.ts';
import { sessionsById } from '../queries/sessions-by-id.ts';
import { digestOf } from './claim-drop.mutation.ts';
import { LiveSession } from './live-session.type.ts';
import { BAD_PASSCODE } from './schedule-live-session.mutation.ts';
import { editErrorType } from './session-errors.ts';

@InputType({ description: 'Changes of a live session; fields that are absent or null stay.' })
export class UpdateLiveSessionInput {
  @Field(() => ID, { description: 'Live session id.' })
  id!: string;

  @Field(() => Int, { description: 'Version it was read at.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Title in Chinese, 1 to 100 characters.' })
  titleZh?: string | null;

  @Field(() => String, { nullable: true, description: 'Title in English, 1 to 100 characters.' })
  titleEn?: string | null;

  @Field(() => String, { nullable: true, description: 'Who presents 主播, 1 to 80 characters.' })
  host?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Planned begin; not once on air.' })
  startsAt?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Planned end.' })
  endsAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'For members only 会员专场.' })
  memberOnly?: boolean | null;

  @Field(() => String, {
    nullable: true, description: 'Another passcode 口令 from now on, 4 to 12 characters.',
  })
  passcode?: string | null;

  @Field({ defaultValue: false, description: 'Claims need no passcode any more.' })
  removePasscode!: boolean;
}

const UpdateLiveSessionUserError = editErrorType('UpdateLiveSession', {
  NOT_FOUND: 'There is no such session.',
  INVALID: 'A value is outside its limits; path says which.',
  INVALID_PASSCODE: BAD_PASSCODE,
  SESSION_ENDED: 'The session is over.',
  ON_AIR: 'The begin cannot be moved once on air.',
  DROPS_OUTSIDE: 'A drop would open outside the session.',
  MEMBER_ONLY: 'An item for members only is released in the room.',
});

@ObjectType({ simpleResolvers: true, description: 'The changed session.' })
export class UpdateLiveSessionPayload {
  @Field(() => LiveSession, { nullable: true, description: 'The session; null when refused.' })
  liveSession!: LiveSession | null;

  @Field(() => [UpdateLiveSessionUserError], { description: 'Why not.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class UpdateLiveSessionMutation {
  @Mutation(() => UpdateLiveSessionPayload, {
    description: 'Changes a live session or rotates its passcode 口令.',
  })
  @Scopes('campaigns:write')
  async updateLiveSession(
    @Arg('input', () => UpdateLiveSessionInput, { description: 'What changes.' })
    input: UpdateLiveSessionInput,
    @Ctx() context: GraphContext,
  ): Promise<UpdateLiveSessionPayload> {
    const { id, expectedVersion, passcode, removePasscode, ...fields } = input;
    const digest = await digestOf(context, passcode);
    if (passcode && !digest) {
      const bad = refused('INVALID_PASSCODE', BAD_PASSCODE, ['passcode']);
      return { liveSession: null, userErrors: userErrorsOf(bad) };
    }
    const outcome = await context.run(updateLiveSession, {
      sessionId: decodeId(PREFIX.liveSession, id), expectedVersion,
      changes: Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)),
      passcode: removePasscode ? null : digest ?? undefined,
    });
    return {
      liveSession: outcome.ok ? await context.load(sessionsById, outcome.value.sessionId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
