import { gzipSync } from 'node:zlib';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { centsOf } from '../../client/import/read-sale.ts';
import { startPartnerHouse, type PartnerHouse } from '../client/house.ts';
import { endLaunched } from '../kit/launcher.ts';
import { until } from '../kit/until.ts';
import { brokenTenfold, factsOf, firstLines, RATES, startImport, writeGzip } from './importer.ts';
import { cleanInvariants, SALES, salesOf } from './questions.ts';

let house: PartnerHouse;
let lines: string[];
beforeAll(async () => {
  house = await startPartnerHouse();
  lines = firstLines(2_400);
}, 120_000);
afterAll(async () => {
  await house.stop();
  await endLaunched();
});

const demo = { args: ['--fx', RATES, '--demo'] };

describe('a slice of the jewelry history', () => {
  it('stops at a rate that jumps over 2 % until a person has confirmed it, and sends nothing', async () => {
    const file = writeGzip(firstLines(8_000).filter((line) =>
      /^2019-0[45]-(0[1-3]|3)/.test(line)).map((line) => line.replace(/UTC,(\d+)/, 'UTC,66$1')));
    const stopped = await startImport(house, file).finished;
    expect([stopped.code, stopped.err]).toEqual([1, expect.stringContaining('FX_HELD: The table of 2019-05')]);
    expect(await salesOf(house)).toEqual({ orders: 0, lines: 0, usd: '0.00' });
    const { fxTables } = await house.get(
      '{ fxTables(homeRegion: "CN", state: HELD) { items { id effectiveAt jumpBps } } }');
    expect(fxTables.items).toEqual([expect.objectContaining(
      { effectiveAt: '2019-04-30T16:00:00.000Z', jumpBps: 203 })]);
    await house.get(`mutation Confirm($id: ID!) { confirmFxTable(input: { id: $id, idempotencyKey: "c" }) {
      fxTable { state } userErrors { code } } }`, { id: fxTables.items[0].id });
    expect((await startImport(house, file).finished).code).toBe(0);
  });

  it('is killed, goes on where it was, and ends with the sums of the file', async () => {
    const before = await salesOf(house);
    const file = writeGzip(lines);
    const killed = startImport(house, file, { args: [...demo.args, '--batch', '40', '--parallel', '1'] });
    await until(() => stateOf(file)?.phases.orders.done > 200, 60_000, 'some orders');
    process.kill(killed.pid, 'SIGKILL');
    expect((await killed.finished).signal).toBe('SIGKILL');
    const done = stateOf(file).phases.orders.done;
    const again = await startImport(house, file, demo).finished;
    expect([again.code, again.err]).toEqual([0, '']);
    const facts = factsOf(lines);
    expect(done).toBeLessThan(facts.orders);
    expect(again.out).toContain(`${facts.users} users, ${facts.products} products, ${
      facts.orders} orders, ${facts.lines} lines, ${facts.usd} USD`);
    const after = await salesOf(house);
    expect(after.orders - before.orders).toBe(facts.orders);
    expect(after.lines - before.lines).toBe(facts.lines);
    expect(centsOf(after.usd)! - centsOf(before.usd)!).toBe(centsOf(facts.usd));
    expect(stateOf(file).phases.orders).toMatchObject({ done: facts.orders });
  });

  it('changes nothing the second time, with its state and without it', async () => {
    const before = await house.get(SALES);
    const file = writeGzip(lines);
    const first = await startImport(house, file, demo).finished;
    expect(first.out).toContain(`orders    0 new, ${factsOf(lines).orders} known already`);
    const size = statSync(`${file}.import-report.csv`).size;
    const second = await startImport(house, file, demo).finished;
    expect([second.code, statSync(`${file}.import-report.csv`).size]).toEqual([0, size]);
    rmSync(`${file}.import-state.json`);
    expect((await startImport(house, file, demo).finished).code).toBe(0);
    expect(await house.get(SALES)).toEqual(before);
  });

  it('takes a file with ten times as many broken lines', async () => {
    const broken = brokenTenfold(lines);
    const file = writeGzip(broken.lines);
    const before = await salesOf(house);
    const run = await startImport(house, file, demo).finished;
    expect([run.code, run.err]).toEqual([0, '']);
    const facts = factsOf(broken.lines);
    const after = await salesOf(house);
    expect([after.orders - before.orders, after.lines - before.lines]).toEqual([facts.orders, facts.lines]);
    expect(centsOf(after.usd)! - centsOf(before.usd)!).toBe(centsOf(facts.usd));
    const report = readFileSync(`${file}.import-report.csv`, 'utf8');
    const count = (reason: string) => report.split('\n').filter((row) => row.includes(reason)).length;
    expect(count('repaired,FIELDS_MISSING')).toBe(broken.short);
    expect(count('noted,PRICE_ZERO')).toBe(broken.free);
    expect(count('noted,DUPLICATE')).toBe(broken.duplicates);
  });

  it('holds back whole each order with a line it cannot read; the mended file completes it', async () => {
    const good = lines.slice(1, 60).map((line) => line.replace(/UTC,(\d+)/, 'UTC,77$1'));
    const before = await salesOf(house);
    const at = good.findIndex((line, index) => orderOf(line) === orderOf(good[index + 1] ?? ''));
    const bad = good.map((line, index) => (index === at + 1 ? `${line},extra` : line));
    const file = writeGzip(bad);
    const run = await startImport(house, file, demo).finished;
    expect([run.code, run.err]).toEqual([0, '']);
    expect(run.out).toContain('Not every order of the file is there: 1 orders');
    const held = good.flatMap((line, index) => (orderOf(line) === orderOf(good[at]!) ? [index + 1] : []));
    const report = readFileSync(`${file}.import-report.csv`, 'utf8').split('\n');
    expect(report.filter((row) => /,(refused|held),/.test(row)).map((row) => row.split(',').slice(0, 3).join()))
      .toEqual(held.map((line) => (line === at + 2 ? `${line},refused,FIELD_COUNT` : `${line},held,LINE_UNREADABLE`)));
    const without = factsOf(good.filter((line) => orderOf(line) !== orderOf(good[at]!)));
    expect((await salesOf(house)).orders - before.orders).toBe(without.orders);

    writeFileSync(file, gzipSync(`${good.join('\n')}\n`));
    const mended = await startImport(house, file, demo).finished;
    expect([mended.code, mended.err]).toEqual([0, '']);
    expect(mended.out).toContain(`orders    1 new, ${without.orders} known already`);
    const after = await salesOf(house);
    expect([after.orders - before.orders, after.lines - before.lines, centsOf(after.usd)! - centsOf(before.usd)!])
      .toEqual([factsOf(good).orders, factsOf(good).lines, centsOf(factsOf(good).usd)]);
  });

  it('is imported by two at once as by one, and both say what is true', async () => {
    const twice = lines.slice(100, 700).map((line) => line.replace(/UTC,(\d+)/, 'UTC,99$1'));
    const before = await salesOf(house);
    const file = writeGzip(twice);
    const args = [...demo.args, '--batch', '20'];
    const both = async (...files: string[]) => {
      const ends = await Promise.all(files.map((one) => startImport(house, one, { args }).finished));
      expect(ends.map(({ code, err }) => [code, err])).toEqual([[0, ''], [0, '']]);
      return ends;
    };
    const ends = await both(file, writeGzip(twice));
    const counts = ends.map(({ out }) => /orders +(\d+) new, (\d+) known/.exec(out)!.slice(1).map(Number));
    const { orders } = factsOf(twice);
    expect(counts.map(([made, known]) => made! + known!)).toEqual([orders, orders]);
    expect(counts.reduce((sum, [made]) => sum + made!, 0)).toBe(orders);
    expect((await salesOf(house)).orders - before.orders).toBe(orders);

    // And over one file, whose state and report both write.
    rmSync(`${file}.import-state.json`);
    for (const { out } of await both(file, file)) expect(out).toContain(`orders    0 new, ${orders} known already`);
    expect((await salesOf(house)).orders - before.orders).toBe(orders);
    expect(stateOf(file).phases.orders).toMatchObject({ done: orders });
  });

  it('reports the lines of an order the house refuses, and says that the sums differ', async () => {
    const line = lines[1]!;
    const file = writeGzip([line.replace(/,\d+\.\d\d,/, ',9.99,'), ...lines.slice(2, 12)]);
    const run = await startImport(house, file, demo).finished;
    expect([run.code, run.err]).toEqual([1, expect.stringContaining('SUMS_DIFFER')]);
    expect(readFileSync(`${file}.import-report.csv`, 'utf8')).toContain('1,refused,ORDER_CONFLICT,');
  });

  it('leaves the ledger, the rebates and the queue clean', async () => {
    await house.settled(120_000);
    expect(await cleanInvariants(house)).toEqual([]);
  });
});

