import { KeyCounter } from '../map/key-counter.ts';
import { minus, placesOf, plus, rounded, textOf, ZERO, type Decimal } from '../map/decimal.ts';
import { Unreadable } from '../map/unreadable.ts';
import { inCents, readLine, priceLine, type FileLine, type Sold } from './order-line.ts';
import { returnsByLines, returnsByRefund } from './order-returns.ts';
import { agree, firstOf, stateOf, type Agreed } from './order-state.ts';
import { orderNoOf, rowKeys, surveyOrders, type Survey } from './order-survey.ts';
import type { BuyerNamed, Thing } from './record.ts';
import type { RowKeys } from './row-keys.ts';
import { currencyOfAll, soundRows, type RecordReader, type Work } from './work.ts';

const MOST_LINES = 1_000;
/** Whose names and cells say in which currency an order is. */
const AMOUNTS = ['unitPrice', 'lineTotal', 'total', 'subtotal', 'lineDiscount', 'orderDiscount', 'shipping', 'tax',
  'refunded', 'outstanding'];

/** Orders with their returns, from lines: those of one number are one order, wherever they stand. */
export class OrdersReader implements RecordReader {
  readonly #work: Work;
  #survey: Survey | null = null;

  constructor(work: Work) {
    this.#work = work;
  }

  async *things(): AsyncGenerator<Thing, void, undefined> {
    this.#survey ??= await surveyOrders(this.#work);
    const survey = this.#survey;
    // What came back is told after what was sold: a return of an order of this file finds it.
    const later: Thing[] = [];
    for await (const lines of this.#groups(survey)) {
      for (const thing of this.#order(lines, survey)) {
        if (thing.is === 'return') later.push(thing);
        else yield thing;
      }
    }
    yield* later;
  }

