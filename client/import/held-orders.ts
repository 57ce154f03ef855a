import { checkedLines } from './check-format.ts';
import { orderNamedIn, readSale } from './read-sale.ts';

/** Why nothing of an order is sent: `reason` for the report, and the line it is about. */
export interface Hold {
  readonly reason: 'LINE_UNREADABLE' | 'ORDER_TOO_LARGE';
  readonly detail: string;
}

export type HeldOrders = ReadonlyMap<string, Hold>;

/** What the house takes in one order. */
export const MOST_LINES = 1_000;

interface Broken {
  readonly line: number;
  readonly named: string | null;
  /** It has as many fields as a sale, so what stands in the place of the order is one. */
  readonly whole: boolean;
  readonly before: string | null;
  after: string | null;
}

/**
 * Orders that are not sent at all, because a line of theirs cannot be read: recorded without it, an order
 * could never be completed. A broken line whose order cannot be told may belong to either of its
 * neighbours, since a history keeps the lines of an order together; then both are held.
 *
 * Example: lines of orders 1, 1, "a,b,c", 2, 3 → 1 and 2 are held, 3 is sent.
 */
export async function findHeldOrders(file: string): Promise<HeldOrders> {
  const sizes = new Map<string, number>();
  const broken: Broken[] = [];
  const open: Broken[] = [];
  let before: string | null = null;
  for await (const { number, text } of checkedLines(file)) {
    if (text.trim() === '') continue;
    const reading = readSale(number, text);
    const { named, whole } = reading.ok ? { named: reading.sale.orderId, whole: true } : orderNamedIn(text);
    if (named !== null && whole) {
      for (const line of open.splice(0)) line.after = named;
      if (reading.ok) sizes.set(named, (sizes.get(named) ?? 0) + 1);
    }
    if (!reading.ok) {
      const line: Broken = { line: number, named, whole, before, after: null };
      broken.push(line);
      if (!whole) open.push(line);
    }
    if (named !== null && whole) before = named;
  }
  return holdsOf(broken, sizes);
}

function holdsOf(broken: readonly Broken[], sizes: ReadonlyMap<string, number>): HeldOrders {
  const held = new Map<string, Hold>();
  for (const { line, named, whole, before, after } of broken) {
    const isKnown = named !== null && (whole || sizes.has(named));
    for (const orderId of isKnown ? [named] : [before, after]) {
      if (orderId === null || held.has(orderId)) continue;
      held.set(orderId, { reason: 'LINE_UNREADABLE', detail: isKnown
        ? `line ${line} of it cannot be read` : `line ${line} beside it cannot be read and may be its` });
    }
  }
  for (const [orderId, size] of sizes) {
    if (size <= MOST_LINES) continue;
    held.set(orderId, { reason: 'ORDER_TOO_LARGE',
      detail: `it has ${size} lines, and an order has at most ${MOST_LINES}` });
  }
  return held;
}
