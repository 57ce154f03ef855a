import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { connectionFirst } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { funderOf } from '../../domain/cost/payer.ts';
import { costDays, costGauges } from '../../queries/cost/gauges.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Franchise } from '../stubs.type.ts';
import { CostDay, CostGauge } from './cost-gauge.type.ts';

@Resolver(() => CostGauge)
export class CostGaugeResolver {
  @Query(() => [CostGauge], {
    description: 'What benefits cost against what was sold 权益成本, by region and by who pays: of each region head office '
      + 'first, then the franchises that are nearest to their cap. Head office only.',
  })
  @Scopes('rewards:read')
  async costGauges(
    @Arg('region', () => String, { nullable: true, description: 'Code of a region; all of them if absent.' })
    region: string | null,
    @Arg('funderId', () => ID, { nullable: true, description: 'Id of a franchise: only what it pays.' })
    funderId: string | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<CostGauge[]> {
    headOfficeOnly(context);
    const payer = funderId ? decodeId(PREFIX.franchise, funderId) : null;
    if (funderId && !payer) return [];
    const asked = { region: region ?? null, payer, first: connectionFirst({ first }) };
    return costGauges(await context.sql(), asked, context.now);
  }

  @FieldResolver(() => Region, { description: 'Region 地区.' })
  region(@Root() { region }: CostGauge): string {
    return region;
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'Who pays 承担方; null: head office 总部.' })
  funder(@Root() { payer }: CostGauge): Franchise | null {
    const franchiseId = funderOf(payer);
    return franchiseId === null ? null : { id: encodeId(PREFIX.franchise, franchiseId) };
  }

  @FieldResolver(() => [CostDay], {
    description: 'The days that count, oldest first, those on which nothing happened left out: at most 730.',
  })
  days(@Root() { region, payer, firstDay, lastDay }: CostGauge, @Ctx() context: GraphContext): Promise<CostDay[]> {
    return context.load(costDays, { region, payer, firstDay, lastDay });
  }
}
