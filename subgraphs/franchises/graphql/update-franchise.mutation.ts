import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { updateFranchise } from '../commands/network/update-franchise.ts';
import { franchisesById, uuidOrNobody } from '../queries/network.ts';
import { contractOf, FranchiseContractInput } from './contract.input.ts';
import { Franchise } from './franchise.type.ts';

const UpdateFranchiseRefusal = userErrorType('UpdateFranchise', {
  NOT_FOUND: 'What path names is unknown or not visible.',
  STALE: 'Somebody changed it meanwhile; currentVersion says how it stands.',
  INVALID: 'A field is malformed; path names it.',
  HEAD_OFFICE_ONLY: 'Only head office may do this.',
});

@ObjectType('UpdateFranchiseUserError', {
  simpleResolvers: true, description: 'A refusal of updateFranchise; nothing was changed.',
})
class UpdateFranchiseUserError extends UpdateFranchiseRefusal {
  @Field(() => Int, { nullable: true, description: 'With STALE: the version it has now.' })
  currentVersion?: number | null;
}

@InputType({ description: 'Input of updateFranchise.' })
class UpdateFranchiseInput {
  @Field(() => ID, { description: 'Franchise id.' })
  id!: string;

  @Field(() => Int, { description: 'Version the edit was made from; another one now is STALE.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Name, 1 to 120 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'City, 1 to 80 characters.' })
  city?: string | null;

  @Field(() => FranchiseContractInput, {
    nullable: true, description: 'The whole contract anew, from a day on; the terms before are kept.',
  })
  contract?: FranchiseContractInput | null;

  @Field(() => String, {
    nullable: true, description: 'Same key and same input: the same answer again.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of updateFranchise.' })
class UpdateFranchisePayload {
  @Field(() => Franchise, {
    nullable: true, description: 'The franchise as it is now; null when refused.',
  })
  franchise!: Franchise | null;

  @Field(() => [UpdateFranchiseUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: InstanceType<typeof UpdateFranchiseRefusal>[];
}

@Resolver()
export class UpdateFranchiseMutation {
  @Mutation(() => UpdateFranchisePayload, {
    description: 'Changes what is given of a franchise 修改加盟商.',
  })
  @Scopes('franchises:write')
  async updateFranchise(
    @Arg('input', () => UpdateFranchiseInput, { description: 'What to do.' })
    input: UpdateFranchiseInput,
    @Ctx() context: GraphContext,
  ): Promise<UpdateFranchisePayload> {
    const outcome = await context.run(updateFranchise, {
      id: uuidOrNobody(PREFIX.franchise, input.id), expectedVersion: input.expectedVersion,
      name: input.name, city: input.city,
      contract: input.contract ? contractOf(input.contract) : null,
    }, { idempotencyKey: input.idempotencyKey });
    return {
      franchise: outcome.ok ? await context.load(franchisesById, outcome.value.id) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
