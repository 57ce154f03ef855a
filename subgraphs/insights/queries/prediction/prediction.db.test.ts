import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { handlerContext } from '../../../kernel/events/handler.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { seededRandom } from '../../../kernel/seed.ts';
import { takeEnrolments } from '../../commands/facts/take-enrolments.ts';
import { takeOrders } from '../../commands/facts/take-orders.ts';
import { dayNumber, dayOf } from '../../domain/prediction/purchase-days.ts';
import { simulate } from '../../domain/prediction/simulate.ts';
import { insights } from '../../index.ts';
import {
  comesBack, enrolled, HOME, merged, profiling, recorded, returned, sale, seen, tell,
} from '../../tests/people.ts';

const TODAY = '2026-09-15';
const desk = operator('insights:read', 'insights:policy');
const PREDICTION = `query ($id: ID!) { _entities(representations: [{ __typename: "Member", id: $id }]) { ... on Member {
  prediction { asOf missing potential care cares churnReasons
    explained { expectedOn windowFrom windowUntil basis intervalDays intervals }
    statistical { probabilityAliveBps expectedOrders expectedValue { amount currency } horizonMonths version } } } } }`;
const WARNINGS = `query ($filter: ChurnWarningFilter!, $page: PageInput) { churnWarnings(filter: $filter, page: $page) {
  totalCount endCursor items { member { id } reasons probabilityAliveBps lastPurchaseOn windowUntil potential
    netValue { amount } expectedValue { amount } } } }`;
const FITS = `{ predictionRun { version finishedAt } predictionFits { totalCount items { version programmeCode state
  customers repeaters histories { r alpha a b logLikelihood } spendings { p q gamma { amount } } midAbove { amount }
  highAbove { amount } usualIntervals { demandClass days }
  errors { cutOn members actualPurchases explained { predictedPurchases meanAbsoluteError rootMeanSquareError }
    statistical { predictedPurchases meanAbsoluteError rootMeanSquareError } returnShares { purchases expected came }
    expectedDays { members returned inWindow meanDaysOff } } } } }`;
const REFIT = `mutation ($key: String!) { refitPredictions(input: { idempotencyKey: $key }) {
  version userErrors { code } } }`;

let room: TestSubgraph;
beforeAll(async () => { room = await startTestSubgraph(insights, { now: `${TODAY}T04:00:00Z` }); });
afterAll(() => room.stop());

const id = (uuid: string) => encodeId(PREFIX.member, uuid);
const predictionOf = async (memberId: string, actor = desk) =>
  (await room.query(PREDICTION, { id: id(memberId) }, actor)).data!._entities[0].prediction;
const work = (name: string) => insights.jobs.find((job) => job.name === name)!
  .run(handlerContext(room.runtime.services.home), {}, room.runtime.services);
const warnings = async (given: object = {}, actor = desk, page: object | null = null) => (await room.query(WARNINGS,
  { filter: { programmeCode: 'CN', ...given }, page }, actor)).data!.churnWarnings;

it('tells when a member is expected again, by the orders that stand', async () => {
  const [member, other] = [newId(), newId()];
  const back = sale(member, '2026-08-01', 100n);
  const days = ['2025-02-05', '2025-06-05', '2025-11-02', '2026-05-01', '2026-05-01'];
  await tell(room, enrolled(member), enrolled(other), seen(member),
    ...days.map((day, place) => recorded(sale(place === 1 ? other : member, day, 100_000n))),
    recorded(back), returned(comesBack(back, '2026-08-03')), merged(member, other));
  const expected = {
    asOf: TODAY, missing: 'NO_FIT', potential: null, care: null, cares: [], churnReasons: [], statistical: null,
    explained: {
      expectedOn: '2026-09-28', windowFrom: '2026-08-29', windowUntil: '2026-10-28', basis: 'OWN', intervalDays: 150,
      intervals: [180, 150, 120],
    },
  };
  expect(await predictionOf(member)).toEqual(expected);
  expect(await predictionOf(other)).toEqual(expected);
  // Its home franchise sees when, and not what was bought elsewhere; another sees nothing.
  expect(await predictionOf(member, tenant(HOME, 'insights:read')))
    .toEqual({ ...expected, explained: { ...expected.explained, intervals: null } });
  expect(await predictionOf(member, tenant(newId(), 'insights:read'))).toBeNull();
  await tell(room, profiling(member, false, 1n));
  expect(await predictionOf(member)).toBeNull();
});

