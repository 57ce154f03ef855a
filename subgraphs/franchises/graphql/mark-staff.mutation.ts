import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { encodeId } from '../../kernel/ids.ts';
import { markStaff } from '../commands/history/mark-staff.ts';
import { uuidOrNobody } from '../queries/network.ts';
import { Member } from './stubs.type.ts';

const MarkStaffUserError = userErrorType('MarkStaff', {
  NOT_FOUND: 'What path names is unknown or not visible.',
  INVALID: 'A field is malformed; path names it.',
  HEAD_OFFICE_ONLY: 'Only head office may do this.',
});

@InputType({ description: 'Input of markStaff.' })
class MarkStaffInput {
  @Field(() => ID, { description: 'Member id.' })
  memberId!: string;

  @Field(() => Boolean, { description: 'Staff or not.' })
  isStaff!: boolean;

  @Field(() => String, { description: 'Why, 5 to 500 characters; stays in the audit trail.' })
  reason!: string;

  @Field(() => String, { description: 'Same key and same input: the same answer again.' })
  idempotencyKey!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of markStaff.' })
class MarkStaffPayload {
  @Field(() => Member, {
    nullable: true, description: 'The member; its attribution as it is now; null when refused.',
  })
  member!: Member | null;

  @Field(() => [MarkStaffUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: InstanceType<typeof MarkStaffUserError>[];
}

@Resolver()
export class MarkStaffMutation {
  @Mutation(() => MarkStaffPayload, {
    description: 'Marks a member as staff 员工 or no longer: staff purchases earn nobody a rebate, '
      + 'from now on.',
  })
  @Scopes('franchises:write')
  async markStaff(
    @Arg('input', () => MarkStaffInput, { description: 'What to do.' }) input: MarkStaffInput,
    @Ctx() context: GraphContext,
  ): Promise<MarkStaffPayload> {
    const outcome = await context.run(markStaff, {
      memberId: uuidOrNobody(PREFIX.member, input.memberId), isStaff: input.isStaff,
      reason: input.reason,
    }, { idempotencyKey: input.idempotencyKey });
    return {
      member: outcome.ok
        ? { id: encodeId(PREFIX.member, outcome.value.memberId) } : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
