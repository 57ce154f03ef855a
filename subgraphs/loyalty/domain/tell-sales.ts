import type { OrderFacts } from '../../contracts/events.ts';
import type { AccountBook } from './account-book.ts';
import type { FxRate } from './accrual.ts';
import type { Hold } from './holds.ts';
import { accrueOrder, activateOrder, type OrderEarning } from './order-earning.ts';
import type { Policy } from './policy.ts';
import type { ReturnedGoods } from './returned-goods.ts';
import { takeReturn } from './take-return.ts';

/** A sale with what was told of it before its member was known. */
export interface ToldSale {
  readonly book: AccountBook;
  readonly facts: OrderFacts;
  readonly fx: FxRate | null;
  readonly returns: readonly ReturnedGoods[];
  /** Engagement looks at its buyer: its points stay pending until that is decided. */
  readonly isLookedAt?: boolean;
}

interface Step {
  readonly at: Date;
  readonly run: () => void;
}

/**
 * Takes sales in by the time they happened, member by member, whatever order they are told in: payment with
 * the points spent on it, what came back, the end of the return window where it is over. Example: paid on the
 * 1st, given back on the 5th, told on the 9th: earned, spent, reversed and given back as if told in time.
 */
export function tellSales(
  sales: readonly ToldSale[], policies: readonly Policy[], now: Date,
  spend: (sale: ToldSale) => Hold | null,
): OrderEarning[] {
  return [...Map.groupBy(sales, ({ book }) => book).values()]
    .flatMap((own) => tellOwn(own, policies, now, spend));
}

function tellOwn(
  sales: readonly ToldSale[], policies: readonly Policy[], now: Date,
  spend: (sale: ToldSale) => Hold | null,
): OrderEarning[] {
  const orders: OrderEarning[] = [];
  const paid = sales.toSorted((a, b) => a.facts.paidAt.getTime() - b.facts.paidAt.getTime()
    || (a.facts.orderId < b.facts.orderId ? -1 : 1));
  let later: Step[] = [];
  const runUntil = (at: Date | null): void => {
    const due = later.filter((step) => !at || step.at < at);
    later = later.filter((step) => !due.includes(step));
    for (const step of due) step.run();
  };
  for (const sale of paid) {
    runUntil(sale.facts.paidAt);
    const order = accrueOrder(sale.book, sale.facts, policies, sale.fx);
    const hold = spend(sale);
    order.holdId = hold?.id ?? null;
    orders.push(order);
    later = [...later, ...stepsAfter(sale, order, hold, policies, now)]
      .sort((a, b) => a.at.getTime() - b.at.getTime());
  }
  runUntil(null);
  return orders;
}

function stepsAfter(
  { book, facts, returns, isLookedAt }: ToldSale, order: OrderEarning, hold: Hold | null,
  policies: readonly Policy[], now: Date,
): Step[] {
  const steps = returns.map((goods): Step => {
    const at = goods.at < facts.paidAt ? facts.paidAt : goods.at;
    return { at, run: () => { takeReturn(book, order, hold, { ...goods, at }, policies, now); } };
  });
  if (order.activeAt > now || isLookedAt) return steps;
  return [...steps,
    { at: order.activeAt, run: () => activateOrder(book, order, policies, now) }];
}
