import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import type { WordKind } from '../../../words/word.ts';
import { catalog } from '../../index.ts';
import { refusalsOf, valueOf, workIn } from '../../tests/samples.ts';
import { decideFxTable } from './decide-fx-table.ts';
import { decideGoldPrice } from './decide-gold-price.ts';
import { publishFxTable, type PublishFxTable } from './publish-fx-table.ts';
import { publishGoldPrices, type PublishGoldPrice } from './publish-gold-price.ts';

let graph: TestSubgraph;
beforeAll(async () => {
  graph = await startTestSubgraph(catalog);
  await workIn(graph, KINDS);
});
afterAll(() => graph.stop());
const hq = operator('catalog:price');
/** Another person at head office. */
const other: typeof hq = { ...hq, id: 'second', name: 'Peng' };

const KINDS = Array.from({ length: 20 }, (_, index) => 1_001 + index);

describe('gold board', () => {
  let purity = 1_000;
  /** Prices of one kind of their own, so that tests do not meet. */
  const kind = () => { purity += 1; return purity; };
  const price = (of: number, retail: string, at: string, change: Partial<PublishGoldPrice> = {}) => ({
    region: 'CN', metal: 'gold', purity: of, retail: { amount: retail, currency: 'CNY' },
    buyback: { amount: (Number(retail) * 0.75).toFixed(2), currency: 'CNY' },
    effectiveAt: new Date(at), source: 'test', confirm: false, ...change,
  }) as PublishGoldPrice;
  const publish = async (...inputs: PublishGoldPrice[]) => graph.runBatch(publishGoldPrices,
    inputs.map((input) => ({ input, actor: hq })));
  const states = (outcomes: Outcome<{ state: string }>[]) =>
    outcomes.map((outcome) => (outcome.ok ? outcome.value.state : refusalsOf(outcome)));

  it('compares each price with the one before it, in the batch and in the table', async () => {
    const of = kind();
    expect(states(await publish(price(of, '1000.00', '2026-01-01'), price(of, '1050.00', '2026-01-02'),
      price(of, '1150.00', '2026-01-03'), price(of, '1100.00', '2026-01-03'))))
      .toEqual(['published', 'published', 'held', 'published']);
    expect(states(await publish(price(of, '1160.00', '2026-01-05'), price(of, '1030.00', '2026-01-01T12:00:00Z'))))
      .toEqual(['held', 'published']);
  });

  it('asks for one decision for one jump, and settles what follows it', async () => {
    const of = kind();
    const day = (n: number, retail: string) => price(of, retail, `2026-01-${String(n).padStart(2, '0')}`);
    const rows = () => graph.sql.all<any>`select retail_minor / 100 as retail, state, held_because,
      waits_for is not null as follows from gold_price where purity = ${of} order by effective_at`;
    const roots = async () => (await rows()).filter((row) => row.state === 'held' && !row.follows)
      .map((row) => Number(row.retail));
    // Three jumps in eighteen days; the first lot in one sheet, the others day by day.
    await publish(day(1, '1000.00'), day(2, '1200.00'), day(3, '1205.00'), day(4, '1210.00'), day(5, '1190.00'));
    for (const [n, retail] of [[6, '1195.00'], [7, '1500.00'], [8, '1510.00'], [9, '1505.00'], [10, '1900.00'],
      [11, '1910.00'], [12, '1920.00'], [13, '1915.00'], [14, '1900.00'], [15, '1890.00'], [16, '1880.00'],
      [17, '1890.00'], [18, '1900.00'], [19, '1899.00']] as const) await publish(day(n, retail));
    expect(await roots()).toEqual([1200, 1500, 1900]);
    expect((await rows()).filter(({ state }) => state === 'held')).toHaveLength(18);
    const decide = async (retail: bigint, decision: 'confirm' | 'dismiss') => {
      const { id } = await graph.sql.one<{ id: string }>`select id from gold_price where purity = ${of}
        and retail_minor = ${retail} and waits_for is null and state = 'held'`;
      return valueOf(await graph.run(decideGoldPrice, { goldPriceId: id, decision }, { actor: other }));
    };
    const { data } = await graph.query(`{ heldGoldPrices { purity retail { amount } followers heldBecause standing } }`,
      {}, operator('catalog:read', 'catalog:price'));
    expect(data.heldGoldPrices.filter((held: any) => held.purity === of)[0]).toEqual({ purity: of,
      retail: { amount: '1200.00' }, followers: 4, heldBecause: ['JUMP'], standing: 'HELD' });
    await decide(120_000n, 'confirm');
    expect(await roots()).toEqual([1500, 1900]);
    // 1,500 was a slip; what followed it is compared anew, and asks again as one.
    await decide(150_000n, 'dismiss');
    expect(await roots()).toEqual([1510, 1900]);
    await decide(151_000n, 'confirm');
    await decide(190_000n, 'confirm');
    const left = await rows();
    expect(left.filter(({ state }) => state === 'held')).toEqual([]);
    expect(left.filter(({ state }) => state === 'published')).toHaveLength(18);
  });

  it('takes prices without buy-back, and one dated before the first against that', async () => {
    const of = kind();
    expect(states(await publish(price(of, '1000.00', '2026-01-02'),
      price(of, '1001.00', '2026-01-03', { buyback: null }),
      price(of, '1002.00', '2026-01-04', { buyback: { amount: '0', currency: 'CNY' } }),
      price(of, '1003.00', '2026-01-05', { buyback: { amount: '700', currency: 'CNY' } }),
      price(of, '900.00', '2026-01-01')))).toEqual(['published', 'published', 'published', 'published', 'held']);
    expect(await graph.sql.all`select buyback_minor from gold_price where purity = ${of} and state = 'published'
      order by effective_at`).toEqual(
      [{ buyback_minor: 75_000n }, { buyback_minor: null }, { buyback_minor: null }, { buyback_minor: 70_000n }]);
  });

  it('keeps what is published: the same moment is refused, and no row changes or goes', async () => {
    const of = kind();
    await publish(price(of, '1000.00', '2026-01-01'));
    expect(states(await publish(price(of, '1001.00', '2026-01-01'))))
      .toEqual([['ALREADY_PUBLISHED effectiveAt']]);
    await expect(graph.sql.run`update gold_price set retail_minor = 1 where purity = ${of}`)
      .rejects.toThrow('keeps its history');
    await expect(graph.sql.run`delete from gold_price where purity = ${of}`)
      .rejects.toThrow('keeps its history');
  });

  it('publishes no jump that its author means: another person confirms it', async () => {
    const of = kind();
    await publish(price(of, '1000.00', '2026-01-01'));
    const jump = price(of, '1200.00', '2026-01-02', { confirm: true });
    const [partner] = await graph.runBatch(publishGoldPrices,
      [{ input: jump, actor: channel(newId(), 'catalog:price') }]);
    expect(refusalsOf(partner!)).toEqual(['OPERATOR_ONLY confirm']);
    expect(states(await publish(jump, price(of, '1010.00', '2026-01-02', { confirm: true }))))
      .toEqual([['SAME_PERSON confirm'], 'published']);
  });

  it('is decided once by a person', async () => {
    const of = kind();
    await publish(price(of, '1000.00', '2026-01-01'));
    const held = valueOf((await publish(price(of, '1200.00', '2026-01-02')))[0]!).goldPriceId;
    const lower = valueOf((await publish(price(of, '500.00', '2026-01-02')))[0]!).goldPriceId;
    const decide = (goldPriceId: string, decision: 'confirm' | 'dismiss', actor = other, key?: string) =>
      graph.run(decideGoldPrice, { goldPriceId, decision }, { actor, idempotencyKey: key });
    expect(refusalsOf(await decide(held, 'confirm', channel(newId())))).toEqual(['OPERATOR_ONLY']);
    expect(refusalsOf(await decide(held, 'confirm', hq))).toEqual(['SAME_PERSON id']);
    expect(refusalsOf(await decide(newId(), 'confirm'))).toEqual(['NOT_FOUND id']);
    expect(valueOf(await decide(held, 'confirm', other, 'confirm-1')).state).toBe('published');
    expect(valueOf(await decide(held, 'confirm', other, 'confirm-1')).state).toBe('published');
    expect(refusalsOf(await decide(held, 'dismiss'))).toEqual(['NOT_HELD id']);
    expect(refusalsOf(await decide(lower, 'confirm'))).toEqual(['ALREADY_PUBLISHED id']);
    // Who entered it may take it back.
    expect(valueOf(await decide(lower, 'dismiss', hq)).state).toBe('dismissed');
    expect(await graph.sql.one`select decided_by from gold_price where id = ${held}`)
      .toEqual({ decided_by: 'Peng' });
  });

  it('refuses bad prices with nothing kept', async () => {
    const of = kind();
    const bad = async (change: Partial<PublishGoldPrice>) =>
      refusalsOf((await publish(price(of, '1000.00', '2026-01-01', change)))[0]!);
    expect(await bad({ buyback: { amount: '1000.01', currency: 'CNY' } })).toEqual(['INVALID buyback']);
    expect(await bad({ retail: { amount: '0', currency: 'CNY' }, buyback: { amount: '0', currency: 'CNY' } }))
      .toEqual(['INVALID retail']);
    expect(await bad({ retail: { amount: '-1', currency: 'CNY' } })).toEqual(['INVALID retail']);
    expect(await bad({ retail: { amount: '1000', currency: 'HKD' } })).toEqual(['INVALID retail']);
    expect(await bad({ purity: 10_001 })).toEqual(['INVALID purity']);
    for (const [metal, purity] of [['gold', 9_998], ['silver', 7_500], ['other', 9_990]] as const) {
      expect(await bad({ metal, purity })).toEqual(['UNKNOWN_FINENESS purity']);
    }
    expect(await bad({ source: '' })).toEqual(['INVALID source']);
    expect(await bad({ effectiveAt: new Date('2026-10-17') })).toEqual(['INVALID effectiveAt']);
    expect(await graph.sql.one`select count(*)::int as n from gold_price where purity = ${of}`)
      .toEqual({ n: 0 });
  });

  it('answers a replay again, and refuses the key with another price', async () => {
    const of = kind();
    const run = (input: PublishGoldPrice) =>
      graph.runBatch(publishGoldPrices, [{ input, idempotencyKey: 'gold-1', actor: hq }]);
    const first = await run(price(of, '1000.00', '2026-01-01'));
    expect(await run(price(of, '1000.00', '2026-01-01'))).toEqual(first);
    expect(refusalsOf((await run(price(of, '1001.00', '2026-01-01')))[0]!))
      .toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
  });

  it('lets one of two racing prices of the same moment win', async () => {
    const of = kind();
    await publish(price(of, '1000.00', '2026-01-01'));
    const [a, b] = await Promise.all([
      publish(price(of, '1040.00', '2026-01-02')), publish(price(of, '1041.00', '2026-01-02'))]);
    expect([...states(a), ...states(b)].sort())
      .toEqual([['ALREADY_PUBLISHED effectiveAt'], 'published'].sort());
  });

  it('takes a sheet of 500 prices set-wise', async () => {
    const of = kind();
    const sheet = Array.from({ length: 500 }, (_, n) =>
      price(of, '1000.00', new Date(Date.UTC(2024, 0, 1 + n)).toISOString()));
    expect(await graph.countStatements(() => publish(...sheet))).toBeLessThan(12);
  });
});

