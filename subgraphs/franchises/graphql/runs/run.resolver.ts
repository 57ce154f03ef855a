import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { openings, runsOf } from '../../queries/settlement/runs.ts';
import { headOfficeOnly } from '../ledger/ledger.resolver.ts';
import { SettlementOpening, StatementRun } from './run.type.ts';

@Resolver()
export class StatementRunResolver {
  @Query(() => [StatementRun], {
    description: 'Runs of statements of a region, the newest first, at most 20; head office only.',
  })
  @Scopes('franchises:settle')
  async statementRuns(
    @Arg('region', () => String, { description: 'Code of a region 会籍地区, for example "CN".' }) region: string,
    @Ctx() context: GraphContext,
  ): Promise<StatementRun[]> {
    headOfficeOnly(context);
    return runsOf(await context.sql(), region);
  }

  @Query(() => [SettlementOpening], {
    description: 'From which month on regions are settled here, one per region that was opened; head office only.',
  })
  @Scopes('franchises:settle')
  async settlementOpenings(@Ctx() context: GraphContext): Promise<SettlementOpening[]> {
    headOfficeOnly(context);
    return openings(await context.sql());
  }
}
