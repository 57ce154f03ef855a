import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { updateOutlet } from '../commands/network/update-outlet.ts';
import { uuidOrNobody } from '../queries/network.ts';
import { outletsById } from '../queries/outlets.ts';
import { Outlet } from './outlet.type.ts';

const UpdateOutletRefusal = userErrorType('UpdateOutlet', {
  NOT_FOUND: 'What path names is unknown or not visible.',
  STALE: 'Somebody changed it meanwhile; currentVersion says how it stands.',
  INVALID: 'A field is malformed; path names it.',
  OUTLET_CLOSED: 'The outlet is closed.',
  HEAD_OFFICE_ONLY: 'Only head office may do this.',
});

@ObjectType('UpdateOutletUserError', {
  simpleResolvers: true, description: 'A refusal of updateOutlet; nothing was changed.',
})
class UpdateOutletUserError extends UpdateOutletRefusal {
  @Field(() => Int, { nullable: true, description: 'With STALE: the version it has now.' })
  currentVersion?: number | null;
}

@InputType({ description: 'Input of updateOutlet.' })
class UpdateOutletInput {
  @Field(() => ID, { description: 'Outlet id.' })
  id!: string;

  @Field(() => Int, { description: 'Version the edit was made from; another one now is STALE.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Name, 1 to 120 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'City, 1 to 80 characters.' })
  city?: string | null;

  @Field(() => ID, { nullable: true, description: 'The channel it sells through.' })
  channelId?: string | null;

  @Field(() => String, {
    nullable: true, description: 'Same key and same input: the same answer again.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of updateOutlet.' })
class UpdateOutletPayload {
  @Field(() => Outlet, {
    nullable: true, description: 'The outlet as it is now; null when refused.',
  })
  outlet!: Outlet | null;

  @Field(() => [UpdateOutletUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: InstanceType<typeof UpdateOutletRefusal>[];
}

@Resolver()
export class UpdateOutletMutation {
  @Mutation(() => UpdateOutletPayload, {
    description: 'Changes what is given of an open outlet 修改门店.',
  })
  @Scopes('franchises:write')
  async updateOutlet(
    @Arg('input', () => UpdateOutletInput, { description: 'What to do.' }) input: UpdateOutletInput,
    @Ctx() context: GraphContext,
  ): Promise<UpdateOutletPayload> {
    const outcome = await context.run(updateOutlet, {
      id: uuidOrNobody(PREFIX.outlet, input.id), expectedVersion: input.expectedVersion,
      name: input.name, city: input.city,
      channelId: input.channelId ? uuidOrNobody(PREFIX.channel, input.channelId) : null,
    }, { idempotencyKey: input.idempotencyKey });
    return {
      outlet: outcome.ok ? await context.load(outletsById, outcome.value.id) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
