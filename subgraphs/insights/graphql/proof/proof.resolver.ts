import { Ctx, Query, Resolver } from 'type-graphql';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { factProof } from '../../commands/prove-facts.ts';
import { FactInvariants } from './proof.type.ts';

@Resolver()
export class FactProofResolver {
  @Query(() => FactInvariants, {
    description: 'Facts of members checked against their orders, as last found; a small house is looked at now. Runs '
      + 'every night, and by proveFacts.',
  })
  @Scopes('audit:read')
  async factInvariants(@Ctx() context: GraphContext): Promise<FactInvariants> {
    if (isRestricted(context.actor)) throw new RequestError('FORBIDDEN', 'Only head office sees everything.');
    const { counts, ...found } = await factProof.ask(await context.sql(), context.now);
    const differences = {
      factsDiffer: counts['facts_differ'] ?? 0, returnsDiffer: counts['returns_differ'] ?? 0,
      buyersDiffer: counts['buyers_differ'] ?? 0,
    };
    return {
      ...found, ...differences, checkedMembers: counts['members'] ?? 0, checkedOrders: counts['orders'] ?? 0,
      holds: found.checkedAt !== null && Object.values(differences).every((count) => count === 0),
    };
  }
}