it('counts with what was bought last, and says that nothing was bought', async () => {
  const [member, ring, nobody, ahead] = [newId(), newId(), newId(), newId()];
  const item = { productId: newId(), sku: 'R', name: 'R', version: 1n, classes: [], costMinor: null, costCurrency: null,
    labourMinor: null, priceCurrency: 'CNY', retired: false };
  const order = sale(member, '2026-08-01', 500n);
  await tell(room, enrolled(member), enrolled(nobody), enrolled(ahead), recorded({
    ...order, lines: [{ ...order.lines[0]!, itemId: ring }] }), recorded(sale(ahead, '2026-12-01', 500n)));
  const basisOf = async () => (({ basis, intervalDays, expectedOn }) => [basis, intervalDays, expectedOn])(
    (await predictionOf(member)).explained);
  expect(await basisOf()).toEqual(['HOUSE', 135, '2026-12-14']);
  await tell(room, ['item.changed.v1', ring, { itemId: ring, ...item, demandClass: 'wedding' }]);
  expect(await basisOf()).toEqual(['HOUSE', 180, '2027-01-28']);
  for (const one of [nobody, ahead]) {
    expect(await predictionOf(one)).toMatchObject({ missing: 'NO_PURCHASE', explained: null, statistical: null });
  }
});

