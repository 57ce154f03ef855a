import type { GraphContext } from '../../kernel/graph/context.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { OrderToRecord, RecordedOrder } from '../commands/record/order-to-record.ts';
import { recordOrders } from '../commands/record/record-orders.ts';
import { withBuyersTiers } from './ask-buyers-tiers.ts';
import { withKnownHolds } from './ask-holds.ts';
import { withWaitingGold } from './ask-waiting-gold.ts';
import { linkAtOnce } from './link-at-once.ts';

/** Small calls are gathered with others that come at the same moment. */
const GATHERED = 20;

/**
 * Records sales: loyalty is asked for their points and the tiers that decide before, tradeins for their gold, members
 * for new buyers after.
 */
export async function recordSales(
  sales: readonly { readonly input: OrderToRecord }[], context: GraphContext,
): Promise<Outcome<RecordedOrder>[]> {
  const known = await withKnownHolds(context, sales.map(({ input }) => input));
  const asked = await withWaitingGold(context, await withBuyersTiers(context, known));
  const orders = asked.map((input) => ({ input }));
  const outcomes = orders.length <= GATHERED
    ? await context.submitAll(recordOrders, orders) : await context.runBatch(recordOrders, orders);
  await linkAtOnce(context, outcomes);
  return outcomes;
}
