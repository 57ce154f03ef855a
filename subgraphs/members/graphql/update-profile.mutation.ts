import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { DateScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { refused } from '../../kernel/outcome.ts';
import { updateProfile } from '../commands/update-profile.ts';
import type { Gender as GenderWord } from '../domain/words.ts';
import { membersById } from '../queries/members-by-id.ts';
import { PROFILE_CODES, TOO_MANY_ATTEMPTS, WAIT_SECONDS } from './enrol-member.payload.ts';
import { Gender, OccasionPreference, StonePreference, StylePreference } from './enums.ts';
import { Member } from './member.type.ts';

@InputType({ description: 'An edit of a profile 会员资料. Fields left out stay; null clears.' })
export class UpdateProfileInput {
  @Field(() => ID, { description: 'Member.' })
  memberId!: string;

  @Field(() => Int, { description: 'Version the profile was read at.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Full name, at most 80 characters.' })
  name?: string | null;

  @Field(() => Gender, { nullable: true, description: 'Gender.' })
  gender?: GenderWord | null;

  @Field(() => DateScalar, { nullable: true, description: 'Birthday, 1900-01-01 to today.' })
  birthday?: string | null;

  @Field(() => String, {
    nullable: true, description: 'E.164, or as people write it in the home region.',
  })
  phone?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the member proved to hold the phone; a new phone is unverified without it.',
  })
  phoneVerified?: boolean | null;

  @Field(() => String, { nullable: true, description: 'E-mail, at most 254 characters.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Occupation, at most 80 characters.' })
  occupation?: string | null;

  @Field(() => String, { nullable: true, description: 'City of residence, at most 80 characters.' })
  city?: string | null;

  @Field(() => [StylePreference], { nullable: true, description: 'All styles the member likes.' })
  styles?: string[] | null;

  @Field(() => [StonePreference], { nullable: true, description: 'All stones the member likes.' })
  stones?: string[] | null;

  @Field(() => [OccasionPreference], { nullable: true, description: 'All occasions.' })
  occasions?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Ring size, Hong Kong scale 港码, 1 to 33.' })
  ringSize?: number | null;
}

const UpdateProfileRefusal = userErrorType('UpdateProfile', {
  ...PROFILE_CODES,
  NOT_FOUND: 'There is no such member.',
  STALE: 'Somebody else changed the member meanwhile; see currentVersion.',
  PHONE_TAKEN: 'Another member has verified this phone.',
  PHONE_NOT_VERIFIABLE: 'There is no phone to verify, or the caller may not say so.',
  CONSENT_REQUIRED: 'A franchise changes contact details only with the member\'s consent.',
  TOO_MANY_ATTEMPTS,
});

@ObjectType('UpdateProfileUserError', {
  simpleResolvers: true, description: 'A refusal of UpdateProfile; nothing was changed.',
})
export class UpdateProfileUserError extends UpdateProfileRefusal {
  @Field(() => Int, { nullable: true, description: 'With STALE: the version there is now.' })
  currentVersion?: number;

  @Field(() => Int, { nullable: true, description: WAIT_SECONDS })
  waitSeconds?: number;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a profile edit.' })
export class UpdateProfilePayload {
  @Field(() => Member, { nullable: true, description: 'The member after the edit; null when refused.' })
  member!: Member | null;

  @Field(() => [UpdateProfileUserError], { description: 'Why it was refused; empty on success.' })
  userErrors!: UpdateProfileUserError[];
}

@Resolver()
export class UpdateProfileMutation {
  @Mutation(() => UpdateProfilePayload, { description: 'Edits what a member told about itself 会员资料.' })
  @Scopes('members:write')
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'The edit.' }) input: UpdateProfileInput,
    @Ctx() context: GraphContext,
  ): Promise<UpdateProfilePayload> {
    const memberId = decodeId(PREFIX.member, input.memberId);
    const outcome = memberId === null
      ? refused('NOT_FOUND', 'There is no such member.', ['memberId'])
      : await context.run(updateProfile, { ...input, memberId });
    return {
      member: outcome.ok ? await context.load(membersById, outcome.value.memberId) : null,
      userErrors: userErrorsOf(outcome) as UpdateProfileUserError[],
    };
  }
}