it('says that there is not enough to fit, once at a time', async () => {
  const first = await room.query(REFIT, { key: 'first' }, desk);
  expect(first.data).toEqual({ refitPredictions: { version: 1, userErrors: [] } });
  expect((await room.query(REFIT, { key: 'first' }, desk)).data).toEqual(first.data);
  expect((await room.query(REFIT, { key: 'second' }, desk)).data!.refitPredictions)
    .toEqual({ version: null, userErrors: [{ code: 'ALREADY_RUNNING' }] });
  expect((await room.jobs()).map(({ key }) => key)).toContainEqual(expect.stringContaining('fit-predictions'));
  await work('fit-predictions');
  const { predictionFits, predictionRun } = (await room.query(FITS, {}, desk)).data!;
  expect(predictionRun).toEqual({ version: 1, finishedAt: expect.any(String) });
  expect(predictionFits.items).toEqual([expect.objectContaining({
    programmeCode: 'CN', state: 'NOT_ENOUGH_DATA', histories: null, spendings: null, midAbove: null })]);
  const member = newId();
  await tell(room, enrolled(member), recorded(sale(member, '2026-01-01', 500n)));
  expect(await predictionOf(member)).toMatchObject({ missing: 'NOT_ENOUGH_DATA', statistical: null, potential: null });
  for (const actor of [tenant(HOME, 'insights:read', 'insights:policy')]) {
    expect((await room.query(FITS, {}, actor)).errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect((await room.query(REFIT, { key: 'x' }, actor)).errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
  }
});

it('fits both models to everybody, shows their errors, and warns of who may not come again', async () => {
  const random = seededRandom(5);
  const from = dayNumber('2023-09-15');
  const drawn = Array.from({ length: 400 }, () => ({ member: newId(), bought: simulate({
    histories: { r: 0.8, alpha: 20, a: 0.6, b: 2 }, spendings: { p: 6, q: 4, gamma: 200_000 },
    from, until: from + 700, seenOn: dayNumber('2026-09-10'),
  }, random) }));
  await room.runBatch(takeEnrolments, drawn.map(({ member }) => ({ input: enrolled(member)[2] })));
  const orders = drawn.flatMap(({ member, bought }) => bought.days.map((day, place) =>
    sale(member, dayOf(day), BigInt(bought.minor[place]!))));
  for (let at = 0; at < orders.length; at += takeOrders.maxBatch) {
    await room.runBatch(takeOrders, orders.slice(at, at + takeOrders.maxBatch).map((input) => ({ input })));
  }
  await work('refit-predictions');
  const [fit] = (await room.query(FITS, {}, desk)).data!.predictionFits.items;
  expect(fit).toMatchObject({ version: 2, state: 'FITTED', customers: 402 });
  expect(Number(fit.histories.r)).toBeGreaterThan(0.3);
  expect(Number(fit.highAbove.amount)).toBeGreaterThan(Number(fit.midAbove.amount));
  expect(Number(fit.errors.explained.meanAbsoluteError)).toBeGreaterThan(0);
  expect(Number(fit.errors.statistical.meanAbsoluteError)).toBeGreaterThan(0);
  expect(fit.errors.cutOn).toBe('2026-03-16');
  const { returnShares, expectedDays } = fit.errors;
  expect(returnShares.map(({ purchases }: any) => purchases)).toEqual([1, 2, 3]);
  const { members, returned: again, inWindow } = expectedDays;
  expect([members > again, again > inWindow, inWindow > 0]).toEqual([true, true, true]);
  // Of fits that were recorded before, only what was counted then is told.
  await room.sql.run`update prediction_fit set found = jsonb_set(found, '{backTest}', (found -> 'backTest') - 'shares'
    - 'dates' || '{"explained":{"predicted":1,"meanError":2}}') where version = 2`;
  expect((await room.query(FITS, {}, desk)).data!.predictionFits.items[0].errors).toMatchObject({
    explained: { predictedPurchases: '1.0', meanAbsoluteError: '2.0000', rootMeanSquareError: null },
    returnShares: [], expectedDays: null,
  });

  const all = await room.sql.all<{ potential: string; n: number }>`
    select potential, count(*)::int as n from member_prediction group by 1 order by 1`;
  expect(all.every(({ n }) => n >= 130 && n <= 138)).toBe(true);

  const found = await warnings();
  expect(found.totalCount).toBeGreaterThan(3);
  const values = found.items.map(({ netValue }: any) => Number(netValue.amount));
  expect(values).toEqual(values.toSorted((one: number, other: number) => other - one));
  const [first, second] = found.items;
  const firstPage = await warnings({}, desk, { number: 1, size: 1 });
  expect((await warnings({}, desk, { number: 1, size: 1, after: firstPage.endCursor })).items[0]).toEqual(second);
  const unlikely = await warnings({ reason: 'UNLIKELY_ALIVE' });
  expect(unlikely.items.every(({ probabilityAliveBps }: any) => probabilityAliveBps < 5_000)).toBe(true);
  expect((await warnings({ potential: 'LOW' })).items.every(({ potential }: any) => potential === 'LOW')).toBe(true);
  expect((await warnings({ programmeCode: 'HK' })).totalCount).toBe(0);

  // What the list says is what the member's own page says.
  const warned = drawn.find(({ member }) => id(member) === first.member.id)!.member;
  const own = await predictionOf(warned);
  expect(own).toMatchObject({ churnReasons: first.reasons, missing: null, potential: first.potential,
    statistical: { probabilityAliveBps: first.probabilityAliveBps, horizonMonths: 24, version: 2,
      expectedValue: first.expectedValue } });
  expect({ HIGH: 'PERSONAL_CONSULTANT', MID: 'STYLE_CHANGE_SUBSIDY', LOW: 'CARE_COUPONS' }[own.potential as 'LOW'])
    .toBe(own.care);

  // Whoever serves members knows how many of them are worth most; news that come late say nothing.
  const staff = newId();
  const high = await room.sql.all<{ id: string }>`select member_id as id from member_prediction
    where potential = 'high' order by 1 limit 2`;
  const low = await room.sql.one<{ id: string }>`select member_id as id from member_prediction
    where potential = 'low' order by 1 limit 1`;
  const serves = (memberId: string, version: bigint, servicePersonId: string | null = staff) => room.deliver(
    'member-served.v1', memberId, { memberId, servicePersonId, franchiseId: null, since: room.clock.now(), version });
  for (const one of [...high, low]) await serves(one.id, 2n);
  await serves(high[0]!.id, 1n, null);
  const highServed = async (actor = desk) => (await room.query(`query ($id: ID!) { _entities(representations: [
    { __typename: "ServicePerson", id: $id }]) { ... on ServicePerson { highPotential } } }`,
  { id: encodeId(PREFIX.servicePerson, staff) }, actor)).data!._entities[0].highPotential;
  expect([await highServed(), await highServed(tenant(newId(), 'insights:read'))]).toEqual([2, 0]);

  // A franchise is shown its own, without money from elsewhere.
  expect((await warnings({}, tenant(HOME, 'insights:read'))).items).toEqual([]);
  await tell(room, seen(warned));
  expect((await warnings({}, tenant(HOME, 'insights:read'))).items)
    .toEqual([{ ...first, netValue: null, expectedValue: null }]);

  const next = drawn.find(({ member }) => id(member) === second.member.id)!.member;
  await tell(room, seen(next));
  const shown = await warnings({}, tenant(HOME, 'insights:read'), { number: 1, size: 1 });
  expect(Buffer.from(shown.endCursor, 'base64url').toString()).toBe(JSON.stringify([warned]));
  expect((await warnings({}, tenant(HOME, 'insights:read'), { number: 1, size: 1, after: shown.endCursor })).items)
    .toMatchObject([{ member: { id: id(next) } }]);

  // A return and the hourly scoring; refusing profiling takes the warning away at once.
  const last = orders.filter(({ memberId }) => memberId === warned).at(-1)!;
  await tell(room, returned(comesBack(last, '2026-09-14')));
  await work('score-members');
  expect(await room.sql.one`select seen_orders, purchases, last_on::text <> ${first.lastPurchaseOn} as moved
    from member_prediction where member_id = ${warned}`)
    .toEqual({ seen_orders: own.explained.intervals.length, purchases: own.explained.intervals.length, moved: true });
  await tell(room, profiling(warned, false, 1n));
  expect(await room.sql.maybe`select 1 from member_prediction where member_id = ${warned}`).toBeNull();
  expect(await predictionOf(warned)).toBeNull();
});
