import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { seenBy, type Seen } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { allBenefits, benefitsById, benefitVersionsOf, type VersionView } from '../../queries/benefits/benefits.ts';
import { Benefit, BenefitVersion } from './benefit.type.ts';

@Resolver(() => Benefit)
export class BenefitResolver {
  @Query(() => [Benefit], { description: 'The benefits 权益 of the house, by code; at most 200.' })
  @Scopes('rewards:read')
  async benefits(@Ctx() context: GraphContext): Promise<Benefit[]> {
    return allBenefits(await context.sql());
  }

  @Query(() => Benefit, { nullable: true, description: 'One benefit 权益; null for an id that names none.' })
  @Scopes('rewards:read')
  async benefit(
    @Arg('id', () => ID, { description: 'Benefit id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Benefit | null> {
    const uuid = decodeId(PREFIX.benefit, id);
    return uuid ? context.load(benefitsById, uuid) : null;
  }

  @FieldResolver(() => BenefitVersion, {
    nullable: true,
    description: 'What it is now; null while its first version is still to come, or was never approved.',
  })
  async current(@Root() { uuid }: Benefit, @Ctx() context: GraphContext): Promise<Seen<VersionView> | null> {
    const counting = (await context.load(benefitVersionsOf, uuid))
      .filter(({ state, effectiveFrom }) => state === 'approved' && effectiveFrom <= context.now);
    const [newest] = counting.sort((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime());
    return newest ? seenBy(context, newest) : null;
  }

  @FieldResolver(() => [BenefitVersion], {
    description: 'Its versions, the newest first, future ones too; at most 100. Proposals are head office’s own.',
  })
  async versions(@Root() { uuid }: Benefit, @Ctx() context: GraphContext): Promise<Seen<VersionView>[]> {
    return (await context.load(benefitVersionsOf, uuid)).map((version) => seenBy(context, version));
  }
}