describe('FX tables', () => {
  const table = (at: string, rate: string, change: Partial<PublishFxTable> = {}): PublishFxTable => ({
    homeRegion: 'CN', effectiveAt: new Date(at), source: 'test', confirm: false,
    rates: [{ from: 'HKD', rate }, { from: 'USD', rate: '7.1' }], ...change,
  });
  const run = (input: PublishFxTable, actor = hq, idempotencyKey?: string) =>
    graph.run(publishFxTable, input, { actor, idempotencyKey });
  const published = () => graph.events('fx-table.published.v1');

  it('come into force, hold on jumps, and are told once confirmed', async () => {
    const first = valueOf(await run(table('2026-01-01', '0.9221'), hq, 'fx-1'));
    expect(await run(table('2026-01-01', '0.9221'), hq, 'fx-1')).toEqual({ ok: true, value: first });
    expect(await published()).toEqual([{
      tableId: first.fxTableId, homeRegion: 'CN', effectiveAt: new Date('2026-01-01'),
      validUntil: new Date('2026-04-11'),
      rates: [{ from: 'HKD', to: 'CNY', rate: '0.9221' }, { from: 'USD', to: 'CNY', rate: '7.1' }],
    }]);
    const held = valueOf(await run(table('2026-01-15', '0.95')));
    expect(held.state).toBe('held');
    expect(await published()).toHaveLength(1);
    const decide = (fxTableId: string, decision: 'confirm' | 'dismiss', actor = other) =>
      graph.run(decideFxTable, { fxTableId, decision }, { actor });
    expect(refusalsOf(await decide(held.fxTableId, 'confirm', channel(newId())))).toEqual(['OPERATOR_ONLY']);
    expect(refusalsOf(await decide(newId(), 'confirm'))).toEqual(['NOT_FOUND id']);
    expect(refusalsOf(await run(table('2026-01-16', '0.97', { confirm: true })))).toEqual(['SAME_PERSON confirm']);
    expect(refusalsOf(await decide(held.fxTableId, 'confirm', hq))).toEqual(['SAME_PERSON id']);
    expect(valueOf(await decide(held.fxTableId, 'confirm')).state).toBe('published');
    expect((await published()).at(-1)).toMatchObject({ tableId: held.fxTableId });
    expect(refusalsOf(await decide(held.fxTableId, 'confirm'))).toEqual(['NOT_HELD id']);
    const missing = valueOf(await run(table('2026-02-01', '0.95', { rates: [{ from: 'HKD', rate: '0.95' }] })));
    expect(missing.state).toBe('held');
    valueOf(await run(table('2026-02-01', '0.9501')));
    expect(refusalsOf(await decide(missing.fxTableId, 'confirm'))).toEqual(['ALREADY_PUBLISHED id']);
    expect(valueOf(await decide(missing.fxTableId, 'dismiss')).state).toBe('dismissed');
    expect(await published()).toHaveLength(3);
  });

  it('are held when small steps of a day add up, until a person has seen them', async () => {
    const hk = (at: string, rate: string, change: Partial<PublishFxTable> = {}) =>
      table(at, rate, { homeRegion: 'HK', rates: [{ from: 'CNY', rate }], ...change });
    const publishing = `mutation($input: PublishFxTableInput!) { publishFxTable(input: $input) {
      fxTable { standing } standing heldBecause userErrors { code } } }`;
    const told = async (at: string, rate: string, actor: any = channel(newId(), 'catalog:price', 'catalog:read')) =>
      (await graph.query(publishing, { input: { homeRegion: 'HK', effectiveAt: `${at}T00:00:00Z`,
        rates: [{ from: 'CNY', rate }], source: 'program', idempotencyKey: `${at} ${rate}` } }, actor))
        .data.publishFxTable;
    const now = graph.clock.now();
    valueOf(await run(hk('2026-09-01', '1.0000')));
    graph.clock.set(new Date(now.getTime() + 25 * 3_600_000));
    expect(await told('2026-09-10', '1.0190')).toEqual({ fxTable: { standing: 'IN_FORCE' },
      standing: 'IN_FORCE', heldBecause: [], userErrors: [] });
    // A program does not see what is held, and is told so all the same.
    expect(await told('2026-09-11', '1.0380')).toEqual(
      { fxTable: null, standing: 'HELD', heldBecause: ['REPEATED'], userErrors: [] });
    expect(await told('2026-09-12', '1.0385')).toMatchObject({ standing: 'HELD', heldBecause: ['FOLLOWS'] });
    expect(await told('2026-10-01', '1.0195')).toMatchObject({ standing: 'UPCOMING', heldBecause: [] });
    // Between two, and before the first: both neighbours count.
    expect(await told('2026-09-05', '0.9850')).toMatchObject({ standing: 'HELD', heldBecause: ['JUMP'] });
    expect(await told('2026-08-01', '0.9700')).toMatchObject({ standing: 'HELD', heldBecause: ['JUMP'] });
    expect(await told('2026-08-01', '0.9990')).toMatchObject({ standing: 'PAST', heldBecause: [] });
    const { id } = await graph.sql.one<{ id: string }>`select id from fx_table
      where home_region = 'HK' and state = 'held' and held_because = 'repeated'`;
    const before = (await published()).length;
    valueOf(await graph.run(decideFxTable, { fxTableId: id, decision: 'confirm' }, { actor: other }));
    expect((await published()).slice(before).map(({ rates, validUntil }: any) => [rates[0].rate, validUntil]))
      .toEqual([['1.038', new Date('2026-12-20')], ['1.0385', new Date('2026-12-21')]]);
    expect(await graph.sql.one`select count(*)::int as n from fx_table where home_region = 'HK' and state = 'held'`)
      .toEqual({ n: 2 });
    graph.clock.set(now);
  });

  it('refuse what may not be, with nothing kept', async () => {
    const home = { homeRegion: 'SG' } as const;
    const bad = async (change: Partial<PublishFxTable>, actor = hq) =>
      refusalsOf(await run(table('2026-01-01', '0.17', { ...home, ...change }), actor));
    expect(await bad({ rates: [] })).toEqual(['INVALID rates']);
    expect(await bad({ rates: [{ from: 'SGD', rate: '1' }] })).toEqual(['INVALID rates.0.from']);
    expect(await bad({ rates: [{ from: 'USD', rate: '1' }, { from: 'USD', rate: '1' }] }))
      .toEqual(['INVALID rates.1.from']);
    expect(await bad({ rates: [{ from: 'USD', rate: '0' }, { from: 'HKD', rate: '-1' }] }))
      .toEqual(['INVALID rates.0.rate', 'INVALID rates.1.rate']);
    expect(await bad({ source: ' ' })).toEqual(['INVALID source']);
    expect(await bad({ effectiveAt: new Date('2029-01-01') })).toEqual(['INVALID effectiveAt']);
    expect(await bad({ confirm: true }, channel(newId()))).toEqual(['OPERATOR_ONLY confirm']);
    expect(await graph.sql.one`select count(*)::int as n from fx_table where home_region = 'SG'`)
      .toEqual({ n: 0 });
  });

  it('let one of two racing tables of the same moment win', async () => {
    const outcomes = await Promise.all(['0.17', '0.171'].map((rate) =>
      run(table('2026-01-01', rate, { homeRegion: 'SG' }))));
    expect(outcomes.map(refusalsOf).sort()).toEqual([[], ['ALREADY_PUBLISHED effectiveAt']]);
  });
});

