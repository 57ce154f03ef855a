import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import {
  registerOutlet, type OutletKind as OutletWord,
} from '../commands/network/register-outlet.ts';
import { uuidOrNobody } from '../queries/network.ts';
import { outletsById } from '../queries/outlets.ts';
import { Outlet } from './outlet.type.ts';
import { OutletKind, Region } from './words.ts';

const RegisterOutletUserError = userErrorType('RegisterOutlet', {
  INVALID: 'A field is malformed; path names it.',
  CODE_TAKEN: 'Another one has this code already.',
  NOT_FOUND: 'What path names is unknown or not visible.',
  HEAD_OFFICE_ONLY: 'Only head office may do this.',
});

@InputType({ description: 'Input of registerOutlet.' })
class RegisterOutletInput {
  @Field(() => String, { description: '1 to 40 lower-case letters, digits and hyphens; unique.' })
  code!: string;

  @Field(() => String, { description: 'Name, 1 to 120 characters.' })
  name!: string;

  @Field(() => String, { description: 'City, 1 to 80 characters.' })
  city!: string;

  @Field(() => OutletKind, { description: 'Kind 类型.' })
  kind!: OutletWord;

  @Field(() => ID, { nullable: true, description: 'Its franchise; left out for head office.' })
  franchiseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The channel it sells through.' })
  channelId?: string | null;

  @Field(() => Region, { description: 'Region.' })
  region!: 'CN' | 'HK' | 'MO' | 'SG';

  @Field(() => String, {
    nullable: true, description: 'Same key and same input: the same answer again.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of registerOutlet.' })
class RegisterOutletPayload {
  @Field(() => Outlet, {
    nullable: true, description: 'The outlet as it is now; null when refused.',
  })
  outlet!: Outlet | null;

  @Field(() => [RegisterOutletUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: InstanceType<typeof RegisterOutletUserError>[];
}

@Resolver()
export class RegisterOutletMutation {
  @Mutation(() => RegisterOutletPayload, {
    description: 'Opens an outlet 登记门店. Kind, franchise and region are for ever.',
  })
  @Scopes('franchises:write')
  async registerOutlet(
    @Arg('input', () => RegisterOutletInput, { description: 'What to do.' })
    input: RegisterOutletInput,
    @Ctx() context: GraphContext,
  ): Promise<RegisterOutletPayload> {
    const outcome = await context.run(registerOutlet, {
      code: input.code, name: input.name, city: input.city, kind: input.kind, region: input.region,
      franchiseId: input.franchiseId ? uuidOrNobody(PREFIX.franchise, input.franchiseId) : null,
      channelId: input.channelId ? uuidOrNobody(PREFIX.channel, input.channelId) : null,
    }, { idempotencyKey: input.idempotencyKey });
    return {
      outlet: outcome.ok ? await context.load(outletsById, outcome.value.id) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