  async *#groups({ sizes, broken, twice }: Survey): AsyncGenerator<FileLine[], void, undefined> {
    const { tally } = this.#work;
    const open = new Map<string, FileLine[]>();
    const [rows, same] = [rowKeys(this.#work), new KeyCounter()];
    for await (const row of soundRows(this.#work)) {
      tally.count('lines');
      const line = this.#line(row, rows);
      if (same.add(row.cells.join('\u0000')) > 1) tally.remark(row.line, 'noted', 'STANDS_TWICE',
        'the same line stands before: both count');
      if (line && twice.has(line.orderNo)) {
        tally.remark(row.line, 'refused', 'KEY_TWICE',
          `each line is an order of its own, and ${line.orderNo} stands in several`);
        continue;
      }
      const held = line && broken.get(line.orderNo);
      if (held) tally.remark(row.line, 'held', 'LINE_UNREADABLE', `order ${line.orderNo}: ${held}`);
      if (!line || held) continue;
      const gathered = open.get(line.orderNo) ?? [];
      gathered.push(line);
      if (gathered.length < sizes.count(line.orderNo)) {
        open.set(line.orderNo, gathered);
        continue;
      }
      open.delete(line.orderNo);
      yield gathered;
    }
    tally.count('orders held', new Set(broken.keys()).size);
  }

  #line(row: { line: number; cells: readonly string[] }, rows: RowKeys): FileLine | null {
    try {
      const orderNo = orderNoOf(this.#work, rows, row.cells);
      if (orderNo === '') throw new Unreadable('ORDER_NAMELESS', 'it names no order');
      return readLine(this.#work.mapping, row, orderNo);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#work.tally.remark(row.line, 'refused', error.code, error.message);
      return null;
    }
  }

  *#order(lines: readonly FileLine[], survey: Survey): Generator<Thing, void, undefined> {
    const { tally } = this.#work;
    try {
      yield* this.#built(lines, survey);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      tally.count('orders held');
      for (const { line, orderNo } of lines) tally.remark(line, 'held', error.code,
        `order ${orderNo}: ${error.message}`);
    }
  }

  *#built(lines: readonly FileLine[], survey: Survey): Generator<Thing, void, undefined> {
    const { mapping, tally } = this.#work;
    const orderNo = lines[0]!.orderNo;
    if (lines.length > MOST_LINES) throw new Unreadable('ORDER_TOO_LARGE',
      `it has ${lines.length} lines, and an order has at most ${MOST_LINES}`);
    if ([...orderNo].length > 100) throw new Unreadable('ORDER_NO_TOO_LONG', 'its number has over 100 characters');
    const currency = currencyOfAll(this.#work, lines.map(({ cells }) => cells), AMOUNTS);
    const places = placesOf(currency);
    const priced = lines.map((line): Sold => ({ ...line, ...priceLine(line, survey.totalIs, places) }));
    const back = priced.filter(({ quantity }) => quantity < 0);
    const exact = priced.filter(({ quantity }) => quantity > 0);
    const goods = sumOf(exact.map(({ net }) => net));
    const amount = (name: string): Decimal => firstOf(lines, ({ cells }) => mapping.number(name, cells)) ?? ZERO;
    const agreed = this.#agreed(lines, back.length > 0 ? sumOf(priced.map(({ net }) => net)) : goods, places);
    const { discount } = agreed;
    const paidAt = firstOf(lines, ({ cells }) => mapping.time('paidAt', cells))
      ?? firstOf(lines, ({ cells }) => mapping.time('createdAt', cells));
    const deliveredAt = firstOf(lines, ({ cells }) => mapping.time('fulfilledAt', cells));
    const state = stateOf(this.#work, lines, agreed.total);
    const buyer = this.#buyer(lines);
    const refunds = survey.refundIs === 'line' ? sumOf(lines.map(({ refunded }) => refunded ?? ZERO))
      : amount('refunded');
    this.#count({ priced, sold: exact, buyer, state, currency, goods, discount, refunds, total: agreed.total,
      tax: amount('tax'), shipping: amount('shipping') });
    if (state === 'unknown') throw new Unreadable('STATUS_UNKNOWN', `what ${mapping.from('status')} says is asked`);
    if (state === 'waits' || state === 'ended') return;
    if (paidAt === null) throw new Unreadable('TIME_MISSING', 'it says neither when it was paid nor when it was made');
    const cents = (value: Decimal): Decimal => rounded(value, places);
    const sold = inCents(exact, places);
    if (sold.length > 0) {
      yield { is: 'order', key: orderNo, lines: lines.map(({ line }) => line), value: { orderNo, currency, paidAt,
        buyer, deliveredAt: deliveredAt !== null && deliveredAt < paidAt ? null : deliveredAt,
        orderDiscount: cents(discount),
        discountCode: firstOf(lines, ({ cells }) => mapping.text('discountCode', cells) || null) ?? '',
        shipping: cents(amount('shipping')), fees: cents(agreed.fees), outlet: mapping.text('outlet', lines[0]!.cells),
        note: mapping.text('note', lines[0]!.cells).slice(0, 500), lines: sold } };
    }
    const found = { work: this.#work, survey, orderNo, currency, paidAt, places };
    yield* returnsByLines(found, back);
    const all = { sold, goods: cents(agreed.total), net: cents(minus(goods, discount)) };
    yield* returnsByRefund(found, all, state === 'returned' ? all.net
      : survey.refundIs === 'line' ? null : cents(refunds));
    tally.count('orders sold', sold.length > 0 ? 1 : 0);
  }

  /** The totals of the file, which the lines have to come to. */
  #agreed(lines: readonly FileLine[], goods: Decimal, places: number): Extract<Agreed, { ok: true }> {
    const { mapping } = this.#work;
    const own = (name: string): Decimal | null => firstOf(lines, ({ cells }) => mapping.number(name, cells));
    const agreed = agree(goods, positive(own('orderDiscount') ?? ZERO), { subtotal: own('subtotal'),
      shipping: own('shipping') ?? ZERO, tax: own('tax') ?? ZERO, total: own('total') },
    (value) => textOf(value, places));
    if (!agreed.ok) throw new Unreadable('ORDER_DIFFERS', agreed.why);
    return agreed;
  }

  #buyer(lines: readonly FileLine[]): BuyerNamed | null {
    const { mapping, tally } = this.#work;
    const named = lines.map(({ cells, line }): BuyerNamed & { line: number } =>
      ({ line, key: mapping.text('buyerKey', cells) || null,
      email: mapping.text('buyerEmail', cells).toLowerCase() || null,
        phone: mapping.text('buyerPhone', cells) || null }))
      .filter(({ key, email }) => key !== null || email !== null);
    const [first, ...others] = named;
    for (const other of others) {
      if ((other.key ?? other.email) === (first!.key ?? first!.email)) continue;
      tally.remark(other.line, 'repaired', 'BUYER_DIFFERS',
        `order ${lines[0]!.orderNo} has another buyer in its line ${first!.line}: that one is taken`);
    }
    return first ? { key: first.key, email: first.email, phone: first.phone } : null;
  }

  #count(order: {
    priced: readonly Sold[]; sold: readonly Sold[]; buyer: BuyerNamed | null; state: string; currency: string;
      goods: Decimal;
    discount: Decimal; refunds: Decimal; total: Decimal; tax: Decimal; shipping: Decimal;
  }): void {
    const { tally } = this.#work;
    const { priced, sold, buyer, state, currency, goods, discount, refunds, total, tax, shipping } = order;
    tally.count('orders');
    tally.count('pieces', sold.reduce((sum, { quantity }) => sum + quantity, 0));
    if (buyer === null) tally.count('orders without a buyer');
    if (state === 'waits') {
      tally.count('orders that wait for payment');
      tally.count('lines that wait for payment', priced.length);
      tally.sum('waits for payment', currency, total);
    }
    if (state === 'ended') tally.count('orders given up unpaid');
    const lineDiscounts = sumOf(sold.map((line) => line.discount));
    tally.sum('goods', currency, plus(goods, lineDiscounts));
    tally.sum('discount', currency, plus(discount, lineDiscounts));
    tally.sum('net', currency, plus(goods, { ...discount, units: -discount.units }));
    tally.sum('tax', currency, tax);
    tally.sum('shipping', currency, shipping);
    tally.sum('total', currency, total);
    tally.sum('refunded', currency, refunds);
    tally.sum('lines, returns among them', currency, sumOf(priced.map(({ net }) => net)));
  }
}

export const sumOf = (amounts: readonly Decimal[]): Decimal => amounts.reduce(plus, ZERO);
const positive = (value: Decimal): Decimal => (value.units < 0n ? { ...value, units: -value.units } : value);
