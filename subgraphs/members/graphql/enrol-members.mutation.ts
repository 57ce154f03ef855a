import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import type { UserErrorView } from '../../kernel/graph/user-errors.ts';
import { enrolMembers } from '../commands/enrolment/enrol-members.ts';
import { MAX_ENROLMENTS } from '../commands/enrolment/enrolment.ts';
import { EnrolMemberInput, enrolmentOf } from './enrol-member.input.ts';
import { refusePersons } from './enrol-member.mutation.ts';
import {
  EnrolMemberPayload, enrolmentPayload, EnrolMembersUserError,
} from './enrol-member.payload.ts';

@InputType({ description: 'Many customers to enrol at once.' })
export class EnrolMembersInput {
  @Field(() => [EnrolMemberInput], {
    description: '1 to 500 customers, each with its own idempotency key; the order counts.',
  })
  members!: EnrolMemberInput[];
}

@ObjectType({ simpleResolvers: true, description: 'What became of many enrolments.' })
export class EnrolMembersPayload {
  @Field(() => [EnrolMemberPayload], {
    description: 'One per customer, in the order sent; each is accepted or refused on its own.',
  })
  results!: EnrolMemberPayload[];

  @Field(() => [EnrolMembersUserError], {
    description: 'Every refusal, its path beginning with "members" and the index.',
  })
  userErrors!: UserErrorView[];
}

@Resolver()
export class EnrolMembersMutation {
  @Mutation(() => EnrolMembersPayload, {
    description: 'Enrols up to 500 customers in one transaction, for imports and busy channels 批量入会.',
  })
  @Scopes('members:write')
  async enrolMembers(
    @Arg('input', () => EnrolMembersInput, { description: 'The customers.' }) input: EnrolMembersInput,
    @Ctx() context: GraphContext,
  ): Promise<EnrolMembersPayload> {
    refusePersons(context);
    const { members } = input;
    if (members.length < 1 || members.length > MAX_ENROLMENTS) {
      throw new RequestError('LIMIT_EXCEEDED', `members has 1 to ${MAX_ENROLMENTS} rows.`);
    }
    const outcomes = await context.runBatch(enrolMembers, members.map((member) => ({
      input: enrolmentOf(member), idempotencyKey: member.idempotencyKey,
    })));
    const results = await Promise.all(outcomes.map((outcome, index) =>
      enrolmentPayload(context, outcome, ['members', String(index)])));
    return { results, userErrors: results.flatMap((result) => result.userErrors) };
  }
}
