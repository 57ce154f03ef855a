import { completeOrders } from './commands/complete-orders.ts';
import { recordOrders } from './commands/record/record-orders.ts';
import { recordReturns } from './commands/returns/record-returns.ts';
import type { Outcome } from '../kernel/outcome.ts';
import type { SeedContext } from '../kernel/seed.ts';
import { planSales } from './seed/plan-sales.ts';
import type { PlannedSale } from './seed/planned-sale.ts';
import { planReturns, type RecordedSale } from './seed/plan-returns.ts';
import { quoteSales } from './seed/quote-sales.ts';
import { waitForTheBrand } from './seed/wait-for-the-brand.ts';

const CHUNK = 250;

/**
 * Two years of sales of the demo members, in the order they were paid, about 6 % of them returned; and quotes of today.
 * Everything follows from `context.now` and what the other seeds wrote, and each order has its number,
 * so running it twice or going on after an interruption changes nothing.
 */
export async function seedOrders(context: SeedContext): Promise<void> {
  const brand = await waitForTheBrand(context);
  const sales = planSales(brand, context.now);
  const recorded = await recordSales(context, sales);
  const returns = planReturns(recorded, context.now);
  for (let start = 0; start < returns.length; start += CHUNK) {
    const chunk = returns.slice(start, start + CHUNK);
    expectDone(await context.runBatch(recordReturns, chunk.map((input) => (
      { event: { id: `seed:${input.externalNo}`, requestId: 'seed' }, input }))));
    context.progress(sales.length + start + chunk.length, sales.length + returns.length);
  }
  const sold = await quoteSales(context, brand);
  context.progress(sales.length + returns.length + sold, sales.length + returns.length + sold);
  await context.run(completeOrders, { id: 'seed:completed', requestId: 'seed' }, { limit: 100_000 });
}

async function recordSales(
  context: SeedContext, sales: readonly PlannedSale[],
): Promise<RecordedSale[]> {
  const recorded: RecordedSale[] = [];
  for (let start = 0; start < sales.length; start += CHUNK) {
    const chunk = sales.slice(start, start + CHUNK);
    const outcomes = await context.runBatch(recordOrders, chunk.map(({ order }) => (
      { event: { id: `seed:${order.externalNo}`, requestId: 'seed' }, input: order })));
    expectDone(outcomes);
    outcomes.forEach((outcome, index) => {
      if (outcome.ok) recorded.push({ sale: chunk[index]!, orderId: outcome.value.orderId });
    });
    context.progress(start + chunk.length, sales.length);
  }
  return recorded;
}

function expectDone(outcomes: readonly Outcome<unknown>[]): void {
  const refused = outcomes.find((outcome) => !outcome.ok);
  if (refused && !refused.ok) {
    const { code, path } = refused.refusals[0]!;
    throw new Error(`the demo's orders were refused: ${code} at ${path.join('.')}`);
  }
}
