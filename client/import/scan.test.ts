import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Remark } from './report.ts';
import { readSales, scanFile } from './scan.ts';

const folder = mkdtempSync(join(tmpdir(), 'karat-scan-'));
const written = (...lines: string[]): string => {
  const file = join(folder, `${lines.length}-${lines.join('').length}.csv.gz`);
  writeFileSync(file, gzipSync(lines.join('\n')));
  return file;
};
const whole = (order: string, product: string, user = '7', price = '10.00', second = '00') =>
  `2019-01-01 10:00:${second} UTC,${order},${product},1,9,jewelry.ring,0,${price},${user},f,red,gold,topaz`;
const short = (order: string, product: string, user = '7', price = '10.00') =>
  `2019-01-01 10:00:00 UTC,${order},${product},1,,${price},${user},,,,`;

async function scanned(...lines: string[]) {
  const remarks: Remark[] = [];
  const scan = await scanFile(written(...lines), (remark) => remarks.push(remark));
  return { ...scan, remarks: remarks.map(({ line, verdict, reason }) => `${line} ${verdict} ${reason}`) };
}

describe('the first reading', () => {
  it('counts lines, orders, users, products and money, and keeps the lines of each order', async () => {
    const scan = await scanned('', whole('1', '5'), whole('1', '6', '7', '0.50'),
      whole('2', '5', '8'), whole('1', '9'));
    expect([scan.lines, scan.refused, scan.cents, [...scan.sizes], [...scan.users], [...scan.products.keys()]])
      .toEqual([4, 0, 3_050n, [['1', 3], ['2', 1]], [['7', 2], ['8', 4]], ['5', '6', '9']]);
    expect(scan.remarks).toEqual(['1 noted BLANK']);
  });

  it('describes a product by a later line when the first has lost its description or price', async () => {
    const scan = await scanned(short('1', '5', '7', '0.00'), whole('2', '5'), whole('3', '5', '7', '99.00'));
    expect(scan.products.get('5')).toMatchObject(
      { line: 1, alias: 'jewelry.ring', metal: 'gold', gem: 'topaz', priceCents: 1_000n });
  });

  it('names duplicates and contradictions inside an order', async () => {
    const scan = await scanned(whole('1', '5'), whole('1', '5'), whole('1', '5', '8'),
      whole('1', '6', '7', '1.00', '01'));
    expect(scan.remarks).toEqual(['2 noted DUPLICATE', '3 repaired BUYER_DIFFERS', '4 repaired TIME_DIFFERS']);
  });

  it('holds back whole the orders of a line it cannot read, until that is most of the file', async () => {
    const broken = whole('1', '6').replace('10.00', 'ten');
    const scan = await scanned(whole('1', '5'), broken, whole('2', '5'), whole('2', '8'), whole('1', '9'));
    expect([scan.lines, scan.refused, scan.heldLines, [...scan.sizes], scan.cents])
      .toEqual([5, 1, 2, [['2', 2]], 2_000n]);
    expect(scan.remarks).toEqual(['1 held LINE_UNREADABLE', '2 refused PRICE_INVALID', '5 held LINE_UNREADABLE']);
    expect([...scan.held]).toEqual([['1', { reason: 'LINE_UNREADABLE', detail: 'line 2 of it cannot be read' }]]);
    const good = Array.from({ length: 60 }, (_, n) => whole(`${n}`, '5'));
    await expect(scanned(...good, ...Array(70).fill('nonsense'))).rejects.toMatchObject({ code: 'FORMAT' });
  });

  it.each([
    ['both neighbours of a line that names no order', ['a,b,c'], ['1', '2']],
    ['the order that a line of another width names', [`${whole('3', '7')},more`], ['3']],
    ['an order of its own', [whole('9', '7').replace('01-01', '02-30')], ['9']],
    ['neighbours beyond several such lines', ['x', '', 'y'], ['1', '2']],
  ])('holds %s', async (_what, lines, held) => {
    const scan = await scanned(whole('1', '5'), ...lines, whole('2', '5'), whole('3', '5'), whole('4', '5'));
    expect([...scan.held.keys()].sort()).toEqual(held);
    expect([...scan.sizes.keys()]).toEqual(['1', '2', '3', '4'].filter((order) => !held.includes(order)));
  });

  it('holds an order that no house takes, and sends the others', async () => {
    const scan = await scanned(whole('2', '5'), ...Array(1_001).fill(whole('1', '5')));
    expect([[...scan.sizes], scan.heldLines, scan.held.get('1')?.reason])
      .toEqual([[['2', 1]], 1_001, 'ORDER_TOO_LARGE']);
    await expect(scanned(...Array(1_001).fill(whole('1', '5')))).rejects.toMatchObject({ code: 'NOTHING_TO_SEND' });
  });

  it('is what the second reading sends', async () => {
    const file = written(whole('1', '5'), '', 'nonsense', short('2', '6'), whole('3', '5'), short('3', '6'));
    const lines: number[] = [];
    for await (const { line } of readSales(file, (await scanFile(file, () => {})).held)) lines.push(line);
    expect(lines).toEqual([5, 6]);
  });
});
