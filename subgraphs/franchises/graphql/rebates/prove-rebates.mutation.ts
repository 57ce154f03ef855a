import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { startProofTypes } from '../../../kernel/graph/proof.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { userErrorsOf } from '../../../kernel/graph/user-errors.ts';
import { rebateProof } from '../../commands/prove-rebates.ts';

const { Input: ProveRebatesInput, Payload: ProveRebatesPayload } = startProofTypes('ProveRebates');

@Resolver()
export class ProveRebatesMutation {
  @Mutation(() => ProveRebatesPayload, {
    description: 'Has rebates, entries and attributions compared; rebateInvariants tells what was found.',
  })
  @Scopes('audit:read')
  async proveRebates(
    @Arg('input', () => ProveRebatesInput, { description: 'Key of the request.' })
    input: InstanceType<typeof ProveRebatesInput>,
    @Ctx() context: GraphContext,
  ): Promise<InstanceType<typeof ProveRebatesPayload>> {
    if (isRestricted(context.actor)) throw new RequestError('FORBIDDEN', 'Only head office sees everything.');
    const outcome = await context.run(rebateProof.start, {}, { idempotencyKey: input.idempotencyKey });
    return { started: outcome.ok, userErrors: userErrorsOf(outcome) };
  }
}
