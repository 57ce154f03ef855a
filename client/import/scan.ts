import { checkedLines, checkShare } from './check-format.ts';
import { findHeldOrders, type HeldOrders } from './held-orders.ts';
import { ImportError } from './import-error.ts';
import { readLines } from './read-lines.ts';
import { readSale, type Sale } from './read-sale.ts';
import type { Remark } from './report.ts';

/** What the file says, before anything of it is sent. Ids are kept, lines are not. */
export interface Scan {
  readonly lines: number;
  readonly refused: number;
  /** Orders of which nothing is sent, and their lines that can be read. */
  readonly held: HeldOrders;
  readonly heldLines: number;
  readonly cents: bigint;
  /** Lines of each order that is sent. */
  readonly sizes: Map<string, number>;
  /** The line that names each user first. */
  readonly users: Map<string, number>;
  /** Each product as its sales describe it; line and time are the first one's. */
  readonly products: Map<string, Sale>;
  readonly from: string;
  readonly to: string;
}

/**
 * Reads the whole file twice: format, gzip, the orders that must be held and totals are known before the
 * house hears of it.
 */
export async function scanFile(file: string, remark: (remark: Remark) => void): Promise<Scan> {
  const held = await findHeldOrders(file);
  const counts = { lines: 0, refused: 0, heldLines: 0, cents: 0n, from: '', to: '' };
  const found = {
    sizes: new Map<string, number>(), users: new Map<string, number>(), products: new Map<string, Sale>(),
  };
  const inOrder = new OrderCheck(remark);
  for await (const { number, text } of checkedLines(file)) {
    if (text.trim() === '') {
      remark({ line: number, verdict: 'noted', reason: 'BLANK', detail: '' });
      continue;
    }
    counts.lines += 1;
    const reading = readSale(number, text);
    if (!reading.ok) {
      counts.refused += 1;
      remark({ line: number, verdict: 'refused', reason: reading.fault, detail: text.slice(0, 200) });
      continue;
    }
    const { sale } = reading;
    const hold = held.get(sale.orderId);
    if (hold) {
      counts.heldLines += 1;
      remark({ line: number, verdict: 'held', reason: hold.reason,
        detail: `order ${sale.orderId}: ${hold.detail}; nothing of it was sent` });
      continue;
    }
    for (const repair of reading.repairs) remark(remarkOf(repair, sale));
    inOrder.see(sale, text);
    take(sale, counts, found);
  }
  checkShare(counts.lines, counts.refused);
  if (found.sizes.size === 0) {
    throw new ImportError('NOTHING_TO_SEND', 'No order of the file can be sent; the report says why.');
  }
  return { ...counts, ...found, held };
}

function take(
  sale: Sale, counts: { cents: bigint; from: string; to: string },
  { sizes, users, products }: Pick<Scan, 'sizes' | 'users' | 'products'>,
): void {
  counts.cents += sale.priceCents * BigInt(sale.quantity);
  if (counts.from === '' || sale.paidAt < counts.from) counts.from = sale.paidAt;
  if (sale.paidAt > counts.to) counts.to = sale.paidAt;
  sizes.set(sale.orderId, (sizes.get(sale.orderId) ?? 0) + 1);
  if (sale.userId !== '' && !users.has(sale.userId)) users.set(sale.userId, sale.line);
  const known = products.get(sale.productId);
  if (!known) products.set(sale.productId, sale);
  else if (tellsMore(known, sale)) products.set(sale.productId, complete(known, sale));
}

const isDescribed = (sale: Sale): boolean => [sale.alias, sale.metal, sale.gem].some(Boolean);

function tellsMore(known: Sale, sale: Sale): boolean {
  return (!isDescribed(known) && isDescribed(sale)) || (known.priceCents === 0n && sale.priceCents > 0n);
}

/** A line without its description must not decide the margin class when a later one has it. */
function complete(known: Sale, sale: Sale): Sale {
  return {
    ...(isDescribed(known) ? known : sale), line: known.line, paidAt: known.paidAt,
    priceCents: known.priceCents || sale.priceCents,
  };
}

function remarkOf(repair: string, { line, productId }: Sale): Remark {
  return {
    line, reason: repair, detail: `product ${productId}`,
    verdict: repair === 'PRICE_ZERO' ? 'noted' : 'repaired',
  };
}

/** Duplicates and contradictions inside one order. */
class OrderCheck {
  readonly #remark: (remark: Remark) => void;
  #first: Sale | null = null;
  #texts = new Set<string>();

  constructor(remark: (remark: Remark) => void) {
    this.#remark = remark;
  }

  see(sale: Sale, text: string): void {
    if (this.#first?.orderId !== sale.orderId) {
      this.#first = sale;
      this.#texts = new Set();
    }
    const first = this.#first;
    const tell = (verdict: Remark['verdict'], reason: string): void =>
      this.#remark({ line: sale.line, verdict, reason, detail: `order ${sale.orderId}` });
    if (this.#texts.has(text)) tell('noted', 'DUPLICATE');
    this.#texts.add(text);
    if (sale.userId !== '' && sale.userId !== first.userId) tell('repaired', 'BUYER_DIFFERS');
    if (sale.paidAt !== first.paidAt) tell('repaired', 'TIME_DIFFERS');
  }
}

/** The sales of the file again, for sending. */
export async function* readSales(
  file: string, held: HeldOrders,
): AsyncGenerator<Sale, void, undefined> {
  for await (const { number, text } of readLines(file)) {
    if (text.trim() === '') continue;
    const reading = readSale(number, text);
    if (reading.ok && !held.has(reading.sale.orderId)) yield reading.sale;
  }
}
