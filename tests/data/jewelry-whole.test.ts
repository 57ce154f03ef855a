import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startPartnerHouse, type PartnerHouse } from '../client/house.ts';
import { endLaunched } from '../kit/launcher.ts';
import { JEWELRY, newFolder, RATES, startImport } from './importer.ts';
import { cleanInvariants, salesOf } from './questions.ts';

let house: PartnerHouse;
beforeAll(async () => { house = await startPartnerHouse(); }, 120_000);
afterAll(async () => {
  await house.stop();
  await endLaunched();
});

it('imports the whole history: every sum, every repair, every consequence', async () => {
  const file = join(newFolder(), 'jewelry.csv.gz');
  copyFileSync(JEWELRY, file);
  const began = performance.now();
  const run = await startImport(house, file, { args: ['--fx', RATES, '--demo'] }).finished;
  expect([run.code, run.err]).toEqual([0, '']);
  expect(run.out).toContain(
    '21220 users, 8154 products, 48647 orders, 63086 lines, 21506172.83 USD');
  expect(run.out).toContain('The sums of the house are the file’s.');
  expect(await salesOf(house)).toEqual({ orders: 48_647, lines: 63_086, usd: '21506172.83' });
  const report = readFileSync(`${file}.import-report.csv`, 'utf8').trim().split('\n').slice(1);
  const count = (what: string): number => report.filter((row) => row.includes(what)).length;
  expect([count(',repaired,FIELDS_MISSING,'), count(',noted,PRICE_ZERO,'), count(',noted,DUPLICATE,'),
    count(',noted,BLANK,'), report.length]).toEqual([917, 390, 2_110, 1, 917 + 390 + 2_110 + 1]);

  await house.settled(800_000);
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`whole history: ${run.seconds.toFixed(0)} s to import, ${seconds.toFixed(0)} s until every `
    + `consequence (${(48_647 / seconds).toFixed(0)} orders/s), ${run.peakMb.toFixed(0)} MB\n`);
  expect(run.peakMb).toBeLessThan(300);
  expect(await cleanInvariants(house)).toEqual([]);

  const { members, orders, products, loyaltySummary } = await house.get(`{
    members { totalCount } products { totalCount } orders(filter: { unlinked: false }) { totalCount }
    loyaltySummary(from: "2018-12-01", until: "2021-07-31") { issued } }`);
  // Lists count to 10,000; the whole sums are compared above.
  expect([members.totalCount, products.totalCount, orders.totalCount]).toEqual([10_000, 8_154, 10_000]);
  // 12/1000 of a fen for most of 21.5 million dollars at about 6.9 yuan.
  expect(loyaltySummary.issued).toBeGreaterThan(100_000_000);
  expect(loyaltySummary.issued).toBeLessThan(300_000_000);
}, 1_200_000);
