import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { connectionFirst } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { funderOf } from '../../domain/cost/payer.ts';
import { newestCapOverrides } from '../../queries/cost/cap-overrides.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Franchise } from '../stubs.type.ts';
import { CapOverride } from './cap-override.type.ts';
import { CapOverrideState } from './words.ts';

@Resolver(() => CapOverride)
export class CapOverrideResolver {
  @Query(() => [CapOverride], {
    description: 'What was asked for beyond the cost cap 权益成本放行, newest first. Head office only.',
  })
  @Scopes('rewards:read')
  async capOverrides(
    @Arg('state', () => CapOverrideState, { nullable: true, description: 'Only those; all of them if absent.' })
    state: string | null,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<CapOverride[]> {
    headOfficeOnly(context);
    return newestCapOverrides(await context.sql(), state ?? null, connectionFirst({ first }));
  }

  @FieldResolver(() => Region, { description: 'Region 地区.' })
  region(@Root() { region }: CapOverride): string {
    return region;
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'Whose cap 承担方; null: head office 总部.' })
  funder(@Root() { payer }: CapOverride): Franchise | null {
    const franchiseId = funderOf(payer);
    return franchiseId === null ? null : { id: encodeId(PREFIX.franchise, franchiseId) };
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether you proposed it 本人提交: another person decides it; you may withdraw it.',
  })
  isOwn(@Root() { proposerId }: CapOverride, @Ctx() { actor }: GraphContext): boolean {
    return proposerId === actor.id;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it counts now 生效中.' })
  counts(@Root() { state, endsAt }: CapOverride, @Ctx() { now }: GraphContext): boolean {
    return state === 'approved' && endsAt > now;
  }
}
