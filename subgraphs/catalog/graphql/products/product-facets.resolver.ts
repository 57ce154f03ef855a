import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { productFacets } from '../../queries/product-facets.ts';
import { ProductFacets } from './product-facets.type.ts';
import { ProductFilter } from './product-filter.input.ts';

@Resolver()
export class ProductFacetsResolver {
  @Query(() => ProductFacets, {
    description: 'How many products of a selection have which kind, use, fineness, series and theme 分面统计; one may '
      + 'choose on from there.',
  })
  @Scopes('catalog:read')
  async productFacets(
    @Arg('filter', () => ProductFilter, { nullable: true, description: 'Which products; all without it.' })
    filter: ProductFilter | null,
    @Ctx() context: GraphContext,
  ): Promise<ProductFacets> {
    return productFacets(await context.sql(), filter ?? {}, context.now);
  }
}
