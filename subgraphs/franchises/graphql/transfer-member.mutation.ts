import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { encodeId } from '../../kernel/ids.ts';
import { transferMember } from '../commands/history/transfer-member.ts';
import { uuidOrNobody } from '../queries/network.ts';
import { Member } from './stubs.type.ts';

const TransferMemberUserError = userErrorType('TransferMember', {
  NOT_FOUND: 'What path names is unknown or not visible.',
  ALREADY_THERE: 'The member belongs there already.',
  INVALID: 'A field is malformed; path names it.',
  HEAD_OFFICE_ONLY: 'Only head office may do this.',
});

@InputType({ description: 'Input of transferMember.' })
class TransferMemberInput {
  @Field(() => ID, { description: 'Member id.' })
  memberId!: string;

  @Field(() => ID, { nullable: true, description: 'New home; left out or null for head office.' })
  franchiseId?: string | null;

  @Field(() => String, { description: 'Why, 5 to 500 characters; stays in the audit trail.' })
  reason!: string;

  @Field(() => String, { description: 'Same key and same input: the same answer again.' })
  idempotencyKey!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of transferMember.' })
class TransferMemberPayload {
  @Field(() => Member, {
    nullable: true, description: 'The member; its attribution as it is now; null when refused.',
  })
  member!: Member | null;

  @Field(() => [TransferMemberUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: InstanceType<typeof TransferMemberUserError>[];
}

@Resolver()
export class TransferMemberMutation {
  @Mutation(() => TransferMemberPayload, {
    description: 'Moves a member to a franchise or head office by hand 人工调整归属, from now for a '
      + 'whole period.',
  })
  @Scopes('franchises:write')
  async transferMember(
    @Arg('input', () => TransferMemberInput, { description: 'What to do.' })
    input: TransferMemberInput,
    @Ctx() context: GraphContext,
  ): Promise<TransferMemberPayload> {
    const outcome = await context.run(transferMember, {
      memberId: uuidOrNobody(PREFIX.member, input.memberId), reason: input.reason,
      franchiseId: input.franchiseId ? uuidOrNobody(PREFIX.franchise, input.franchiseId) : null,
    }, { idempotencyKey: input.idempotencyKey });
    return {
      member: outcome.ok
        ? { id: encodeId(PREFIX.member, outcome.value.memberId) } : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
