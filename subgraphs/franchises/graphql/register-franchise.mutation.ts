import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { registerFranchise } from '../commands/network/register-franchise.ts';
import { franchisesById } from '../queries/network.ts';
import { contractOf, FranchiseContractInput } from './contract.input.ts';
import { Franchise } from './franchise.type.ts';
import { Region } from './words.ts';

const RegisterFranchiseUserError = userErrorType('RegisterFranchise', {
  INVALID: 'A field is malformed; path names it.',
  CODE_TAKEN: 'Another one has this code already.',
  HEAD_OFFICE_ONLY: 'Only head office may do this.',
});

@InputType({ description: 'Input of registerFranchise.' })
class RegisterFranchiseInput {
  @Field(() => String, { description: '1 to 40 lower-case letters, digits and hyphens; unique.' })
  code!: string;

  @Field(() => String, { description: 'Name, 1 to 120 characters.' })
  name!: string;

  @Field(() => String, { description: 'City, 1 to 80 characters.' })
  city!: string;

  @Field(() => Region, { description: 'Region.' })
  region!: 'CN' | 'HK' | 'MO' | 'SG';

  @Field(() => FranchiseContractInput, { description: 'Its contract.' })
  contract!: FranchiseContractInput;

  @Field(() => String, {
    nullable: true, description: 'Same key and same input: the same answer again.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of registerFranchise.' })
class RegisterFranchisePayload {
  @Field(() => Franchise, {
    nullable: true, description: 'The franchise as it is now; null when refused.',
  })
  franchise!: Franchise | null;

  @Field(() => [RegisterFranchiseUserError], {
    description: 'Why it was refused; empty when done.',
  })
  userErrors!: InstanceType<typeof RegisterFranchiseUserError>[];
}

@Resolver()
export class RegisterFranchiseMutation {
  @Mutation(() => RegisterFranchisePayload, {
    description: 'Registers a franchise with its contract 登记加盟商.',
  })
  @Scopes('franchises:write')
  async registerFranchise(
    @Arg('input', () => RegisterFranchiseInput, { description: 'What to do.' })
    input: RegisterFranchiseInput,
    @Ctx() context: GraphContext,
  ): Promise<RegisterFranchisePayload> {
    const outcome = await context.run(registerFranchise, {
      code: input.code, name: input.name, city: input.city, region: input.region,
      contract: contractOf(input.contract),
    }, { idempotencyKey: input.idempotencyKey });
    return {
      franchise: outcome.ok ? await context.load(franchisesById, outcome.value.id) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
