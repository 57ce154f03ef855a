import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { orders } from '../../index.ts';
import { lockQuote } from '../../persistence/quotes/quote-row.ts';
import { FakeRooms } from '../../tests/fake-rooms.ts';
import { openShop } from '../../tests/shop.ts';
import { openTill, quotedSale } from '../../tests/till.ts';

let g: TestSubgraph;
beforeEach(async () => {
  g = await startTestSubgraph(orders, { graph: new FakeRooms() });
  await openShop(g);
});
afterEach(() => g.stop());

const { quote, place, pay, notice } = openTill(() => g);
const bar = quotedSale({ lines: [{ sku: 'BAR' }] });
const uuid = (id: string) => decodeId(PREFIX.quote, id)!;

/** Somebody else has the quote's lock until this is called. */
async function lockElsewhere(quoteId: string): Promise<() => Promise<unknown>> {
  const [locked, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holder = g.run(defineCommand<object, null, never>({ name: 'orders.test-hold', execute: async (tx) => {
    await lockQuote(tx.sql, uuid(quoteId));
    locked.resolve();
    await done.promise;
    return accepted(null);
  } }), {});
  await locked.promise;
  return () => {
    done.resolve();
    return holder;
  };
}

async function untilOneWaits(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { count } = await g.sql.one<{ count: number }>`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (count > 0) return;
    await wait(25);
  }
}

describe('a quote whose time is over', () => {
  it('is not placed or paid because somebody began to ask in time and waited', async () => {
    const { quote: made } = await quote(bar);
    for (const late of [() => place(made.id), () => pay(made.id, '1.00')]) {
      const letGo = await lockElsewhere(made.id);
      const asked = late();
      await untilOneWaits();
      g.clock.advance(30 * 60_000);
      await letGo();
      expect((await asked).codes).toEqual(['QUOTE_EXPIRED quoteId']);
      g.clock.advance(-30 * 60_000);
    }
    expect((await place(made.id)).codes).toEqual([]);
  });

  it('has lost its piece to another one, and is not sold, whatever a clock says', async () => {
    const { quote: open } = await quote(bar);
    const { quote: other } = await quote(quotedSale({ lines: [{ sku: 'RING' }] }));
    const moved = (from: string, to: string) =>
      g.sql.run`update quote_piece set quote_id = ${uuid(to)} where quote_id = ${uuid(from)}`;
    await moved(open.id, other.id);
    expect((await place(open.id)).codes).toEqual(['QUOTE_EXPIRED quoteId']);
    await moved(other.id, open.id);
    expect((await place(open.id)).codes).toEqual([]);
    await moved(open.id, other.id);
    const { amount } = open.price.due;
    expect((await pay(open.id, amount)).codes).toEqual(['QUOTE_EXPIRED quoteId']);
    expect((await notice(open.id, amount, 'W-1')).payment)
      .toMatchObject({ state: 'UNMATCHED', unmatchedReason: 'ENDED' });
    expect(await g.events('order.recorded.v1')).toEqual([]);
  });
});
