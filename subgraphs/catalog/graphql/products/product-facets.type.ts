import { Field, Int, ObjectType } from 'type-graphql';
import { Scopes } from '../../../kernel/graph/scopes.ts';

@ObjectType({ simpleResolvers: true, description: 'A value of a facet, and how many products have it.' })
export class FacetCount {
  @Field({ description: 'As the filter takes it; a fineness is metal and purity, for example "GOLD 9990".' })
  value!: string;

  @Field(() => Int, { description: 'Products among those that were counted.' })
  count!: number;
}

const MOST = 'at most 100, those of most products first.';

@ObjectType({
  simpleResolvers: true, description: 'What the products of a selection are 分面统计, as far as one may see them.',
})
@Scopes('catalog:read')
export class ProductFacets {
  @Field(() => Int, { description: 'Products that were counted, at most 10,000.' })
  count!: number;

  @Field({ description: 'Whether these are all; else counting ended at 10,000.' })
  isExact!: boolean;

  @Field(() => [FacetCount], { description: `By kind of piece 品类; ${MOST}` })
  categories!: FacetCount[];

  @Field(() => [FacetCount], { description: `By why people buy it 用途; ${MOST}` })
  demandClasses!: FacetCount[];

  @Field(() => [FacetCount], { description: `By metal and purity 材质与成色; ${MOST}` })
  finenesses!: FacetCount[];

  @Field(() => [FacetCount], { description: `By series 系列; ${MOST}` })
  series!: FacetCount[];

  @Field(() => [FacetCount], { description: `By theme 题材; ${MOST}` })
  themes!: FacetCount[];
}
