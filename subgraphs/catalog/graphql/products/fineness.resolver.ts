import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { Metal } from '../../domain/words.ts';
import { finenesses } from '../../queries/finenesses.ts';
import { MetalEnum } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'A fineness 成色 of a metal.' })
export class MetalFineness {
  @Field(() => MetalEnum, { description: 'Metal.' })
  metal!: Metal;

  @Field(() => Int, { description: 'Parts per 10,000: 9,990 of gold is 足金999.' })
  purity!: number;
}

@Resolver()
export class FinenessResolver {
  @Query(() => [MetalFineness], {
    description: 'Finenesses that a board price may be of: those that hallmarks name, and those of our products; '
      + 'at most 200.',
  })
  @Scopes('catalog:read')
  async finenesses(@Ctx() context: GraphContext): Promise<MetalFineness[]> {
    return finenesses(await context.sql());
  }
}
