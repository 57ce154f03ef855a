import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { comparePolicies } from '../../domain/comparison/compare-policies.ts';
import { policiesOf, versionsOf } from '../../queries/programmes.ts';
import { PolicyDifferenceView } from './comparison.type.ts';

@Resolver()
export class ComparisonResolver {
  @Query(() => [PolicyDifferenceView], {
    nullable: true,
    description: 'What differs between any two versions of a programme’s rules, in words 规则对比, at most 200; null when '
      + 'one of them is not there or not visible.',
  })
  @Scopes('loyalty:read')
  async programmePolicyComparison(
    @Arg('programme', () => String, { description: 'Code of the programme, for example "HK".' }) programme: string,
    @Arg('from', () => Int, { description: 'The version to begin with.' }) from: number,
    @Arg('to', () => Int, { description: 'The version to compare it with.' }) to: number,
    @Ctx() context: GraphContext,
  ): Promise<PolicyDifferenceView[] | null> {
    const [before, after] = isRestricted(context.actor)
      ? await counting(context, programme, [from, to])
      : await Promise.all([from, to].map((version) => context.load(versionsOf, { programme, version })));
    return before && after ? comparePolicies(before, after) : null;
  }
}

/** To everybody else a version that does not count is not there. */
async function counting(context: GraphContext, programme: string, versions: readonly number[]) {
  const own = await context.load(policiesOf, programme);
  return versions.map((version) => own.find((policy) => policy.version === version) ?? null);
}
