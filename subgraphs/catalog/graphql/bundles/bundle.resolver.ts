import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { bundlesById, bundlesPage } from '../../queries/bundle-rows.ts';
import { itemsById } from '../../queries/item-rows.ts';
import { Item } from '../items/item.type.ts';
import { Bundle, BundlePage, BundlePart } from './bundle.type.ts';

@Resolver(() => BundlePart)
export class BundlePartResolver {
  @FieldResolver(() => Item, { nullable: true, description: 'The item.' })
  async item(@Root() { itemUuid }: BundlePart, @Ctx() context: GraphContext): Promise<Item | null> {
    return context.load(itemsById, itemUuid);
  }
}

@Resolver(() => Bundle)
export class BundleResolver {
  @Query(() => Bundle, { nullable: true, description: 'One bundle 套装; null when unknown or not for you.' })
  @Scopes('catalog:read')
  async bundle(
    @Arg('id', () => ID, { description: 'Bundle id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Bundle | null> {
    const uuid = decodeId(PREFIX.bundle, id);
    return uuid ? context.load(bundlesById, uuid) : null;
  }

  @Query(() => BundlePage, { description: 'Bundles 套装 by code.' })
  @Scopes('catalog:read')
  async bundles(
    @Arg('retired', () => Boolean, { nullable: true,
      description: 'Only those that are no longer sold, or only others.' }) retired: boolean | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    return bundlesPage(await context.sql(), retired ?? null, pageBounds(page));
  }
}
