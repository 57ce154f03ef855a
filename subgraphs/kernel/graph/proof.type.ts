import { Field, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from './scalars.ts';
import { userErrorType } from './user-errors.ts';

/** What every proof says of itself, beside what it counts. */
@ObjectType({ simpleResolvers: true })
export abstract class ProofView {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When this was found; null when it was never looked, and then every count is zero.',
  })
  checkedAt!: Date | null;

  @Field({ description: 'Whether it is being looked again now.' })
  running!: boolean;
}

/** Input, error and payload types of a mutation that starts a proof. */
export function startProofTypes(mutation: string) {
  @InputType(`${mutation}Input`, { description: `Input of ${mutation}.` })
  class Input {
    @Field({ description: 'Sent again, the stored answer is given; 1 to 200 characters.' })
    idempotencyKey!: string;
  }

  const UserError = userErrorType(mutation, { ALREADY_RUNNING: 'It is being looked at already.' });

  @ObjectType(`${mutation}Payload`, { simpleResolvers: true, description: `Answer of ${mutation}.` })
  class Payload {
    @Field({ description: 'Whether it was begun; the result comes some minutes later.' })
    started!: boolean;

    @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
    userErrors!: InstanceType<typeof UserError>[];
  }
  return { Input, Payload };
}
