import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import { newId } from '../../kernel/ids.ts';
import { sale } from './people.ts';

type Item = EventPayloads['item.changed.v1'];
export interface Style extends Item { readonly category: string }

let count = 0;

/** A style with one item, as catalog tells of it; the same again with more is a newer version of it. */
export function style(category: string, more: Partial<Item> = {}): Style {
  const itemId = more.itemId ?? newId();
  count += 1;
  return {
    itemId, productId: newId(), sku: itemId, name: category, version: BigInt(count), classes: [], costMinor: null,
    costCurrency: null, labourMinor: null, priceCurrency: 'CNY', retired: false, demandClass: 'daily',
    memberOnly: false,
    exclusiveChannelIds: [], exclusiveTenantIds: [], category, series: null, stones: ['陶瓷'], tags: [], craft: null,
    fixedPriceMinor: null, ...more,
  };
}

export const changed = (item: Item, more: Partial<Item> = {}): readonly ['item.changed.v1', string, Item] => {
  count += 1;
  return ['item.changed.v1', item.itemId, { ...item, version: BigInt(count), ...more }];
};

/** These styles in one sale, one piece each. */
export function saleOf(
  memberId: string | null, paidAt: string, styles: readonly Style[], given: Partial<OrderFacts> = {}, minor = 100_000n,
): OrderFacts {
  const order = sale(memberId, paidAt, minor, given);
  return { ...order, lines: styles.map(({ itemId }, place) => (
    { ...order.lines[0]!, lineId: newId(), lineNo: place + 1, itemId })) };
}
