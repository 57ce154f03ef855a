import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { catalog } from '../../index.ts';
import { refusalsOf, valueOf } from '../../tests/samples.ts';
import { decideFxTable } from './decide-fx-table.ts';
import { publishFxTable } from './publish-fx-table.ts';
import { retractFxWithdrawal } from './retract-fx-withdrawal.ts';
import { withdrawFxTable } from './withdraw-fx-table.ts';

let graph: TestSubgraph;
beforeAll(async () => { graph = await startTestSubgraph(catalog, { now: '2026-09-15T04:00:00Z' }); });
afterAll(() => graph.stop());
const hq = operator('catalog:read', 'catalog:price');
const partner = channel(newId(), 'catalog:read');

describe('a table of rates that is taken back', () => {
  const second = { ...hq, id: 'op-2', name: 'Oscar' };
  let programmes = 0;
  let home = '';
  /** Of each test a programme of its own. */
  beforeEach(async () => {
    graph.clock.set('2026-09-15T04:00:00Z');
    programmes += 1;
    home = `T${programmes}`;
    expect(await graph.deliver('word.changed.v1', `programme:${home}`, {
      kind: 'programme', code: home, nameZh: home, nameEn: home, rank: 50 + programmes, retired: false,
      withdrawn: false, version: 1n, effectiveFrom: new Date('2020-01-01'),
      traits: { currency: HOME_CURRENCIES[programmes], timeZone: 'Asia/Shanghai' } })).toBeNull();
  });
  const table = async (rates: Record<string, string>, at: string, confirmed = false): Promise<string> => {
    const { fxTableId, state } = valueOf(await graph.run(publishFxTable, { homeRegion: home, source: 'test',
      effectiveAt: new Date(at), confirm: false,
      rates: Object.entries(rates).map(([from, rate]) => ({ from, rate })) }, { actor: hq }));
    expect(state).toBe(confirmed ? 'held' : 'published');
    if (confirmed) valueOf(await graph.run(decideFxTable, { fxTableId, decision: 'confirm' }, { actor: second }));
    return fxTableId;
  };
  const back = (fxTableId: string, actor = hq, key = newId(), reason = 'a wrong file') =>
    graph.run(withdrawFxTable, { fxTableId, reason }, { actor, idempotencyKey: key });
  const stateOf = async (id: string) => (await graph.sql.maybe<{ state: string }>`
    select state from fx_table where id = ${id}`)!.state;
  const rate = async (from: string, at: string | null = null, actor = hq) => {
    const { data, errors } = await graph.query(`query($at: DateTime) {
      fxRate(from: ${from}, to: ${HOME_CURRENCIES[programmes]}, at: $at) { rate } }`, { at }, actor);
    expect(errors).toBeUndefined();
    return data.fxRate?.rate ?? null;
  };
  const told = async () => (await graph.events('fx-table.withdrawn.v1'))
    .filter(({ homeRegion }) => homeRegion === home);

  it('was in force until then, and is told once; its moment is free again', async () => {
    await table({ USD: '7.1' }, '2026-09-01');
    const wrong = await table({ USD: '7.2' }, '2026-09-14');
    const key = newId();
    for (const again of [key, key]) expect(refusalsOf(await back(wrong, hq, again))).toEqual([]);
    expect(await told()).toEqual([{ tableId: wrong, homeRegion: home, effectiveAt: new Date('2026-09-14'),
      withdrawnAt: new Date('2026-09-15T04:00:00Z') }]);
    for (const actor of [hq, partner as typeof hq]) {
      expect(await rate('USD', null, actor)).toBe('7.1');
      expect(await rate('USD', '2026-09-15T03:59:59Z', actor)).toBe('7.2');
    }
    expect(refusalsOf(await back(wrong))).toEqual(['NOT_PUBLISHED id']);
    await table({ USD: '7.15' }, '2026-09-14');
    expect([await rate('USD'), await rate('USD', '2026-09-15T03:59:59Z')]).toEqual(['7.15', '7.2']);
    const { data } = await graph.query(`query($home: String!, $r: [_Any!]!) {
      fxTables(homeRegion: $home, state: WITHDRAWN) { items { withdrawnAt standing } }
      _entities(representations: $r) { ... on FxTable { withdrawnBy withdrawalAskedBy isOwnWithdrawal } } }`,
    { home, r: [{ __typename: 'FxTable', id: encodeId(PREFIX.fxTable, wrong) }] }, hq);
    expect(data).toEqual({ fxTables: { items: [{ withdrawnAt: '2026-09-15T04:00:00.000Z', standing: 'WITHDRAWN' }] },
      _entities: [{ withdrawnBy: 'Olivia', withdrawalAskedBy: null, isOwnWithdrawal: false }] });
  });

  it('is head office’s, for a reason, and not what is past', async () => {
    const past = await table({ USD: '7.1' }, '2026-09-01');
    const now = await table({ USD: '7.2' }, '2026-09-02');
    expect(refusalsOf(await back(past))).toEqual(['SUPERSEDED id']);
    expect(refusalsOf(await back(newId()))).toEqual(['NOT_FOUND id']);
    expect(refusalsOf(await back(now, hq, newId(), ' '))).toEqual(['INVALID_REASON reason']);
    expect(refusalsOf(await back(now, partner as typeof hq))).toEqual(['OPERATOR_ONLY']);
    expect([await rate('USD'), await told()]).toEqual(['7.2', []]);
  });

  it.each<[string, Record<string, string> | null, Record<string, string>, string | null]>([
    ['a rate would jump', { USD: '7.1' }, { USD: '71' }, '7.1'],
    ['a currency would be left out', { EUR: '8' }, { EUR: '8', USD: '7.1' }, null],
    ['nothing would be left', null, { USD: '7.1' }, null],
  ])('is taken back by two where %s', async (_, before, rates, left) => {
    if (before) await table(before, '2026-09-01');
    const wrong = await table(rates, '2026-09-14', Boolean(before && rates.USD === '71'));
    const asked = async () => (await graph.query(`{ fxWithdrawals { homeRegion withdrawalAskedBy withdrawalLapsesAt
      isOwnWithdrawal } }`, {}, hq)).data.fxWithdrawals.filter((one: any) => one.homeRegion === home);
    expect(refusalsOf(await back(wrong))).toEqual([]);
    expect(await asked()).toEqual([{ homeRegion: home, withdrawalAskedBy: 'Olivia',
      withdrawalLapsesAt: '2026-09-16T04:00:00.000Z', isOwnWithdrawal: true }]);
    expect([await rate('USD'), await told()]).toEqual([rates.USD, []]);
    expect(refusalsOf(await back(wrong))).toEqual(['SAME_PERSON id']);
    expect(refusalsOf(await back(wrong, second))).toEqual([]);
    expect([await rate('USD'), await asked(), (await told()).length]).toEqual([left, [], 1]);
  });

  it('is asked for anew when the asking is old, and may be retracted by who asked', async () => {
    await table({ USD: '7.1' }, '2026-09-01');
    const wrong = await table({ USD: '71' }, '2026-09-14', true);
    const retract = (actor = hq) => graph.run(retractFxWithdrawal, { fxTableId: wrong },
      { actor, idempotencyKey: newId() });
    expect(refusalsOf(await retract())).toEqual(['NOT_ASKED id']);
    valueOf(await back(wrong));
    expect(refusalsOf(await retract(second))).toEqual(['OTHER_PERSON id']);
    expect(refusalsOf(await retract(partner as typeof hq))).toEqual(['OPERATOR_ONLY']);
    expect(refusalsOf(await retract())).toEqual([]);
    valueOf(await back(wrong, second));
    expect(await stateOf(wrong)).toBe('published');
    graph.clock.set('2026-09-16T04:00:00Z');
    expect(refusalsOf(await retract(second))).toEqual(['NOT_ASKED id']);
    valueOf(await back(wrong));
    expect([await stateOf(wrong), await told()]).toEqual(['published', []]);
    valueOf(await back(wrong, second));
    expect(await stateOf(wrong)).toBe('withdrawn');
  });

  it('is no way to a lower measure', async () => {
    graph.clock.set('2026-09-10T00:00:00Z');
    await table({ USD: '7.00' }, '2026-09-10');
    graph.clock.set('2026-09-12T00:00:00Z');
    const last = await table({ USD: '7.13' }, '2026-09-12');
    graph.clock.set('2026-09-15T04:00:00Z');
    expect(refusalsOf(await back(last))).toEqual([]);
    // −1.9 % against 7.00, −3.6 % against 7.13, by which it was known.
    const next = valueOf(await graph.run(publishFxTable, { homeRegion: home, source: 'test', confirm: false,
      effectiveAt: new Date('2026-09-15T04:00:00Z'), rates: [{ from: 'USD', rate: '6.87' }] }, { actor: hq }));
    expect([next.state, next.because]).toEqual(['held', ['repeated']]);
  });
});

/** Of the programmes above, from 1 on: none has a table from elsewhere. */
const HOME_CURRENCIES = ['', 'THB', 'VND', 'PHP', 'KRW', 'TWD', 'INR', 'LKR', 'MMK', 'KHR'];
