import {
  Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root,
} from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { addressOf } from '../../../kernel/files/file-store.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import { classAt } from '../../domain/margin-class.ts';
import { itemsOfProducts } from '../../queries/item-rows.ts';
import { classesOfProducts, productsById } from '../../queries/product-rows.ts';
import { productsPage, type ProductOrder } from '../../queries/products-page.ts';
import { ProductFilter } from './product-filter.input.ts';
import { ItemConnection, MarginClassPeriod, Medium, Product, ProductPage } from './product.type.ts';
import { Channel, Franchise } from '../stubs.type.ts';
import { ProductSortEnum } from '../words.ts';

@Resolver(() => Product)
export class ProductResolver {
  @Query(() => Product, { nullable: true, description: 'One product; null when unknown or not for you.' })
  @Scopes('catalog:read')
  async product(
    @Arg('id', () => ID, { description: 'Product id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Product | null> {
    const uuid = decodeId(PREFIX.product, id);
    return uuid ? context.load(productsById, uuid) : null;
  }

  @Query(() => ProductPage, { description: 'Products by page.' })
  @Scopes('catalog:read')
  async products(
    @Arg('filter', () => ProductFilter, { nullable: true, description: 'Which products; all without it.' })
    filter: ProductFilter | null,
    @Arg('sort', () => ProductSortEnum, { defaultValue: 'style_no_asc', description: 'Order of the list.' })
    sort: ProductOrder,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    return productsPage(await context.sql(), filter ?? {}, sort, bounds, context.now);
  }

  @FieldResolver(() => MarginClass, {
    nullable: true, description: 'Margin class in force at a moment; null before the first one.',
  })
  async marginClass(
    @Root() product: Product,
    @Arg('at', () => DateTimeScalar, { nullable: true, description: 'The moment; now without it.' })
    at: Date | null,
    @Ctx() context: GraphContext,
  ): Promise<string | null> {
    return classAt(await context.load(classesOfProducts, product.uuid), at ?? context.now);
  }

  @FieldResolver(() => [MarginClassPeriod], {
    description: 'Its margin classes, oldest first, future ones too; at most 100, the last ones.',
  })
  async marginClassHistory(
    @Root() product: Product, @Ctx() context: GraphContext,
  ): Promise<MarginClassPeriod[]> {
    return context.load(classesOfProducts, product.uuid);
  }

  @FieldResolver(() => ItemConnection, { description: 'Its items by SKU.' })
  async items(
    @Root() product: Product, @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphContext,
  ) {
    return context.load(itemsOfProducts, {
      productId: product.uuid, first: connectionFirst(args), after: args.after ?? null,
    });
  }

  @FieldResolver(() => [Medium])
  media(@Root() product: Product, @Ctx() { services }: GraphContext): Medium[] {
    return product.media.map((medium) => ({ ...medium, url: addressOf(services.files, medium.url) }));
  }

  // For whom else a product is made is no partner's business: it sees itself alone.
  @FieldResolver(() => [Channel], { nullable: 'items' })
  exclusiveChannels(@Root() product: Product, @Ctx() context: GraphContext): Channel[] {
    const { channelId } = context.actor;
    return isRestricted(context.actor)
      ? product.exclusiveChannels.filter(({ id }) =>
        channelId !== undefined && id === encodeId(PREFIX.channel, channelId))
      : product.exclusiveChannels;
  }

  @FieldResolver(() => [Franchise], { nullable: 'items' })
  exclusiveFranchises(@Root() product: Product, @Ctx() context: GraphContext): Franchise[] {
    const { tenantId } = context.actor;
    return isRestricted(context.actor)
      ? product.exclusiveFranchises.filter(({ id }) =>
        tenantId !== undefined && id === encodeId(PREFIX.franchise, tenantId))
      : product.exclusiveFranchises;
  }
}
