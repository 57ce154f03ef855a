import { describe, expect, it } from '@jest/globals';
import { beginOf, monthsBetween } from './fx-file.ts';
import { gatherOrders, orderInput } from './orders.ts';
import { bar, Progress } from './progress.ts';
import type { Sale } from './read-sale.ts';

const sale = (line: number, orderId: string, more: Partial<Sale> = {}): Sale => ({
  line, orderId, paidAt: '2019-01-01T00:00:00Z', productId: `${line}`, quantity: 1, categoryId: '', alias: '',
  brand: '', priceCents: 100n, userId: '5', gender: '', colour: '', metal: '', gem: '', ...more,
});

async function* each(sales: readonly Sale[]): AsyncGenerator<Sale> {
  yield* sales;
}

async function gathered(sales: readonly Sale[]): Promise<[string, number[]][]> {
  const sizes = new Map<string, number>();
  for (const { orderId } of sales) sizes.set(orderId, (sizes.get(orderId) ?? 0) + 1);
  const orders: [string, number[]][] = [];
  for await (const order of gatherOrders(each(sales), sizes)) {
    orders.push([order.orderId, order.sales.map(({ line }) => line)]);
  }
  return orders;
}

describe('orders of the history', () => {
  it('are their lines, together or scattered', async () => {
    expect(await gathered([sale(1, 'a'), sale(2, 'a'), sale(3, 'b'), sale(4, 'c'), sale(5, 'b'), sale(6, 'd')]))
      .toEqual([['a', [1, 2]], ['c', [4]], ['b', [3, 5]], ['d', [6]]]);
  });

  it('have the buyer and the time of their first line that names them', () => {
    const input = orderInput({ orderId: 'a', sales: [
      sale(1, 'a', { userId: '' }), sale(2, 'a', { userId: '7', paidAt: '2019-02-01T00:00:00Z' })] }, 'web');
    expect([input.buyer, input.paidAt, input.lines.length]).toEqual(
      [{ externalId: '7' }, '2019-01-01T00:00:00Z', 2]);
    expect(orderInput({ orderId: 'a', sales: [sale(1, 'a', { userId: '' })] }, 'web').buyer).toBeNull();
  });
});

describe('months of rates', () => {
  it('are those at home', () => {
    expect(monthsBetween('2018-12-01T11:40:29Z', '2019-02-28T16:00:00Z', 'Asia/Shanghai'))
      .toEqual(['2018-12', '2019-01', '2019-02', '2019-03']);
    expect(monthsBetween('2018-12-01T11:40:29Z', '2019-02-28T16:00:00Z', 'Europe/London')).toHaveLength(3);
    expect(beginOf('2019-05', 'Asia/Shanghai')).toBe('2019-04-30T16:00:00.000Z');
    // Clocks go back on 3 November, in the night of Sunday: the month begins in summer time.
    expect(beginOf('2019-11', 'America/New_York')).toBe('2019-11-01T04:00:00.000Z');
    expect(beginOf('2019-12', 'America/New_York')).toBe('2019-12-01T05:00:00.000Z');
  });
});

describe('the progress bar', () => {
  it('shows rate and time left', () => {
    expect(bar('orders', 500, 1_000, 500, 2)).toBe('orders    ████████████░░░░░░░░░░░░  500 of 1,000  250/s  2 s left');
    expect(bar('orders', 1_000, 1_000, 1_000, 4)).toContain('in 4.0 s');
    expect(bar('orders', 0, 1_000, 0, 0)).toContain('beginning');
  });

  it('counts the rate of this run only, and draws one line at a terminal', () => {
    const written: string[] = [];
    let now = 0;
    const progress = new Progress({ isTTY: true, write: (text) => written.push(text) }, 'orders', 1_000, 400,
      () => now);
    now = 50;
    progress.at(410);
    now = 1_000;
    progress.at(500);
    progress.end();
    expect(written.map((text) => text.slice(0, 4))).toEqual(['\r\u001b[K', '\r\u001b[K', '\n']);
    expect(written[0]).toContain('100/s  5 s left');
  });
});
