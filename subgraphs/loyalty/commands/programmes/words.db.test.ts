import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import type { WordDraft } from '../../../words/word-rules.ts';
import type { Word } from '../../../words/word.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';
import { draftOf } from '../../domain/policy.fixture.ts';
import { loyalty } from '../../index.ts';
import { ledgerInvariants } from '../../queries/reports.ts';
import { accountOf, enrol, sale, sell } from '../../tests/sales.ts';
import { publishPolicy } from './publish-policy.ts';
import { putProgramme } from './put-programme.ts';
import { putRegion } from './put-region.ts';

let g: TestSubgraph;
const NOW = new Date('2026-09-15T04:00:00Z');
const BEGINS = new Date('2027-01-01T00:00:00Z');
beforeAll(async () => { g = await startTestSubgraph(loyalty); });
afterAll(() => g.stop());
afterEach(() => { g.clock.set(NOW); });

const malaysia: WordDraft<'programme'> = {
  code: 'MY', nameZh: '马来西亚', nameEn: 'Malaysia', rank: 4, retired: false, effectiveFrom: BEGINS, expectedVersion: 0,
  traits: { currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur' },
};
const region: WordDraft<'region'> = {
  ...malaysia, rank: 5, traits: { ...malaysia.traits, phoneRegion: 'MY', cardDigit: '5', programme: 'MY' },
};
const asked = operator('loyalty:policy', 'loyalty:read');
const counts = () => g.sql.one<object>`select (select count(*)::int from word) as words,
  (select count(*)::int from event) as events, (select count(*)::int from audit_record) as audits,
  (select count(*)::int from programme) as programmes, (select count(*)::int from programme_policy) as policies`;
const toldOf = async (kind: string) =>
  (await g.events<Word>('word.changed.v1')).filter((word) => word.kind === kind);

describe('a programme', () => {
  it('is entered by date with the usual rules and tiers, once, told and audited', async () => {
    const put = (draft = malaysia, key = 'my') => g.run(putProgramme, draft, { idempotencyKey: key, actor: asked });
    const first = await put();
    expect(first).toMatchObject({ ok: true, value: { code: 'MY', version: 1n, effectiveFrom: BEGINS } });
    expect(await put()).toEqual(first);
    expect(await put({ ...malaysia, nameEn: 'Malaya' }))
      .toMatchObject({ refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    expect(await toldOf('programme')).toMatchObject([{ code: 'MY', traits: malaysia.traits, withdrawn: false }]);
    const tiers = await toldOf('tier');
    expect(tiers.map(({ code, nameZh, rank, effectiveFrom }) => [code, nameZh, rank, effectiveFrom])).toEqual([
      ['MY:base', '普通', 0, BEGINS], ['MY:silver', '银卡', 1, BEGINS], ['MY:gold', '金卡', 2, BEGINS],
      ['MY:diamond', '钻石卡', 3, BEGINS]]);
    expect(await g.sql.all`select actor_name, after->>'code' as code from audit_record
      where command = 'loyalty.put-programme'`).toEqual([{ actor_name: 'Olivia', code: 'MY' }]);
    expect(await g.sql.all`select version, effective_from from programme_policy where programme = 'MY'`)
      .toEqual([{ version: 1, effective_from: BEGINS }]);
  });

  it('is refused with a code, and nothing is changed', async () => {
    const before = await counts();
    const { traits } = malaysia;
    const later = { ...malaysia, expectedVersion: 1, effectiveFrom: new Date('2028-01-01T00:00:00Z') };
    const cases: readonly [Partial<WordDraft<'programme'>>, string, string][] = [
      [{ ...malaysia }, 'STALE', 'expectedVersion'],
      [{ code: 'my', expectedVersion: 0 }, 'INVALID', 'code'], [{ nameZh: '' }, 'INVALID', 'nameZh'],
      [{ effectiveFrom: new Date('2026-09-15T03:59:59Z') }, 'IN_THE_PAST', 'effectiveFrom'],
      [{ effectiveFrom: new Date('2026-12-01T00:00:00Z') }, 'OUT_OF_ORDER', 'effectiveFrom'],
      [{ traits: { ...traits, currency: 'SGD' } }, 'FOR_EVER', 'currency'],
      [{ traits: { ...traits, timeZone: 'Asia/Singapore' } }, 'FOR_EVER', 'timeZone'],
      [{ code: 'XY', expectedVersion: 0, traits: { ...traits, currency: 'RM' } }, 'INVALID', 'currency'],
      [{ code: 'XY', expectedVersion: 0, traits: { ...traits, timeZone: 'Malaya' } }, 'INVALID', 'timeZone'],
    ];
    for (const [more, code, field] of cases) {
      expect(await g.run(putProgramme, { ...later, ...more })).toMatchObject({ refusals: [{ code, path: [field] }] });
    }
    expect(await g.run(putProgramme, malaysia)).toMatchObject({ refusals: [{ extras: { currentVersion: 1 } }] });
    expect(await counts()).toEqual(before);
  });

  it('is called otherwise from a date on, and keeps its rules', async () => {
    expect(await g.run(putProgramme, { ...malaysia, nameEn: 'Malaysia and Brunei', expectedVersion: 1,
      effectiveFrom: new Date('2028-01-01T00:00:00Z') })).toMatchObject({ ok: true, value: { version: 2n } });
    const document = '{ programme(code: "MY") { name nameEn regions { code } policy { version } } }';
    const names = async () => (await g.query(document, {}, asked)).data.programme;
    expect(await names()).toEqual({ name: '马来西亚', nameEn: 'Malaysia', regions: [], policy: { version: 1 } });
    g.clock.set('2028-01-01T00:00:00Z');
    expect(await names()).toMatchObject({ nameEn: 'Malaysia and Brunei' });
  });
});

it('a margin class waits while it is unknown, and earns nothing until a version names it', async () => {
  const memberId = await enrol(g);
  const facts = sale(memberId, [{ marginClass: 'PEARL', base: 100_000n }]);
  expect(await sell(g, facts)).toMatch('margin class PEARL is not known yet');
  expect(await g.deliver('word.changed.v1', 'margin_class:PEARL', {
    kind: 'margin_class', code: 'PEARL', nameZh: '珍珠', nameEn: 'Pearls', rank: 6, retired: false, withdrawn: false,
    effectiveFrom: new Date('2026-01-01T00:00:00Z'), version: 1n, traits: { pointsCash: 'percent', investment: false },
  })).toBeNull();
  expect(await sell(g, facts)).toBeNull();
  expect(await g.sql.one`select margin_class, granted, growth, rate_num from order_earning
    where order_id = ${facts.orderId}`).toEqual({ margin_class: 'PEARL', granted: 0n, growth: 0n, rate_num: 0 });
  // A version that is written now names it, too.
  const publish = (rates: readonly object[]) => g.run(publishPolicy, { programme: 'SG', effectiveFrom: BEGINS,
    expectedVersion: 1, note: null, rules: { ...draftOf(DEFAULT_RULES), rates: rates as never } }, { dryRun: true });
  const { rates } = draftOf(DEFAULT_RULES);
  expect(await publish(rates)).toMatchObject({
    refusals: [{ code: 'INVALID_RULES', path: ['rules', 'rates', 'PEARL'] }] });
  expect(await publish([...rates, { ...rates[0]!, marginClass: 'PEARL' }])).toMatchObject({ ok: true });
});

describe('a region', () => {
  it('is refused with a code, and nothing is changed', async () => {
    const before = await counts();
    const { traits } = region;
    const cases: readonly [Partial<WordDraft<'region'>>, string, string][] = [
      [{ expectedVersion: 1 }, 'STALE', 'expectedVersion'], [{ code: 'M1' }, 'INVALID', 'code'],
      [{ traits: { ...traits, phoneRegion: '60' } }, 'INVALID', 'phoneRegion'],
      [{ traits: { ...traits, cardDigit: '1' } }, 'TAKEN', 'cardDigit'],
      [{ traits: { ...traits, programme: 'XX' } }, 'NOT_FOUND', 'programme'],
      // Its programme begins a day later.
      [{ effectiveFrom: new Date('2026-12-31T00:00:00Z') }, 'NOT_FOUND', 'programme'],
      [{ effectiveFrom: new Date('2026-01-01T00:00:00Z') }, 'IN_THE_PAST', 'effectiveFrom'],
      [{ code: 'SG', expectedVersion: 1, traits: { ...traits, cardDigit: '4' } }, 'FOR_EVER', 'currency'],
    ];
    for (const [more, code, field] of cases) {
      expect(await g.run(putRegion, { ...region, ...more })).toMatchObject({ refusals: [{ code, path: [field] }] });
    }
    expect(await counts()).toEqual(before);
  });

  it('waits while it is unknown: an enrolment and a sale of it too', async () => {
    const memberId = newId();
    const enrolment = () => enrol(g, { memberId, region: 'MY' });
    await expect(enrolment()).rejects.toThrow('region MY is not known yet');
    const facts = sale(memberId, [{ marginClass: 'A', base: 100_000n }], { region: 'MY', currency: 'MYR' });
    expect(await sell(g, facts)).toMatch('region MY is not known yet');
    for (const _ of ['once', 'again']) {
      expect(await g.run(putRegion, region, { idempotencyKey: 'r', actor: asked }))
        .toMatchObject({ ok: true, value: { version: 1n } });
    }
    expect(await toldOf('region')).toMatchObject([{ code: 'MY', traits: region.traits }]);
    await enrolment();
    expect(await sell(g, facts)).toBeNull();
    expect(await accountOf(g, memberId)).toMatchObject({ available: 1_200n, tier: 'silver' });
    expect((await g.events('tier.changed.v1')).at(-1)).toMatchObject({ programme: 'MY', to: 'silver' });
  });

  it('has the days of its programme', async () => {
    g.clock.set('2027-02-01T00:00:00Z');
    const memberId = await enrol(g, { region: 'MY' });
    // 23:30 UTC of 31 January is 1 February in Kuala Lumpur.
    const paidAt = new Date('2027-01-31T23:30:00Z');
    expect(await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }],
      { region: 'MY', currency: 'MYR', paidAt, deliveredAt: paidAt }))).toBeNull();
    expect(await g.sql.all`select distinct day::text from ledger_day where programme = 'MY' and kind = 'accrual'
      and day > '2027-01-01'`).toEqual([{ day: '2027-02-01' }]);
  });

  it('is offered in the graph when it begins, and shown with every version to who enters it', async () => {
    const ask = (document: string, actor = operator()) => g.query(document, {}, actor);
    const offered = async () => (await ask('{ regions { code nameZh currency timeZone programmeCode } }')).data.regions;
    expect((await offered()).map(({ code }: any) => code)).toEqual(['CN', 'HK', 'MO', 'SG']);
    expect((await offered())[2]).toEqual(
      { code: 'MO', nameZh: '澳门', currency: 'MOP', timeZone: 'Asia/Macau', programmeCode: 'HK' });
    g.clock.set(BEGINS);
    expect((await offered()).map(({ code }: any) => code)).toEqual(['CN', 'HK', 'MO', 'SG', 'MY']);
    const versions = await ask(`{ regionVersions { code cardDigit phoneRegion version retired effectiveFrom }
      programmeVersions { code nameEn version } }`, asked);
    expect(versions.data.regionVersions.find((one: any) => one.code === 'MY')).toEqual({ code: 'MY', cardDigit: '5',
      phoneRegion: 'MY', version: 1, retired: false, effectiveFrom: BEGINS.toISOString() });
    expect(versions.data.programmeVersions.filter((one: any) => one.code === 'MY')).toHaveLength(2);
    expect((await ask('{ regionVersions { code } }')).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
    expect((await ask('{ programmeVersions { code } }')).errors![0]!.extensions!['code']).toBe('FORBIDDEN');
  });

  it('and its programme are entered through the graph', async () => {
    const put = async (mutation: string, input: object, actor = asked) => {
      const { data, errors } = await g.query(`mutation($input: Put${mutation}Input!) { put${mutation}(input: $input) {
        ${mutation.toLowerCase()} { code nameZh version effectiveFrom } userErrors { code path currentVersion } } }`,
      { input: { rank: 6, nameZh: '泰国', nameEn: 'Thailand', code: 'TH', currency: 'THB', timeZone: 'Asia/Bangkok',
        expectedVersion: 0, idempotencyKey: newId(), ...input } }, actor);
      return errors ? errors[0]!.extensions!['code'] : data[`put${mutation}`];
    };
    const entered = { code: 'TH', nameZh: '泰国', version: 1, effectiveFrom: NOW.toISOString() };
    const home = { programme: 'TH', phoneRegion: 'TH', cardDigit: '6' };
    expect(await put('Region', home)).toEqual({ region: null, userErrors: [
      { code: 'NOT_FOUND', path: ['programme'], currentVersion: null }] });
    expect(await put('Programme', {})).toEqual({ programme: entered, userErrors: [] });
    expect(await put('Programme', {})).toEqual({ programme: null, userErrors: [
      { code: 'STALE', path: ['expectedVersion'], currentVersion: 1 }] });
    expect(await put('Region', home)).toEqual({ region: entered, userErrors: [] });
    expect(await put('Region', { ...home, expectedVersion: 1, programme: 'CN',
      effectiveFrom: BEGINS.toISOString() })).toMatchObject({ userErrors: [
      { code: 'FOR_EVER', path: ['programme'] }] });
    expect(await put('Region', home, operator('loyalty:read'))).toBe('FORBIDDEN');
    expect(await put('Programme', {}, operator('loyalty:read'))).toBe('FORBIDDEN');
    expect(await ledgerInvariants(g.sql)).toMatchObject({ balanceDifferences: 0, unbalancedTransactions: 0 });
  });
});
