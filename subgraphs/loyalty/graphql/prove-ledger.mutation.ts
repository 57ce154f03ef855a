import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isRestricted } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { startProofTypes } from '../../kernel/graph/proof.type.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf } from '../../kernel/graph/user-errors.ts';
import { ledgerProof } from '../commands/prove-ledger.ts';

const { Input: ProveLedgerInput, Payload: ProveLedgerPayload } = startProofTypes('ProveLedger');

@Resolver()
export class ProveLedgerMutation {
  @Mutation(() => ProveLedgerPayload, {
    description: 'Has every balance rebuilt from its entries; ledgerInvariants tells what was found.',
  })
  @Scopes('audit:read')
  async proveLedger(
    @Arg('input', () => ProveLedgerInput, { description: 'Key of the request.' })
    input: InstanceType<typeof ProveLedgerInput>,
    @Ctx() context: GraphContext,
  ): Promise<InstanceType<typeof ProveLedgerPayload>> {
    if (isRestricted(context.actor)) throw new RequestError('FORBIDDEN', 'Only head office sees everything.');
    const outcome = await context.run(ledgerProof.start, {}, { idempotencyKey: input.idempotencyKey });
    return { started: outcome.ok, userErrors: userErrorsOf(outcome) };
  }
}
