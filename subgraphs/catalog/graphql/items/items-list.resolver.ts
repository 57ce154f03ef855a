import { Arg, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput, PageOf } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { itemsPage } from '../../queries/items-page.ts';
import { Item } from './item.type.ts';

@InputType({ description: 'Which items; conditions given together must all hold.' })
export class ItemFilter {
  @Field(() => String, {
    nullable: true,
    description: 'The beginning of a SKU 货号 or serial number 序列号, or any part of the Chinese or English name, style '
      + 'number or series of its style, of their pinyin 拼音 or its initials; case and width do not matter.',
  })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this product.' })
  productId?: string | null;

  @Field(() => Boolean, {
    nullable: true, description: 'Only those no longer sold 停售, by themselves or with their style, or only others.',
  })
  retired?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only pieces with a serial number 孤品, or only others.' })
  unique?: boolean | null;
}

export const ItemPage = PageOf(Item, 'ItemPage', 'A page of items by SKU.');

@Resolver()
export class ItemsListResolver {
  @Query(() => ItemPage, { description: 'Items 货品 by page, in the order of their SKUs.' })
  @Scopes('catalog:read')
  async items(
    @Arg('filter', () => ItemFilter, { nullable: true, description: 'Which items; all without it.' })
    filter: ItemFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    const { search = null, productId: asked, retired = null, unique = null } = filter ?? {};
    const productId = asked ? decodeId(PREFIX.product, asked) : null;
    // A malformed id looks like an unknown one.
    if (asked && productId === null) return EMPTY_PAGE;
    return itemsPage(await context.sql(), { search, productId, retired, unique }, bounds);
  }
}
