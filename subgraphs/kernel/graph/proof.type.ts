import { Field, ObjectType } from 'type-graphql';
import { isRestricted } from '../actor.ts';
import type { defineProof } from '../commands/proof.ts';
import { RequestError } from '../errors.ts';
import { defineMutation } from './mutation/define-mutation.ts';
import { KEY } from './mutation/take.ts';
import { DateTimeScalar } from './scalars.ts';

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

interface ProofMutation {
  readonly name: string;
  readonly says: string;
  readonly proof: Pick<ReturnType<typeof defineProof>, 'start'>;
}

/** `proveX`: begins a proof; its query tells what it found. */
export function startProofMutation({ name, says, proof }: ProofMutation): Function {
  return defineMutation({
    name,
    says,
    scopes: ['audit:read'],
    guard: ({ actor }) => {
      if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Only head office sees everything.');
    },
    input: 'Key of the request.',
    takes: { idempotencyKey: KEY },
    refusals: { ALREADY_RUNNING: 'It is being looked at already.' },
    command: proof.start,
    answers: {
      started: {
        type: () => Boolean, says: 'Whether it was begun; the result comes some minutes later.',
        of: () => true, refusedAs: false,
      },
    },
  });
}
