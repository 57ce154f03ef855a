import { Ctx, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Authenticated, Scopes } from '../../../kernel/graph/scopes.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import { codebooks } from '../../../words/read-codebook.ts';
import { MarginClassVersion, marginClassVersionOf } from './margin-class.type.ts';

const MAX_VERSIONS = 500;

@Resolver()
export class MarginClassesResolver {
  @Query(() => [MarginClass], {
    description: 'The margin classes 积分品类 that are offered now, one per class, in their order.',
  })
  @Authenticated()
  async marginClasses(@Ctx() context: GraphContext): Promise<string[]> {
    const book = await context.load(codebooks, 'all');
    return book.list('margin_class', context.now).map(({ code }) => code);
  }

  @Query(() => [MarginClassVersion], {
    description: 'Every version of every margin class 积分品类, those of one class together and oldest first; at '
      + 'most 500.',
  })
  @Scopes('catalog:read')
  async marginClassVersions(@Ctx() context: GraphContext): Promise<MarginClassVersion[]> {
    const book = await context.load(codebooks, 'all');
    return book.everyCode('margin_class')
      .flatMap((code) => book.versions('margin_class', code).map(marginClassVersionOf))
      .slice(0, MAX_VERSIONS);
  }
}
