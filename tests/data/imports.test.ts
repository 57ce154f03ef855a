import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dryRun } from '../../client/import/run/dry-run.ts';
import { besides } from '../../client/import/run/files.ts';
import { PeopleFile } from '../../client/import/run/people-file.ts';
import { NO_JOURNAL } from '../../client/import/send/journal.ts';
import { prepare, type Wish } from '../../client/import/run/prepare.ts';
import { runImport } from '../../client/import/run/run.ts';
import { readyTemplates } from '../../client/import/run/templates.ts';
import { fileSource } from '../../client/import/read/source.ts';
import type { House } from '../../client/import/send/sending.ts';
import { StateFile } from '../../client/import/state.ts';
import { startPartnerHouse, type PartnerHouse } from '../client/house.ts';
import { endLaunched } from '../kit/launcher.ts';
import { until } from '../kit/until.ts';
import { newFolder, ROOT, SHARED } from './importer.ts';
import { cleanInvariants } from './questions.ts';

const pathOf = (name: string): string => join(SHARED, 'imports', name);

/** A dry run of a file of the ten, by its columns alone unless something is said. */
async function look(name: string, wish: Wish = {}) {
  const prepared = await prepare(await fileSource(pathOf(name)), { templates: await readyTemplates(), ...wish });
  return dryRun(prepared);
}
const openIds = ({ questions }: Awaited<ReturnType<typeof look>>): string[] =>
  questions.filter(({ answer }) => answer === null).map(({ id }) => id);

