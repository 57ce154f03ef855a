import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestCatalogPolicies } from '../../queries/policies.ts';
import { CatalogPolicy } from './policy.type.ts';

@Resolver()
export class CatalogPolicyResolver {
  @Query(() => CatalogPolicy, { description: 'The catalog policy 价格规则 in force now.' })
  @Scopes('catalog:read')
  catalogPolicy(@Ctx() context: GraphContext): Promise<CatalogPolicy> {
    return policyInForce(context, newestCatalogPolicies);
  }

  @Query(() => [CatalogPolicy], {
    description: 'Versions of the catalog policy, newest first, future ones too.',
  })
  @Scopes('catalog:read')
  catalogPolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<CatalogPolicy[]> {
    return newestPolicies(context, newestCatalogPolicies, first);
  }
}