describe('what is no such file', () => {
  const other: [string, string, () => string][] = [
    ['HEADER', 'a header line', () => writeGzip([
      'event_time,order_id,product_id,quantity,category_id,category_code,brand,price,user_id,g,c,m,s',
      ...lines.slice(1, 40)])],
    ['DELIMITER', 'another delimiter', () => writeGzip(
      lines.slice(1, 40).map((line) => line.replaceAll(',', ';')))],
    ['FORMAT', 'another CSV', () => writeGzip(
      Array.from({ length: 40 }, (_, n) => `2019-01-01,${n},4.5,CN`))],
    ['EMPTY', 'an empty file', () => writeGzip([''])],
    ['GZIP_BROKEN', 'a broken gzip', () => truncated()],
    ['GZIP_BROKEN', 'no gzip', () => plain()],
    ['FILE_UNREADABLE', 'no file', () => '/nowhere/orders.csv.gz'],
  ];

  it.each(other)('%s: %s', async (code, _what, make) => {
    const file = make();
    const before = await house.get(SALES);
    const run = await startImport(house, file, demo).finished;
    expect([run.code, run.err]).toEqual([1, expect.stringMatching(new RegExp(`^${code}: `))]);
    expect(run.err.trim().split('\n')).toHaveLength(1);
    expect(await house.get(SALES)).toEqual(before);
    expect(existsSync(`${file}.import-state.json`)).toBe(false);
  });

  function truncated(): string {
    const file = writeGzip(lines);
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length - 2_000));
    return file;
  }

  function plain(): string {
    const file = writeGzip([]);
    writeFileSync(file, lines.join('\n'));
    return file;
  }
});

function orderOf(line: string): string {
  return line.split(',')[1] ?? '';
}

function stateOf(file: string) {
  const path = `${file}.import-state.json`;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