describe('the ten shapes reach their sums at the first look', () => {
  it('shopify_orders.csv', async () => {
    const report = await look('shopify_orders.csv');
    expect(report.template).toBe('shopify-orders');
    expect(report.counts).toMatchObject({ 'lines': 44, 'orders': 24, 'pieces': 60, 'orders that wait for payment': 6,
      'orders without a buyer': 2 });
    expect(report.sums).toEqual({ SGD: expect.objectContaining(
      { 'net': '20475.50', 'tax': '90.11', 'total': '20565.61', 'discount': '60.00',
      'refunded': '45.25', 'waits for payment': '7663.00' }) });
    expect(report.columns).toMatchObject({ 'Subtotal': { sum: '20475.5' }, 'Taxes': { sum: '90.11' },
      'Total': { sum: '20565.61' } });
    expect([report.toSend, report.open]).toEqual([{ order: 18 }, 0]);
  });

  it('etsy_sold_items.csv', async () => {
    const report = await look('etsy_sold_items.csv');
    expect(report.counts).toMatchObject({ 'lines': 40, 'orders': 40, 'pieces': 65, 'orders without a buyer': 40 });
    expect(report.sums).toEqual({ USD: expect.objectContaining(
      { goods: '22385.50', discount: '151.61', net: '22233.89' }) });
    expect(report.notes.join('\n')).toContain('Sale Date: 17 dates can be read both ways, 23 only as month/day/year');
    expect(openIds(report)).toEqual(['zone']);
    // Nobody says that it is Etsy's: the order of day and month is asked, with what the other dates speak for.
    const bare = await look('etsy_sold_items.csv', { templates: [] });
    expect(bare.questions.find(({ id }) => id === 'date:Sale Date')).toMatchObject({ proposal: 'MDY', answer: null });
    expect([bare.counts.orders, bare.sums.USD?.net]).toEqual([40, '22233.89']);
  });

  it('customers_windows1252.csv', async () => {
    const report = await look('customers_windows1252.csv');
    expect(report.file.encoding).toBe('windows-1252');
    expect(report.counts).toMatchObject({ 'lines': 60, 'members': 56, 'different phones': 12 });
    expect(report.reasons).toEqual({ 'refused NOBODY': 4, 'repaired FIELDS_JOINED': 6 });
    expect(report.remarks.filter(({ reason }) => reason === 'NOBODY').map(
      ({ detail }) => detail.split(' ')[0])).toEqual(['15', '30', '45', '60']);
    const prepared = await prepare(await fileSource(pathOf('customers_windows1252.csv')), {});
    const names: string[] = [];
    const { Tally } = await import('../../client/import/records/tally.ts');
    for await (const thing of prepared.reader(new Tally()).things()) if (thing.is === 'member') names.push(
      thing.value.name);
    expect(new Set(names)).toEqual(new Set(['Zoë Müller', 'René Wong', 'Ana Núñez', 'Jürgen Brontë', 'Mei Ng',
      'Carlos Park', 'Inês Li', 'Tom Tan',
      'Søren Silva', 'Wei Chen']));
  });

  it('customers_us_dates.csv', async () => {
    const report = await look('customers_us_dates.csv');
    expect(report.counts).toMatchObject({ lines: 30, members: 30 });
    expect(report.columns.AnnualIncome).toMatchObject({ sum: '1035000' });
    expect(report.questions).toEqual([expect.objectContaining({ id: 'date:BirthDate', proposal: 'MDY' })]);
  });

  it('loyalty_activity.csv', async () => {
    const report = await look('loyalty_activity.csv');
    expect(report.counts).toMatchObject({ 'lines': 242, 'members': 20, 'members who would go below zero': 10 });
    expect(report.sums.points).toMatchObject({ accumulated: '75687.25', redeemed: '32700' });
    expect(report.reasons).toMatchObject({ 'noted STANDS_TWICE': 2 });
    expect(openIds(report)).toEqual(['rounding', 'opening']);
    const given: Record<string, string> = {};
    for (const rounding of ['floor', 'carry', 'half-up']) {
      const answered = await look('loyalty_activity.csv', { answers: { rounding, opening: 'needed' } });
      expect([answered.open, answered.toSend]).toEqual([0, { points: 20 }]);
      given[rounding] = answered.sums.points!['points to give']!;
    }
    // 75,687.25 − 32,700 = 42,987.25; what is missing below zero is opened with just that.
    expect(given).toEqual({ 'floor': '47603', 'carry': expect.stringMatching(/^476\d\d$/),
      'half-up': expect.stringMatching(/^476\d\d$/) });
  });

  it('gold_per_kilogram.csv', async () => {
    const answers = { currency: 'MYR', zone: 'Asia/Kuala_Lumpur' };
    const report = await look('gold_per_kilogram.csv', { answers });
    expect(report.counts).toMatchObject({ 'readings': 60, 'jumps over 5 %': 1 });
    expect(report.sums.MYR).toMatchObject({ 'selling, as in the file': '15816175.00',
      'buying, as in the file': '15673827.00' });
    expect(report.questions.find(({ id }) => id === 'unit')).toMatchObject({ proposal: 'kilogram', answer: null });
    const asGrams = await look('gold_per_kilogram.csv', { answers: { ...answers, unit: 'gram' } });
    expect(openIds(asGrams)).toEqual(['height']);
    expect(openIds(await look('gold_per_kilogram.csv'))).toEqual(['zone', 'currency', 'unit']);
  });

  it('gold_per_tola.json', async () => {
    const report = await look('gold_per_tola.json');
    expect(report.counts).toMatchObject({ readings: 43, days: 43 });
    expect(report.sums.NPR).toMatchObject({ 'selling, as in the file': '6435148.00',
      'selling, per gram': '551719.68' });
  });

  it('stores_by_url.csv', async () => {
    const report = await look('stores_by_url.csv');
    expect(report.counts).toMatchObject({ 'outlets': 25, 'outlets that share a name': 10 });
    const prepared = await prepare(await fileSource(pathOf('stores_by_url.csv')),
      { templates: await readyTemplates() });
    const { Tally } = await import('../../client/import/records/tally.ts');
    const found: string[] = [];
    for await (const thing of prepared.reader(new Tally()).things()) if (thing.is === 'outlet') found.push(
      `${thing.value.code} ${thing.value.region}`);
    expect([found.length, found[0], found[1], found[24]]).toEqual([25, 'btq1000 FR', 'btq1001 MO', 'btq1024 HK']);
  });

  it('youzan_orders_gb18030.csv', async () => {
    const report = await look('youzan_orders_gb18030.csv');
    expect(report.file.encoding).toBe('gb18030');
    expect(report.counts).toMatchObject({ 'lines': 45, 'orders': 23, 'lines that wait for payment': 10, 'returns': 2 });
    expect(report.sums).toEqual({ CNY: expect.objectContaining(
      { 'net': '331415.05', 'waits for payment': '108091.02', 'refunded': '13357.67' }) });
    expect([report.open, report.toSend]).toEqual([0, { order: 18, return: 2 }]);
  });

  it('odoo_pos_lines.csv', async () => {
    const report = await look('odoo_pos_lines.csv', { answers: { currency: 'EUR', zone: 'Europe/Berlin' } });
    expect(report.file).toMatchObject({ encoding: 'utf-16le', delimiter: ';' });
    expect(report.counts).toMatchObject({ lines: 36, returns: 4 });
    expect(report.sums).toEqual({ EUR: expect.objectContaining(
      { 'lines, returns among them': '8964.57', 'returned': '1398.00' }) });
    // All four name an order that stands in this very file and sold no such piece.
    expect(report.reasons).toMatchObject({ 'refused RETURN_NOT_SOLD': 4 });
    expect(report.open).toBe(0);
  });
});

