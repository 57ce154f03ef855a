import type { Target } from '../map/fields.ts';
import type { Taken } from '../patience.ts';
import type { Product, Thing } from '../records/record.ts';
import { KeyCounter } from '../map/key-counter.ts';
import type { Phase } from '../state.ts';
import { sendFx, sendGold, sendOutlets, sendPoints } from './send-office.ts';
import { sendMembers } from './send-members.ts';
import { sendOrders, sendReturns } from './send-orders.ts';
import { sendProducts } from './send-products.ts';
import type { House, ThingOf } from './sending.ts';

/** A pass over the file that sends one kind of thing. */
export interface Step {
  readonly phase: Phase;
  readonly batch: number;
  /** One at a time where the order matters to the house. */
  readonly parallel: number;
  rows(things: AsyncIterable<Thing>): AsyncIterable<Thing>;
  send(house: House, things: readonly Thing[]): Promise<Taken>;
}

async function* only<Is extends Thing['is']>(is: Is, things: AsyncIterable<Thing>): AsyncGenerator<ThingOf<Is>, void,
  undefined> {
  for await (const thing of things) if (thing.is === is) yield thing as ThingOf<Is>;
}

function step<Is extends Thing['is']>(
  is: Is, phase: Phase, size: { batch: number; parallel: number },
    send: (house: House, things: readonly ThingOf<Is>[]) => Promise<Taken>,
): Step {
  return { phase, ...size, rows: (things) => only(is, things),
    send: (house, things) => send(house, things as readonly ThingOf<Is>[]) };
}

/** What the orders sell and the house may not know yet: each item once, as its first line describes it. */
async function* itemsOf(things: AsyncIterable<Thing>): AsyncGenerator<ThingOf<'product'>, void, undefined> {
  const seen = new KeyCounter();
  for await (const thing of things) {
    if (thing.is !== 'order') continue;
    const { currency, lines } = thing.value;
    for (const { sku, name, line, unitPrice } of lines) {
      if (seen.add(sku) > 1) continue;
      const value: Product = { line, style: sku, sku, name: [...name].slice(0, 120).join(''), category: 'OTHER',
        price: unitPrice, currency,
        weightMg: 0, size: '' };
      yield { is: 'product', key: sku, lines: [line], value };
    }
  }
}

const MANY = { batch: 250, parallel: 3 };
const ALONE = { batch: 20, parallel: 1 };

const ORDERS = [step('order', 'orders', MANY, sendOrders),
  step('return', 'returns', { batch: 50, parallel: 1 }, sendReturns)];
const ITEMS: Step = { phase: 'products', batch: 100, parallel: 1, rows: itemsOf,
  send: (house, things) => sendProducts(house, things as readonly ThingOf<'product'>[]) };

/** The passes of a target; those of orders put unknown items first, if a margin class for them was named. */
export function stepsOf(target: Target, putsItems: boolean): readonly Step[] {
  switch (target) {
    case 'orders': return putsItems ? [ITEMS, ...ORDERS] : ORDERS;
    case 'members': return [step('member', 'members', MANY, sendMembers)];
    case 'products': return [step('product', 'products', { batch: 100, parallel: 1 }, sendProducts)];
    case 'outlets': return [step('outlet', 'outlets', ALONE, sendOutlets)];
    case 'points': return [step('points', 'points', ALONE, sendPoints)];
    case 'gold': return [step('gold', 'gold', { batch: 100, parallel: 1 }, sendGold)];
    case 'fx': return [step('fx', 'fx', ALONE, sendFx)];
  }
}
