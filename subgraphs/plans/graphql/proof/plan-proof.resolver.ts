import { Ctx, Query, Resolver } from 'type-graphql';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { planProof } from '../../commands/prove-plans.ts';
import { booksOf } from '../../queries/books.ts';
import { PlanBooks, PlanInvariants } from './plan-proof.type.ts';

function headOfficeOnly({ actor }: GraphContext): void {
  if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Only head office sees everything.');
}

@Resolver()
export class PlanProofResolver {
  @Query(() => PlanInvariants, {
    description: 'Plans checked against their postings, as last found; a small house is looked at now. '
      + 'Runs every night, and by provePlans.',
  })
  @Scopes('audit:read')
  async planInvariants(@Ctx() context: GraphContext): Promise<PlanInvariants> {
    headOfficeOnly(context);
    const { counts, ...found } = await planProof.ask(await context.sql(), context.now);
    const differences = {
      balancesDiffer: counts['balances_differ'] ?? 0, instalmentsDiffer: counts['instalments_differ'] ?? 0,
      couponsDiffer: counts['coupons_differ'] ?? 0,
    };
    return {
      ...found, ...differences, checkedPlans: counts['plans'] ?? 0,
      holds: found.checkedAt !== null && Object.values(differences).every((count) => count === 0),
    };
  }

  @Query(() => [PlanBooks], {
    description: 'The trial balance of gold plans by currency, at most 200; head office only.',
  })
  @Scopes('audit:read')
  async planBooks(@Ctx() context: GraphContext): Promise<PlanBooks[]> {
    headOfficeOnly(context);
    return booksOf(await context.sql());
  }
}