describe('a house takes them', () => {
  let house: PartnerHouse;
  let folder: string;
  beforeAll(async () => {
    house = await startPartnerHouse();
    folder = newFolder();
  }, 120_000);
  afterAll(async () => {
    await house.stop();
    await endLaunched();
  });

  /** A copy in a folder of its own: an import leaves its state beside the file. */
  function copy(name: string, as = name): string {
    const path = join(folder, as);
    writeFileSync(path, readFileSync(pathOf(name)));
    return path;
  }

  /** As a partner runs it: another process, over HTTP. */
  function start(file: string, ...args: string[]) {
    const child = spawn(process.execPath, ['--max-old-space-size=96', join(ROOT, 'client', 'import', 'main.ts'), file,
      '--endpoint', house.endpoint, '--client-id', house.clientId, '--outlet', house.outletCode, ...args],
    { env: { KARAT_IMPORT_CLIENT_SECRET: house.clientSecret, NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data',
      (chunk: Buffer) => { out += chunk.toString(); });
    return { pid: child.pid!, ended: new Promise<{ code: number | null; out: string }>((resolve) => {
      child.once('close', (code) => resolve({ code, out }));
    }) };
  }
  const run = (file: string, ...args: string[]) => start(file, '--run', ...args).ended;

  /** By a person of head office, for what is head office's alone. */
  async function runHere(file: string, wish: Wish) {
    const people = await PeopleFile.open(join(folder, 'people.tsv'));
    const prepared = await prepare(await fileSource(file), { templates: await readyTemplates(), ...wish });
    const report = await dryRun(prepared);
    const state = await StateFile.open(besides(file).state,
      { sha256: prepared.sha256, endpoint: house.endpoint, clientId: 'person', region: '' });
    const place: House = {
      channel: house.person, office: house.person, channelId: house.channelId, outletCode: house.outletCode,
        region: wish.answers?.region ?? '',
      fileKey: prepared.sha256, people, answer: (id) => prepared.questions.given(id), journal: NO_JOURNAL,
    };
    return runImport({ prepared, report, house: place, state, screen: { write: () => true }, patienceSeconds: 30,
      batch: 250, parallel: 2 });
  }

  const members = async (): Promise<number> => (await house.get('{ members { totalCount } }')).members.totalCount;
  const orderCount = async (): Promise<number> => (await house.get('{ orders { totalCount } }')).orders.totalCount;

  it('rates: without those of the shop’s currency its points would wait', async () => {
    const file = join(folder, 'rates.csv');
    writeFileSync(file, 'month,currency,rate\n2026-01-01,SGD,5.31\n2026-01-01,USD,7.02\n');
    const rates = await runHere(file, { answers: { zone: 'Asia/Shanghai', region: 'CN', quote: 'home per 1' } });
    expect([[...rates.why.values()], rates.phases]).toEqual([[], [{ phase: 'fx', made: 1, known: 0 }]]);
  });

  it('people: 56, then 2 more of 30 whose e-mail is the key, and none twice', async () => {
    const first = await run(copy('customers_windows1252.csv'), '--region', 'CN');
    expect(first.out).toContain('members   56 new, 0 known already');
    expect([first.code, await members()]).toEqual([0, 56]);
    const second = copy('customers_us_dates.csv');
    const looked = await start(second).ended;
    expect(looked.out).toMatch(/28 {2}members that look known already/);
    const asked = await run(second, '--region', 'CN', '--map', 'key=EmailAddress');
    expect([asked.code, asked.out]).toEqual([1, expect.stringContaining('QUESTIONS_OPEN: Nothing was sent')]);
    const answered = ['--region', 'CN', '--map', 'key=EmailAddress', '--answer', 'date:BirthDate=MDY'];
    expect((await run(second, ...answered)).out).toContain('members   2 new, 28 known already');
    expect(await members()).toBe(58);
    expect((await run(second, ...answered)).code).toBe(0);
    expect(await members()).toBe(58);
  });

  it('a shop’s orders: sold ones alone, once, and taken back again', async () => {
    const file = copy('shopify_orders.csv');
    const args = ['--margin-class', 'B'];
    const first = await run(file, ...args);
    expect([first.code, first.out]).toEqual([0, expect.stringContaining('orders    18 new, 0 known already')]);
    const { salesSummary } = await house.get(
      '{ salesSummary(from: "2026-01-01T00:00:00Z", to: "2026-06-01T00:00:00Z", groupBy: MONTH) { currency orderCount '
        + 'gross { amount } } }');
    // Gross is before the discount of an order: of the goods in the file what waits is taken off, with its discount.
    const cents = salesSummary.map(({ gross }: { gross: { amount: string } }) => BigInt(gross.amount.replace('.', '')));
    expect(cents.reduce((sum: bigint, one: bigint) => sum + one, 0n)).toBe(2_053_550n - 766_300n - 2_000n);
    expect((await run(copy('shopify_orders.csv', 'again.csv'), ...args)).out).toContain(
      'orders    0 new, 18 known already');
    const undone = await start(file, '--undo').ended;
    expect(undone.out).toContain('18 undone, 0 stay');
    expect(undone.out).toContain('The numbers of its 18 orders are spent');
    const spent = await run(file, ...args);
    expect([spent.code, spent.out]).toEqual([1, expect.stringMatching(/orders {4}0 new, 0 known[^]*ORDER_CANCELLED/)]);
  });

  it('有赞: orders and what was given back', async () => {
    const ended = await run(copy('youzan_orders_gb18030.csv'), '--margin-class', 'B');
    expect([ended.code, ended.out]).toEqual([0, expect.stringMatching(/orders {4}18 new[^]*returns {3}2 new/)]);
    const { orderByExternalNo: order } = await house.get(
      `{ orderByExternalNo(channelId: "${house.channelId}", externalNo: "E202600000000000000016") {
      state totals { base { amount currency } net { amount } } } }`);
    expect(order).toMatchObject({ totals: { base: { amount: '21344.67', currency: 'CNY' },
      net: { amount: '8999.00' } } });
  });

  it('stores, points and a gold board, by a person of head office', async () => {
    const stores = await runHere(copy('stores_by_url.csv'),
      { answers: { 'region:France': 'HK', 'region:Taiwan': 'HK', 'region:Singapore': 'HK' } });
    expect([[...stores.why.values()], stores.phases]).toEqual([[], [{ phase: 'outlets', made: 25, known: 0 }]]);
    const loyalty = join(folder, 'members.csv');
    writeFileSync(loyalty, `Customer ID,Name\n${Array.from({ length: 20 },
      (_, n) => `${480001 + n},Member ${n}`).join('\n')}\n`);
    expect((await run(loyalty, '--region', 'CN', '--as', 'members')).out).toContain('20 new');
    await house.settled(60_000);
    const points = await runHere(copy('loyalty_activity.csv'), { answers: { rounding: 'floor', opening: 'needed' } });
    expect([[...points.why.values()].slice(0, 3), points.phases]).toEqual(
      [[], [{ phase: 'points', made: 20, known: 0 }]]);
    const board = join(folder, 'board.csv');
    writeFileSync(board, 'TIME,SELLING,BUYING\n2026-05-01 09:00,788.00,780.00\n2026-05-01 '
      + '21:00,790.50,782.00\n2026-05-02 09:00,850.00,840.00\n');
    const gold = await runHere(board, { answers: { currency: 'CNY', unit: 'gram', zone: 'Asia/Shanghai',
      region: 'CN' } });
    expect([[...gold.why.values()], gold.phases]).toEqual([[], [{ phase: 'gold', made: 3, known: 0 }]]);
  });

  it('holds an order with an unreadable line back whole; the mended file completes it', async () => {
    const file = join(folder, 'broken.csv');
    const line = (no: string, price: string) => `${no},2026-03-01,CNY,1,RNG-9,${price}`;
    writeFileSync(file, ['Order No,Order Date,Currency,Quantity,SKU,Unit Price', line('B1', '10.00'), line('B1', 'ten'),
      line('B2', '20.00')].join('\n'));
    const args = ['--margin-class', 'B', '--zone', 'Asia/Shanghai'];
    expect((await run(file, ...args)).out).toContain('orders    1 new');
    const refused = besides(file).refused;
    const text = readFileSync(refused, 'utf8');
    expect(text.split('\n').filter((row) => row.includes('B1'))).toHaveLength(2);
    writeFileSync(refused, text.replace(',ten,', ',12.00,'));
    const mended = await run(refused, ...args);
    expect([mended.code, mended.out]).toEqual([0, expect.stringContaining('orders    1 new, 0 known already')]);
    expect(existsSync(besides(refused).refused)).toBe(false);
  });

  it('refuses a file that was changed since its dry run, and sends nothing', async () => {
    const file = copy('shopify_orders.csv', 'changed.csv');
    await start(file).ended;
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('#10', '#90'));
    const before = await orderCount();
    expect(await run(file)).toMatchObject({ code: 1, out: expect.stringContaining('FILE_CHANGED') });
    expect(await orderCount()).toBe(before);
  });

  it('is killed and goes on; two at once are as one', async () => {
    const file = join(folder, 'many.csv');
    const rows = Array.from({ length: 1_000 }, (_, n) => `M${n},2026-03-01 10:00,CNY,1,RNG-9,${n + 1}.25,`);
    writeFileSync(file, ['Order No,Order Date,Currency,Quantity,SKU,Unit Price,Note', ...rows].join('\n'));
    const before = await orderCount();
    const args = ['--zone', 'Asia/Shanghai', '--batch', '20', '--parallel', '1'];
    const killed = start(file, '--run', ...args);
    await until(() => existsSync(besides(file).state)
      && JSON.parse(readFileSync(besides(file).state, 'utf8')).phases.orders.done > 100, 60_000);
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;
    const ends = await Promise.all([run(file, ...args), run(file, ...args)]);
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect((await orderCount()) - before).toBe(1_000);
    // What was answered to the one that was killed, and what the two made, is all of this import: none is left.
    expect((await start(file, '--undo').ended).out).toContain('1000 undone, 0 stay');
  }, 120_000);

  it('leaves the ledger and the queue clean', async () => {
    await house.settled(120_000);
    expect(await cleanInvariants(house)).toEqual([]);
  });
});
