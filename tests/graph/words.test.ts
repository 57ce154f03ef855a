import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { OWNER, startTestGraph, type TestGraph } from '../kit/graph.ts';
import { openShop, record, type Shop } from './shop.ts';

/** Whoever decides what the owner proposed. */
const SECOND: Actor = { ...OWNER, id: 'second', name: 'Sam Second' };
const LATER = '2026-10-01T04:00:00Z';

let graph: TestGraph;
let shop: Shop;
let seaOutlet: string;
beforeAll(async () => {
  graph = await startTestGraph({ now: '2026-09-02T04:00:00Z' });
  shop = await openShop(graph);
}, 60_000);
afterAll(() => graph.stop());

/** A mutation by head office; its payload without the refusals, which fail the test. */
async function done(name: string, input: object, answer: string, actor = OWNER): Promise<any> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { [name]: payload } = await graph.get(
    `mutation($input: ${type}!) { ${name}(input: $input) { ${answer} userErrors { code path message } } }`,
    { input }, actor);
  expect(payload.userErrors).toEqual([]);
  return payload;
}

async function refusal(name: string, input: object): Promise<string> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { [name]: payload } = await graph.get(
    `mutation($input: ${type}!) { ${name}(input: $input) { userErrors { code path } } }`, { input });
  return payload.userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`).join(', ');
}

const word = (code: string, nameZh: string, nameEn: string) =>
  ({ code, nameZh, nameEn, rank: 9, expectedVersion: 0, idempotencyKey: `word-${code}` });

/** The rules of a programme as they stand, to be published anew with a change. */
const RULES = `rates { marginClass { code } pointsNumerator pointsDenominator growthNumerator growthDenominator }
  tiers { tier { code nameZh nameEn } threshold bonusPercent }
  interactions { like comment share dailyCap capPercent } pointsPerUnit lotMonths graceLotDays tierMonths
  retentionPercent graceDays downgrade adjustmentLimit adjustmentDays adjustmentDailyLimit`;

async function publishTiers(
  programme: string, effectiveFrom: string, tiers: readonly (readonly [string, number, number])[],
): Promise<void> {
  const { programme: now } = await graph.get(`query($code: String!) { programme(code: $code) {
    policy { version rules { ${RULES} } } } }`, { code: programme });
  const { rates, tiers: _, ...rules } = now.policy.rules;
  const { version } = await done('publishProgrammePolicy', {
    programme, effectiveFrom, expectedVersion: now.policy.version, idempotencyKey: `policy-${programme}`, note: 'tiers',
    rules: {
      ...rules, tiers: tiers.map(([tier, threshold, bonusPercent]) => (
        { tier, nameZh: tier, nameEn: tier, threshold, bonusPercent })),
      rates: [...rates.filter((rate: any) => rate.marginClass.code !== 'E')
        .map(({ marginClass, ...rate }: any) => ({ marginClass: marginClass.code, ...rate })),
      { marginClass: 'E', pointsNumerator: 20, pointsDenominator: 1000, growthNumerator: 12, growthDenominator: 1000 }],
    },
  }, 'version');
  await done('decideProgrammePolicy', { programme, version, verdict: 'APPROVE', idempotencyKey: `decide-${programme}` },
    'policy { state }', SECOND);
}

describe('words that operators enter', () => {
  it('a sixth class, a programme with three tiers and a region of its own, told to every room', async () => {
    await done('putMarginClass', {
      ...word('E', '古法金', 'Heritage gold'), pointsCash: 'PERCENT', investment: false }, 'marginClass { code version }');
    await done('putProgramme', {
      ...word('SEA', '东南亚', 'South-East Asia'), currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur' }, 'programme { code }');
    await done('putRegion', {
      ...word('MY', '马来西亚', 'Malaysia'), currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur', phoneRegion: 'MY',
      cardDigit: '5', programme: 'SEA' }, 'region { code }');
    await graph.settled();
    await publishTiers('SEA', '2026-09-20T00:00:00Z', [['guest', 0, 0], ['friend', 1_000, 10], ['family', 5_000, 20]]);
    await graph.settled();
    graph.clock.set(LATER);

    const { regions, marginClasses, programmes } = await graph.get(`{ regions { code nameZh nameEn currency timeZone }
      marginClasses { code nameEn investment } programmes { code nameZh currency regions { code }
        policy { rules { tiers { tier { code } threshold } } } } }`);
    expect(regions.map(({ code }: any) => code)).toEqual(['CN', 'HK', 'MO', 'SG', 'MY']);
    expect(regions.at(-1)).toEqual({ code: 'MY', nameZh: '马来西亚', nameEn: 'Malaysia', currency: 'MYR',
      timeZone: 'Asia/Kuala_Lumpur' });
    expect(marginClasses.map(({ code }: any) => code)).toEqual(['A', 'B', 'C', 'D', 'X', 'E']);
    expect(programmes.find(({ code }: any) => code === 'SEA')).toEqual({
      code: 'SEA', nameZh: '东南亚', currency: 'MYR', regions: [{ code: 'MY' }],
      policy: { rules: { tiers: [{ tier: { code: 'guest' }, threshold: 0 },
        { tier: { code: 'friend' }, threshold: 1_000 }, { tier: { code: 'family' }, threshold: 5_000 }] } } });
  });

  it('members enrol there, with a phone of the country and a card that says so', async () => {
    const { member } = await done('enrolMember', {
      channelId: shop.channelId, externalId: 'my-1', region: 'MY', name: 'Aishah', phone: '012-345 6789',
      source: 'ONLINE', idempotencyKey: 'my-1',
    }, 'member { id cardNumber region { code nameZh currency programmeCode } }');
    expect(member).toMatchObject({
      cardNumber: expect.stringMatching(/^5\d{12}$/),
      region: { code: 'MY', nameZh: '马来西亚', currency: 'MYR', programmeCode: 'SEA' } });
    const { members } = await graph.get(`{ members(filter: { search: "+60123456789" }) { items { id } } }`);
    expect(members.items).toEqual([{ id: member.id }]);
    await graph.settled();
  });

  it('has its board and its rates', async () => {
    await done('publishGoldPrice', {
      region: 'MY', metal: 'GOLD', purity: 9_990, retail: { amount: '420.00', currency: 'MYR' }, source: 'board',
      idempotencyKey: 'board',
    }, 'goldPrice { region { code } }');
    await done('publishFxTable', {
      homeRegion: 'MY', effectiveAt: LATER, source: 'bank', rates: [{ from: 'CNY', rate: '0.61' }],
      idempotencyKey: 'fx',
    }, 'fxTable { homeRegion homeCurrency }');
    const { goldBoard } = await graph.get(`{ goldBoard(region: "MY") { retail { amount currency } region { code } } }`);
    expect(goldBoard).toEqual([{ retail: { amount: '420.00', currency: 'MYR' }, region: { code: 'MY' } }]);
    await graph.settled();
  });

  it('a sale there earns by its class, lifts by its tiers, binds and rebates in its money', async () => {
    const { franchisePolicies: [policy] } = await graph.get(`{ franchisePolicies(first: 1) { version rules {
      rebates { marginClass { code } bps } marginCapBps periodMonths trailingMonths protectionDays } } }`);
    const { rebates, ...numbers } = policy.rules;
    const proposed = await done('publishFranchisePolicy', {
      effectiveFrom: '2026-10-02T00:00:00Z', expectedVersion: policy.version, idempotencyKey: 'frp', note: 'E',
      rules: { ...numbers, rebates: [
        ...rebates.filter(({ marginClass }: any) => marginClass.code !== 'E')
          .map(({ marginClass, bps }: any) => ({ marginClass: marginClass.code, bps })),
        { marginClass: 'E', bps: 250 }] },
    }, 'policy { version }');
    await done('decideFranchisePolicy', { version: proposed.policy.version, verdict: 'APPROVE', idempotencyKey: 'frd' },
      'policy { version }', SECOND);
    graph.clock.set('2026-10-03T04:00:00Z');

    const { franchise } = await done('registerFranchise', {
      code: 'f-my', name: 'Penang Gold', city: 'Penang', region: 'MY', idempotencyKey: 'f-my',
      contract: { number: 'M-1', startsOn: '2026-01-01' } }, 'franchise { id region { code } }');
    const outlet = async (code: string, kind: string, franchiseId: string | null) => (await done('registerOutlet', {
      code, name: code, city: 'Penang', region: 'MY', kind, franchiseId, channelId: shop.channelId,
      idempotencyKey: code,
    }, 'outlet { id region { nameEn } }')).outlet.id as string;
    const store = await outlet('my-store', 'FRANCHISE_STORE', franchise.id);
    seaOutlet = await outlet('my-web', 'WEB_SHOP', null);
    await done('createProduct', {
      styleNo: 'HERITAGE', nameZh: '古法手镯', nameEn: 'Heritage bangle', category: 'BRACELET', demandClass: 'DAILY',
      marginClass: 'E', classFrom: '2026-09-10T00:00:00Z', metal: 'GOLD', purity: 9_990, idempotencyKey: 'heritage',
      items: [{ sku: 'HERITAGE-1', currency: 'MYR', pricing: 'FIXED', fixedPrice: '3000.00', grossWeightMg: 5_000,
        goldWeightMg: 4_000, labour: '425.60' }],
    }, 'product { id marginClass { code nameZh } }');
    await graph.settled();

    const sale = (externalNo: string, outletId: string, fulfilment: string, paidAt: string) => ({
      externalNo, buyer: { externalId: 'my-1' }, outletId, fulfilment, currency: 'MYR', paidAt,
      lines: [{ sku: 'HERITAGE-1', unitPrice: '3000.00' }] });
    await record(graph, shop, [sale('my-a', store, 'STORE', '2026-10-03T01:00:00Z')], shop.partner);
    await graph.settled();
    const [second] = await record(graph, shop, [sale('my-b', seaOutlet, 'WEB', '2026-10-03T02:00:00Z')], shop.partner);
    expect(second).toMatchObject({ created: true, userErrors: [] });
    await graph.settled();

    const { order } = await graph.get(`query($id: ID!) { order(id: $id) {
      lines { marginClass { code nameEn } }
      points { earned lines { marginClass { code } granted growth } tier { code nameEn } }
      rebates { marginClass { code } rateBps net { amount currency } homeFranchise { name } }
      member { loyalty { pendingGrowth tier { tier { code rank } nextTier { code } } }
        attribution { franchise { name } } } } }`, { id: second!.order!.id });
    expect(order.lines).toEqual([{ marginClass: { code: 'E', nameEn: 'Heritage gold' } }]);
    // 3,000.00 MYR at 20 per 1,000 minor units: 6,000; paid as friend (3,600 of growth): 10 % on top.
    expect(order.points).toEqual({
      earned: 6_600, lines: [{ marginClass: { code: 'E' }, granted: 6_000, growth: 3_600 }],
      tier: { code: 'friend', nameEn: 'friend' } });
    expect(order.member).toMatchObject({
      loyalty: { pendingGrowth: 7_200, tier: { tier: { code: 'family', rank: 2 }, nextTier: null } },
      attribution: { franchise: { name: 'Penang Gold' } } });
    expect(order.rebates).toEqual([{
      marginClass: { code: 'E' }, rateBps: 250, net: { amount: '75.00', currency: 'MYR' },
      homeFranchise: { name: 'Penang Gold' } }]);
  });

  it.each([
    ['registerOutlet', { code: 'x', name: 'x', city: 'x', region: 'XX', kind: 'WEB_SHOP', idempotencyKey: 'x1' }],
    ['registerFranchise', { code: 'x', name: 'x', city: 'x', region: 'XX', idempotencyKey: 'x2',
      contract: { number: 'X', startsOn: '2026-01-01' } }],
    ['publishGoldPrice', { region: 'XX', metal: 'GOLD', purity: 9_990, retail: { amount: '1.00', currency: 'CNY' },
      source: 'x', idempotencyKey: 'x3' }],
    ['publishFxTable', { homeRegion: 'XX', effectiveAt: '2026-11-01T00:00:00Z', source: 'x',
      rates: [{ from: 'USD', rate: '1' }], idempotencyKey: 'x4' }],
  ])('%s refuses a region that nobody entered, at its place', async (name, input) => {
    expect(await refusal(name, input)).toMatch(/^[A-Z_]+ (region|homeRegion)$/);
  });

  it('and a list finds nothing in it', async () => {
    const { members, outlets } = await graph.get(`{ members(filter: { region: "XX" }) { totalCount }
      outlets(filter: { region: "XX" }) { totalCount } }`);
    expect([members.totalCount, outlets.totalCount]).toEqual([0, 0]);
  });
});
