import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { refused } from '../../kernel/outcome.ts';
import { scheduleLiveSession } from '../commands/sessions/schedule-live-session.ts';
import { sessionsById } from '../queries/sessions-by-id.ts';
import { digestOf } from './claim-drop.mutation.ts';
import { LiveSession } from './live-session.type.ts';

@InputType({ description: 'A live session to announce.' })
export class ScheduleLiveSessionInput {
  @Field({ description: 'Title in Chinese, 1 to 100 characters.' })
  titleZh!: string;

  @Field({ description: 'Title in English, 1 to 100 characters.' })
  titleEn!: string;

  @Field({ description: 'Who presents 主播, 1 to 80 characters.' })
  host!: string;

  @Field(() => ID, { description: 'The live room 直播间 (outlet) it sells for.' })
  outletId!: string;

  @Field(() => DateTimeScalar, { description: 'Planned begin, at most 400 days ahead.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Planned end, at most 24 hours after the begin.' })
  endsAt!: Date;

  @Field({ defaultValue: true, description: 'For members only 会员专场.' })
  memberOnly!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Passcode 口令 of 4 to 12 characters after NFKC, trimming and case folding; kept as a '
      + 'keyed hash and never answered.',
  })
  passcode?: string | null;

  @Field({ description: '1 to 200 characters; makes a retry safe.' })
  idempotencyKey!: string;
}

export const BAD_PASSCODE = 'A passcode has 4 to 12 characters.';

const ScheduleLiveSessionUserError = userErrorType('ScheduleLiveSession', {
  INVALID: 'A value is outside its limits; path says which.',
  INVALID_PASSCODE: BAD_PASSCODE,
  NOT_FOUND: 'There is no such outlet.',
  OUTLET_CLOSED: 'The outlet is closed for good.',
});

@ObjectType({ simpleResolvers: true, description: 'The announced session.' })
export class ScheduleLiveSessionPayload {
  @Field(() => LiveSession, { nullable: true, description: 'The session; null when refused.' })
  liveSession!: LiveSession | null;

  @Field(() => [ScheduleLiveSessionUserError], { description: 'Why not.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class ScheduleLiveSessionMutation {
  @Mutation(() => ScheduleLiveSessionPayload, { description: 'Announces a live session 直播场次.' })
  @Scopes('campaigns:write')
  async scheduleLiveSession(
    @Arg('input', () => ScheduleLiveSessionInput, { description: 'The session.' })
    input: ScheduleLiveSessionInput,
    @Ctx() context: GraphContext,
  ): Promise<ScheduleLiveSessionPayload> {
    const { idempotencyKey, passcode, outletId, ...fields } = input;
    const digest = await digestOf(context, passcode);
    if (passcode && !digest) {
      const bad = refused('INVALID_PASSCODE', BAD_PASSCODE, ['passcode']);
      return { liveSession: null, userErrors: userErrorsOf(bad) };
    }
    const outcome = await context.run(scheduleLiveSession, {
      ...fields, outletId: decodeId(PREFIX.outlet, outletId), passcode: digest,
    }, { idempotencyKey });
    return {
      liveSession: outcome.ok ? await context.load(sessionsById, outcome.value.sessionId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
