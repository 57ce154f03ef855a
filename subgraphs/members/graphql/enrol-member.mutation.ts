import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { enrolMembers } from '../commands/enrolment/enrol-members.ts';
import { EnrolMemberInput, enrolmentOf } from './enrol-member.input.ts';
import { EnrolMemberPayload, enrolmentPayload } from './enrol-member.payload.ts';

/** Members are enrolled by those who serve them. */
export function refusePersons({ actor }: GraphContext): void {
  if (actor.kind === 'person') throw new RequestError('FORBIDDEN', 'Members do not enrol members.');
}

@Resolver()
export class EnrolMemberMutation {
  @Mutation(() => EnrolMemberPayload, {
    description: 'Enrols a customer 入会, or finds the member the customer already is: first by channel '
      + 'identity, then by verified phone, else as a new member (OneID 全域会员通).',
  })
  @Scopes('members:write')
  async enrolMember(
    @Arg('input', () => EnrolMemberInput, { description: 'The customer.' }) input: EnrolMemberInput,
    @Ctx() context: GraphContext,
  ): Promise<EnrolMemberPayload> {
    refusePersons(context);
    const outcome = await context.submit(enrolMembers, enrolmentOf(input), input.idempotencyKey);
    return enrolmentPayload(context, outcome);
  }
}
