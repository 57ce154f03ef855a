import { isSame, type Decimal } from '../map/decimal.ts';
import { KeyCounter } from '../map/key-counter.ts';
import { Unreadable } from '../map/unreadable.ts';
import { readLine, TotalGuess, type FileLine, type TotalIs } from './order-line.ts';
import { RowKeys } from './row-keys.ts';
import type { Work } from './work.ts';

/** What has to be known of all lines before the first order can be told. */
export interface Survey {
  /** Lines of each order. */
  readonly sizes: KeyCounter;
  /** Pieces sold, by order and SKU; empty where no column can name what comes back. */
  readonly sold: KeyCounter;
  /** Orders with a line that cannot be read, and why. */
  readonly broken: ReadonlyMap<string, string>;
  /** Numbers that several lines have, where each line is an order of its own. */
  readonly twice: ReadonlySet<string>;
  readonly totalIs: TotalIs;
  readonly refundIs: 'line' | 'order';
}

/** Counts lines without a number of their own, in one pass. */
export const rowKeys = ({ mapping }: Work): RowKeys => new RowKeys(mapping,
  ['createdAt', 'paidAt', 'sku', 'itemName', 'quantity', 'unitPrice', 'lineTotal', 'total', 'buyerKey', 'buyerEmail']);

export const soldKey = (orderNo: string, sku: string): string => `${orderNo}\u0000${sku}`;

/** The number of the order that a line belongs to; '' when it names none. Throws Unreadable. */
export function orderNoOf({ mapping, each }: Work, rows: RowKeys, cells: readonly string[]): string {
  const own = mapping.has('orderNo') ? mapping.text('orderNo', cells) : '';
  return own === '' && each ? rows.of(cells) : own;
}

/**
 * Reads all lines once. An order with a line that cannot be read is held back whole: recorded without it, it could
 * never be completed. Of a line that does not say whose it is, both neighbours are held.
 */
export async function surveyOrders(work: Work): Promise<Survey> {
  const [sizes, sold, broken] = [new KeyCounter(), new KeyCounter(), new Map<string, string>()];
  const [totals, refunds] = [new TotalGuess(), new RefundGuess()];
  const returns = work.mapping.has('returnOf');
  const twice = new Set<string>();
  let before = '';
  let orphan = 0;
  const [rows, carried] = [rowKeys(work), work.mapping.carrying()];
  for await (const { line: at, cells: own, unreadable } of work.table.rows()) {
    if (unreadable === 'HEADER_AGAIN' || work.profile.totals.has(at)) continue;
    const row = { line: at, cells: unreadable ? own : carried(own) };
    const named = unreadable ? '' : namedIn(work, rows, row.cells);
    if (orphan > 0 && named !== '' && !broken.has(named)) broken.set(named,
      `line ${orphan} beside it cannot be read and may be its`);
    if (named === '') {
      orphan = row.line;
      if (before !== '') broken.set(before, `line ${row.line} beside it cannot be read and may be its`);
      continue;
    }
    orphan = 0;
    before = named;
    if (sizes.add(named) > 1 && work.each) twice.add(named);
    try {
      const line = readLine(work.mapping, row, named);
      totals.see(line);
      refunds.see(line);
      if (line.quantity > 0 && returns) sold.add(soldKey(named, line.sku), line.quantity);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      broken.set(named, `line ${row.line} of it cannot be read`);
    }
  }
  return { sizes, sold, broken, twice, totalIs: totals.is, refundIs: refunds.ask(work) };
}

function namedIn(work: Work, rows: RowKeys, cells: readonly string[]): string {
  try {
    return orderNoOf(work, rows, cells);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return '';
  }
}

/** Whether refunds are told for each line or for the order as a whole. */
class RefundGuess {
  #last: { orderNo: string; refunded: Decimal | null } | null = null;
  #lines = 0;
  #first = 0;
  #wholeLine = 0;

  see({ orderNo, refunded, total }: FileLine): void {
    const has = refunded !== null && refunded.units !== 0n;
    if (this.#last?.orderNo !== orderNo) {
      this.#last = { orderNo, refunded };
      if (has) this.#first += 1;
      if (has && total && isSame(total, refunded)) this.#wholeLine += 1;
    } else if (has && !(this.#last.refunded && isSame(this.#last.refunded, refunded))) this.#lines += 1;
  }

  ask({ mapping, questions }: Work): 'line' | 'order' {
    if (!mapping.has('refunded') || this.#first + this.#lines === 0) return 'order';
    if (this.#lines > 0) return 'line';
    if (!mapping.has('lineTotal')) return 'order';
    return questions.ask('refund', `${mapping.from(
      'refunded')} stands on the first line of orders: is it of that line or of the whole order?`,
      ['line', 'order'], this.#wholeLine === this.#first ? 'line' : 'order') === 'line' ? 'line' : 'order';
  }
}
