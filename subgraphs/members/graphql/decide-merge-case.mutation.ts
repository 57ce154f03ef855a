import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { refused } from '../../kernel/outcome.ts';
import { decideMergeCase } from '../commands/decide-merge-case.ts';
import { membersById } from '../queries/members-by-id.ts';
import { mergeCasesById } from '../queries/merge-cases.ts';
import { MergeDecision } from './enums.ts';
import { Member } from './member.type.ts';
import { MergeCase } from './merge-case.type.ts';

@InputType({ description: 'An operator\'s decision on a merge case.' })
export class DecideMergeCaseInput {
  @Field(() => ID, { description: 'Merge case.' })
  id!: string;

  @Field(() => MergeDecision, { description: 'One person, or two.' })
  decision!: 'merge' | 'dismiss';

  @Field({ description: 'Why, 5 to 500 characters; kept in the audit trail.' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'Version the case was read at; unchecked without it.' })
  expectedVersion?: number | null;

  @Field({ defaultValue: false, description: 'Only tell whether it would be accepted; change nothing.' })
  dryRun!: boolean;
}

const DecideMergeCaseRefusal = userErrorType('DecideMergeCase', {
  NOT_FOUND: 'There is no such merge case.',
  STALE: 'The case was changed meanwhile; see currentVersion.',
  ALREADY_DECIDED: 'The case was decided before.',
  REASON_INVALID: 'A reason has 5 to 500 characters.',
});

@ObjectType('DecideMergeCaseUserError', {
  simpleResolvers: true, description: 'A refusal of DecideMergeCase; nothing was changed.',
})
export class DecideMergeCaseUserError extends DecideMergeCaseRefusal {
  @Field(() => Int, { nullable: true, description: 'With STALE: the version there is now.' })
  currentVersion?: number;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a decision.' })
export class DecideMergeCasePayload {
  @Field(() => MergeCase, { nullable: true, description: 'The case; null when refused.' })
  mergeCase!: MergeCase | null;

  @Field(() => Member, { nullable: true, description: 'With MERGE: the member who survives.' })
  survivor!: Member | null;

  @Field(() => [DecideMergeCaseUserError], { description: 'Why it was refused; empty on success.' })
  userErrors!: DecideMergeCaseUserError[];
}

@Resolver()
export class DecideMergeCaseMutation {
  @Mutation(() => DecideMergeCasePayload, {
    description: 'Decides whether two members are one person 合并决定. A merge keeps the older id; orders, '
      + 'points and attribution follow it.',
  })
  @Scopes('members:merge')
  async decideMergeCase(
    @Arg('input', () => DecideMergeCaseInput, { description: 'The decision.' })
    input: DecideMergeCaseInput, @Ctx() context: GraphContext,
  ): Promise<DecideMergeCasePayload> {
    const { dryRun, id, decision, reason, expectedVersion = null } = input;
    const caseId = decodeId(PREFIX.mergeCase, id);
    const outcome = caseId === null
      ? refused('NOT_FOUND', 'There is no such merge case.', ['id'])
      : await context.run(decideMergeCase, { caseId, decision, reason, expectedVersion }, { dryRun });
    const userErrors = userErrorsOf(outcome) as DecideMergeCaseUserError[];
    if (!outcome.ok) return { mergeCase: null, survivor: null, userErrors };
    const { survivorId } = outcome.value;
    const [mergeCase, survivor] = await Promise.all([
      context.load(mergeCasesById, outcome.value.caseId),
      survivorId === null ? null : context.load(membersById, survivorId),
    ]);
    return { mergeCase, survivor, userErrors };
  }
}