describe('a region and a programme that head office has entered', () => {
  const YEAR = new Date('2027-01-01T00:00:00Z');
  const word = async (kind: WordKind, code: string, traits: object, more: object = {}) => {
    expect(await graph.deliver('word.changed.v1', `${kind}:${code}`, { kind, code, nameZh: code, nameEn: code,
      rank: 9, retired: false, withdrawn: false, version: 1n, effectiveFrom: YEAR, traits, ...more })).toBeNull();
  };
  const read = operator('catalog:read', 'catalog:price');
  const price = (change: Partial<PublishGoldPrice>) => ({ region: 'MY', metal: 'gold', purity: 9_160,
    retail: { amount: '400.00', currency: 'MYR' }, buyback: null, effectiveAt: YEAR, source: 'test',
    confirm: false, ...change }) as PublishGoldPrice;
  const publish = async (change: Partial<PublishGoldPrice>) =>
    refusalsOf((await graph.runBatch(publishGoldPrices, [{ input: price(change), actor: hq }]))[0]!);
  const table = async (homeRegion: string, from = 'SGD', effectiveAt = YEAR) => refusalsOf(await graph.run(
    publishFxTable,
    { homeRegion, effectiveAt, source: 'test', confirm: false, rates: [{ from, rate: '3.3' }] }, { actor: hq }));

  it('have a board in their currency and tables of their own, prepared before they begin', async () => {
    graph.clock.set('2026-12-31T12:00:00Z');
    expect(await publish({})).toEqual(['UNKNOWN_REGION region']);
    expect(await table('MY')).toEqual(['UNKNOWN_REGION homeRegion']);
    await word('programme', 'MYP', { currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur' });
    await word('region', 'MY', { currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur', phoneRegion: 'MY', cardDigit: '5',
      programme: 'MYP' });
    expect(await publish({ effectiveAt: null })).toEqual(['UNKNOWN_REGION region']);
    expect(await publish({ effectiveAt: new Date('2026-12-31') })).toEqual(['UNKNOWN_REGION region']);
    expect(await publish({ retail: { amount: '400.00', currency: 'SGD' } })).toEqual(['INVALID retail']);
    expect(await publish({})).toEqual([]);
    expect(await table('MY', 'MYR')).toEqual(['INVALID rates.0.from']);
    expect(await table('MY')).toEqual([]);
    // The programme's own code names the same table.
    expect(await table('MYP')).toEqual(['ALREADY_PUBLISHED effectiveAt']);
    expect((await graph.events('fx-table.published.v1')).at(-1)).toMatchObject({
      homeRegion: 'MYP', rates: [{ from: 'SGD', to: 'MYR', rate: '3.3' }] });
    graph.clock.set('2027-01-02T00:00:00Z');
    const { data } = await graph.query(`{ goldBoard(region: "MY") { region { code timeZone } retail { currency } }
      fxTables(homeRegion: "MY") { items { homeRegion homeCurrency rates { to } } }
      fxRate(from: SGD, to: MYR) { rate table { homeRegion } } }`, {}, read);
    expect(data).toEqual({
      goldBoard: [{ region: { code: 'MY', timeZone: 'Asia/Kuala_Lumpur' }, retail: { currency: 'MYR' } }],
      fxTables: { items: [{ homeRegion: 'MYP', homeCurrency: 'MYR', rates: [{ to: 'MYR' }] }] },
      fxRate: { rate: '3.3', table: { homeRegion: 'MYP' } } });
  });

  it('take nothing new when they are retired, and show what they had', async () => {
    await word('region', 'MY', { currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur', phoneRegion: 'MY', cardDigit: '5',
      programme: 'MYP' }, { version: 2n, retired: true, effectiveFrom: new Date('2027-02-01T00:00:00Z') });
    expect(await publish({ effectiveAt: new Date('2027-02-01') })).toEqual(['UNKNOWN_REGION region']);
    expect(await publish({ effectiveAt: new Date('2027-01-31') })).toEqual([]);
    graph.clock.set('2027-02-02T00:00:00Z');
    expect(await publish({ effectiveAt: new Date('2027-01-30') })).toEqual(['UNKNOWN_REGION region']);
    expect(await table('MY', 'SGD', new Date('2027-02-03'))).toEqual(['UNKNOWN_REGION homeRegion']);
    const { data } = await graph.query('{ goldBoard(region: "MY") { region { code } } }', {}, read);
    expect(data.goldBoard).toEqual([{ region: { code: 'MY' } }]);
  });

  it('may share a currency: the rate is that of the first programme that has one', async () => {
    for (const [code, rank] of [['DE', 11], ['FR', 10], ['IT', 12]] as const) {
      await word('programme', code, { currency: 'EUR', timeZone: 'Europe/Berlin' }, { rank });
    }
    expect(await table('DE', 'CHF', new Date('2027-02-01'))).toEqual([]);
    const rate = async (from: string) => (await graph.query(
      `{ fxRate(from: ${from}, to: EUR) { rate table { homeRegion } } }`, {}, read)).data.fxRate;
    expect(await rate('CHF')).toEqual({ rate: '3.3', table: { homeRegion: 'DE' } });
    expect(await table('FR', 'CHF', new Date('2027-02-01'))).toEqual([]);
    expect(await rate('CHF')).toEqual({ rate: '3.3', table: { homeRegion: 'FR' } });
    expect(await rate('USD')).toBeNull();
  });
});
