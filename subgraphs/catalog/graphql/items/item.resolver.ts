import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { MAX_PAGE } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { moneyView, type MoneyView } from '../../../kernel/money.ts';
import { knownRegion } from '../../../words/graphql/known-region.ts';
import { marginBps, priceItem, type PriceParts } from '../../domain/prices/item-price.ts';
import { boardPrices, type BoardPriceInForce } from '../../queries/gold-price-rows.ts';
import { itemTermsAt } from '../../queries/boards/item-terms.ts';
import { costsOfItems, itemsById, itemsBySku, type CostInForce } from '../../queries/item-rows.ts';
import { productsById } from '../../queries/product-rows.ts';
import { Item, ItemCost, ItemMargin, ItemPrice } from './item.type.ts';
import { Product } from '../products/product.type.ts';
import { requireHeadOffice } from '../requests.ts';

const AT = { nullable: true, description: 'The moment; now without it.' };
const REGION = { defaultValue: 'CN', description: 'Whose board and currency: code of the region; "CN" without it.' };

@Resolver(() => Item)
export class ItemResolver {
  @Query(() => Item, { nullable: true, description: 'One item; null when unknown or not for you.' })
  @Scopes('catalog:read')
  async item(
    @Arg('id', () => ID, { description: 'Item id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Item | null> {
    const uuid = decodeId(PREFIX.item, id);
    return uuid ? context.load(itemsById, uuid) : null;
  }

  @Query(() => Item, { nullable: true, description: 'One item by its SKU 货号.' })
  @Scopes('catalog:read')
  async itemBySku(
    @Arg('sku', () => String, { description: 'SKU as it stands on the label.' }) sku: string,
    @Ctx() context: GraphContext,
  ): Promise<Item | null> {
    return context.load(itemsBySku, sku);
  }

  @Query(() => [Item], {
    nullable: 'items', description: 'Items by SKU, in the order asked for, at most 100; null where there is '
      + 'none.',
  })
  @Scopes('catalog:read')
  async itemsBySku(
    @Arg('skus', () => [String], { description: 'At most 100 SKUs.' }) skus: string[],
    @Ctx() context: GraphContext,
  ): Promise<(Item | null)[]> {
    if (skus.length > MAX_PAGE) throw new RequestError('LIMIT_EXCEEDED', `At most ${MAX_PAGE} skus.`);
    return context.loadMany(itemsBySku, skus);
  }

  @FieldResolver(() => Product, { nullable: true, description: 'The product it is an item of.' })
  async product(@Root() item: Item, @Ctx() context: GraphContext): Promise<Product | null> {
    return context.load(productsById, item.productUuid);
  }

  @FieldResolver(() => ItemPrice, {
    nullable: true,
    description: 'What it costs the customer, or did at any past minute: with the board and the terms (weight, labour, '
      + 'stones, fixed price) of then; before the item was entered with those it was entered with. Null when the '
      + 'region\'s board has no price of its metal and purity at that moment, or the item is not priced in the '
      + 'region\'s currency.',
  })
  async price(
    @Root() item: Item, @Arg('at', () => DateTimeScalar, AT) at: Date | null,
    @Arg('region', () => String, REGION) region: string, @Ctx() context: GraphContext,
  ): Promise<ItemPrice | null> {
    const moment = at ?? context.now;
    const { board, parts } = await priceOf(item, region, moment, context);
    return parts && {
      total: moneyView(parts.totalMinor, item.currency),
      gold: moneyView(parts.goldMinor, item.currency),
      labour: moneyView(parts.labourMinor, item.currency),
      stones: moneyView(parts.stonesMinor, item.currency),
      goldPrice: board?.price ?? null, at: moment,
    };
  }

  @FieldResolver(() => Money, {
    nullable: true, description: 'Cost of one piece now 成本; head office finance only. Null when unknown.',
  })
  @Scopes('catalog:cost')
  async cost(@Root() item: Item, @Ctx() context: GraphContext): Promise<MoneyView | null> {
    return (await costAt(item, context.now, context))?.cost ?? null;
  }

  @FieldResolver(() => [ItemCost], {
    description: 'Its costs, newest first, future ones too; at most 100, the last ones.',
  })
  @Scopes('catalog:cost')
  async costHistory(@Root() item: Item, @Ctx() context: GraphContext): Promise<ItemCost[]> {
    requireHeadOffice(context, 'Item.costHistory');
    return context.load(costsOfItems, item.uuid);
  }

  @FieldResolver(() => ItemMargin, {
    nullable: true,
    description: 'Price less cost at a moment 毛利; head office finance only. Null without price or cost, or '
      + 'when they are of different currencies.',
  })
  @Scopes('catalog:cost')
  async margin(
    @Root() item: Item, @Arg('at', () => DateTimeScalar, AT) at: Date | null,
    @Arg('region', () => String, REGION) region: string, @Ctx() context: GraphContext,
  ): Promise<ItemMargin | null> {
    const moment = at ?? context.now;
    const cost = await costAt(item, moment, context);
    const { parts } = await priceOf(item, region, moment, context);
    if (!cost || !parts || cost.currency !== item.currency) return null;
    const share = marginBps(parts.totalMinor, cost.minor);
    return share === null ? null : {
      amount: moneyView(parts.totalMinor - cost.minor, item.currency), marginBps: share,
    };
  }
}

async function priceOf(
  item: Item, region: string, at: Date, context: GraphContext,
): Promise<{ board: BoardPriceInForce | null; parts: PriceParts | null }> {
  const { traits } = await knownRegion(context, region);
  const priced = at.getTime() === context.now.getTime() ? item.priced
    : await context.load(itemTermsAt, { itemId: item.uuid, at });
  if (priced?.currency !== traits.currency) return { board: null, parts: null };
  const board = priced.pricing === 'fixed' ? null : await context.load(boardPrices,
    { region, metal: item.metal, purity: item.purity, at });
  return { board, parts: priceItem(priced, board) };
}

async function costAt(item: Item, at: Date, context: GraphContext): Promise<CostInForce | null> {
  requireHeadOffice(context, 'Item.cost');
  const costs = await context.load(costsOfItems, item.uuid);
  return costs.find(({ effectiveAt }) => effectiveAt.getTime() <= at.getTime()) ?? null;
}
