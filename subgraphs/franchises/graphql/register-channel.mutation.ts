import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import {
  registerChannel, type ChannelKind as ChannelWord,
} from '../commands/network/register-channel.ts';
import { channelsById } from '../queries/outlets.ts';
import { Channel } from './outlet.type.ts';
import { ChannelKind } from './words.ts';

const RegisterChannelUserError = userErrorType('RegisterChannel', {
  INVALID: 'A field is malformed; path names it.',
  CODE_TAKEN: 'Another one has this code already.',
  HEAD_OFFICE_ONLY: 'Only head office may do this.',
});

@InputType({ description: 'Input of registerChannel.' })
class RegisterChannelInput {
  @Field(() => String, { description: '1 to 40 lower-case letters, digits and hyphens; unique.' })
  code!: string;

  @Field(() => String, { description: 'Name, 1 to 120 characters.' })
  name!: string;

  @Field(() => ChannelKind, { description: 'Kind 类型.' })
  kind!: ChannelWord;

  @Field(() => String, {
    nullable: true, description: 'Same key and same input: the same answer again.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of registerChannel.' })
class RegisterChannelPayload {
  @Field(() => Channel, { nullable: true, description: 'The channel; null when refused.' })
  channel!: Channel | null;

  @Field(() => [RegisterChannelUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: InstanceType<typeof RegisterChannelUserError>[];
}

@Resolver()
export class RegisterChannelMutation {
  @Mutation(() => RegisterChannelPayload, {
    description: 'Registers a channel 登记渠道.',
  })
  @Scopes('franchises:write')
  async registerChannel(
    @Arg('input', () => RegisterChannelInput, { description: 'What to do.' })
    input: RegisterChannelInput,
    @Ctx() context: GraphContext,
  ): Promise<RegisterChannelPayload> {
    const outcome = await context.run(registerChannel, {
      code: input.code, name: input.name, kind: input.kind,
    }, { idempotencyKey: input.idempotencyKey });
    return {
      channel: outcome.ok ? await context.load(channelsById, outcome.value.id) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
