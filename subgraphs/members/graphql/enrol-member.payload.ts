import { Field, Int, ObjectType } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { EnrolmentValue } from '../commands/enrolment/enrolment.ts';
import type { Resolution } from '../domain/words.ts';
import { membersById } from '../queries/members-by-id.ts';
import { mergeCasesById } from '../queries/merge-cases.ts';
import { EnrolResolution } from './words.ts';
import { Member } from './member.type.ts';
import { MergeCase } from './merge-case.type.ts';

export const PROFILE_CODES = {
  NAME_INVALID: 'The name is longer than 80 characters or holds control characters.',
  PHONE_INVALID: 'This is no phone number of the region, nor one in E.164.',
  EMAIL_INVALID: 'This is no e-mail address of at most 254 characters.',
  BIRTHDAY_INVALID: 'The birthday is before 1900 or in the future.',
  CITY_INVALID: 'The city is longer than 80 characters or holds control characters.',
  OCCUPATION_INVALID: 'The occupation is longer than 80 characters or holds control characters.',
  PREFERENCE_INVALID: 'A preference is not in its list, or the ring size not from 1 to 33.',
};

/** For those who see phones masked: domain/phone-guessing.ts has the numbers. */
export const TOO_MANY_ATTEMPTS = 'A franchise or channel showed too many verified phones in an hour, '
  + 'or in a day too many that look alike when masked; waitSeconds says how long to wait.';
export const WAIT_SECONDS = 'With TOO_MANY_ATTEMPTS: seconds to wait.';

const { OCCUPATION_INVALID: _, PREFERENCE_INVALID: __, ...ENROLMENT_CODES } = PROFILE_CODES;

const REFUSALS = {
  ...ENROLMENT_CODES,
  NOT_FOUND: 'There is no such channel or outlet.',
  CHANNEL_NOT_YOURS: 'The caller enrols for its own channel only.',
  OUTLET_REQUIRED: 'A franchise must name the outlet.',
  OUTLET_CLOSED: 'The outlet is closed.',
  EXTERNAL_ID_INVALID: 'External id and channel go together; 1 to 200 characters.',
  IDENTITY_OR_PHONE_REQUIRED: 'Neither a channel identity nor a phone was given.',
  ENROLLED_AT_INVALID: 'Not between 1990 and now, or the caller may not import.',
  TOO_MANY_ATTEMPTS,
};

@ObjectType('EnrolMemberUserError', {
  simpleResolvers: true, description: 'A refusal of EnrolMember; nothing was changed.',
})
export class EnrolMemberUserError extends userErrorType('EnrolMember', REFUSALS) {
  @Field(() => Int, { nullable: true, description: WAIT_SECONDS })
  waitSeconds?: number | null;
}

@ObjectType('EnrolMembersUserError', {
  simpleResolvers: true, description: 'A refusal of EnrolMembers; nothing was changed.',
})
export class EnrolMembersUserError extends userErrorType('EnrolMembers', REFUSALS) {
  @Field(() => Int, { nullable: true, description: WAIT_SECONDS })
  waitSeconds?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of an enrolment.' })
export class EnrolMemberPayload {
  @Field(() => Member, {
    nullable: true, description: 'The member; null when refused or not visible to the caller.',
  })
  member!: Member | null;

  @Field(() => EnrolResolution, { nullable: true, description: 'How it was found; null when refused.' })
  resolution!: Resolution | null;

  @Field(() => MergeCase, {
    nullable: true, description: 'The case an operator must decide; only head office sees it.',
  })
  mergeCase!: MergeCase | null;

  @Field(() => [EnrolMemberUserError], { description: 'Why it was refused; empty on success.' })
  userErrors!: UserErrorView[];
}

export async function enrolmentPayload(
  context: GraphContext, outcome: Outcome<EnrolmentValue>, path: readonly string[] = [],
): Promise<EnrolMemberPayload> {
  const userErrors = userErrorsOf(outcome).map((error) => ({ ...error, path: [...path, ...error.path] }));
  if (!outcome.ok) return { member: null, resolution: null, mergeCase: null, userErrors };
  const { memberId, resolution, mergeCaseId } = outcome.value;
  const [member, mergeCase] = await Promise.all([
    context.load(membersById, memberId),
    mergeCaseId === null ? null : context.load(mergeCasesById, mergeCaseId),
  ]);
  return { member, resolution, mergeCase, userErrors };
}
