import { Ctx, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { costProof } from '../../commands/cost/prove-cost.ts';
import { headOfficeOnly } from '../head-office.ts';
import { CostInvariants } from './cost-proof.type.ts';

@Resolver()
export class CostProofResolver {
  @Query(() => CostInvariants, {
    description: 'Sums of the cost cap checked against what they count, as last found; a small house is looked at now. '
      + 'Runs every night, and by proveCost.',
  })
  @Scopes('audit:read')
  async costInvariants(@Ctx() context: GraphContext): Promise<CostInvariants> {
    headOfficeOnly(context);
    const { counts, ...found } = await costProof.ask(await context.sql(), context.now);
    const differences = { daysDiffer: counts['days_differ'] ?? 0, daysMissing: counts['days_missing'] ?? 0 };
    return {
      ...found, ...differences, checkedDays: counts['days'] ?? 0,
      holds: found.checkedAt !== null && Object.values(differences).every((count) => count === 0),
    };
  }
}
