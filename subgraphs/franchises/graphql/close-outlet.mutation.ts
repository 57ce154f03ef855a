import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { closeOutlet } from '../commands/network/close-outlet.ts';
import { uuidOrNobody } from '../queries/network.ts';
import { outletsById } from '../queries/outlets.ts';
import { Outlet } from './outlet.type.ts';

const CloseOutletRefusal = userErrorType('CloseOutlet', {
  NOT_FOUND: 'What path names is unknown or not visible.',
  STALE: 'Somebody changed it meanwhile; currentVersion says how it stands.',
  INVALID: 'A field is malformed; path names it.',
  OUTLET_CLOSED: 'The outlet is closed.',
  HEAD_OFFICE_ONLY: 'Only head office may do this.',
});

@ObjectType('CloseOutletUserError', {
  simpleResolvers: true, description: 'A refusal of closeOutlet; nothing was changed.',
})
class CloseOutletUserError extends CloseOutletRefusal {
  @Field(() => Int, { nullable: true, description: 'With STALE: the version it has now.' })
  currentVersion?: number | null;
}

@InputType({ description: 'Input of closeOutlet.' })
class CloseOutletInput {
  @Field(() => ID, { description: 'Outlet id.' })
  id!: string;

  @Field(() => Int, { description: 'Version the edit was made from; another one now is STALE.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why, 5 to 500 characters; stays in the audit trail.' })
  reason!: string;

  @Field(() => String, {
    nullable: true, description: 'Same key and same input: the same answer again.',
  })
  idempotencyKey?: string | null;

  @Field({
    defaultValue: false, description: 'Only tell how many members would move; change nothing.',
  })
  dryRun!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of closeOutlet.' })
class CloseOutletPayload {
  @Field(() => Outlet, {
    nullable: true, description: 'The outlet as it is now; null when refused.',
  })
  outlet!: Outlet | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many members move, or would move, to head office: 500 at once, others right after.',
  })
  movedMembers!: number | null;

  @Field(() => [CloseOutletUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: InstanceType<typeof CloseOutletRefusal>[];
}

@Resolver()
export class CloseOutletMutation {
  @Mutation(() => CloseOutletPayload, {
    description: 'Closes an outlet for ever and moves its members to head office 闭店.',
  })
  @Scopes('franchises:write')
  async closeOutlet(
    @Arg('input', () => CloseOutletInput, { description: 'What to do.' }) input: CloseOutletInput,
    @Ctx() context: GraphContext,
  ): Promise<CloseOutletPayload> {
    const outcome = await context.run(closeOutlet, {
      id: uuidOrNobody(PREFIX.outlet, input.id), expectedVersion: input.expectedVersion,
      reason: input.reason,
    }, input.dryRun ? { dryRun: true } : { idempotencyKey: input.idempotencyKey });
    return {
      outlet: outcome.ok ? await context.load(outletsById, outcome.value.id) : null,
      movedMembers: outcome.ok ? outcome.value.movedMembers : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
