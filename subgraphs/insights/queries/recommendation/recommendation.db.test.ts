import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { handlerContext } from '../../../kernel/events/handler.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { seededRandom } from '../../../kernel/seed.ts';
import { keepItems } from '../../commands/facts/keep-items.ts';
import { takeEnrolments } from '../../commands/facts/take-enrolments.ts';
import { takeOrders } from '../../commands/facts/take-orders.ts';
import { insights } from '../../index.ts';
import { enrolled, HOME, merged, MINI, profiling, recorded, returned, seen, tell } from '../../tests/people.ts';
import { changed, saleOf, style, type Style } from '../../tests/pieces.ts';

const desk = operator('insights:read');
const FIELDS = `recommendations(first: 5) { product { id } score policyVersion modelVersion
    reasons { kind score because { id } matched } }
  careDue { item { id } work dueOn isPast boughtOn everyDays }`;
const RECOMMENDED = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Member { ${FIELDS} } } }`;
const QUALITY = `{ recommendationQuality(programmeCode: "CN") { version cutOn seenOn members hits hitRateBps popularHits
  popularHitRateBps popularTimes } }`;

let room: TestSubgraph;
beforeAll(async () => { room = await startTestSubgraph(insights, { now: '2026-09-15T04:00:00Z' }); });
afterAll(() => room.stop());

const product = ({ productId }: Style) => ({ id: encodeId(PREFIX.product, productId) });
const of = (uuid: string) => ({ __typename: 'Member', id: encodeId(PREFIX.member, uuid) });
const membersOf = async (ids: readonly string[], actor = desk) =>
  (await room.query(RECOMMENDED, { ids: ids.map(of) }, actor)).data!._entities;
const shownTo = async (memberId: string, actor = desk) => (await membersOf([memberId], actor))[0].recommendations
  ?.map((one: any) => [one.product.id, one.reasons.map(({ kind }: { kind: string }) => kind)]) ?? null;
const work = (name: string) => insights.jobs.find((job) => job.name === name)!
  .run(handlerContext(room.runtime.services.home), {}, room.runtime.services);
const told = (...styles: Style[]) => tell(room, ...styles.map((one) => changed(one)));

const likes = (memberId: string, stones: string[]) => ['member.profile-changed.v1', memberId, {
  memberId, version: 1n, region: 'CN', gender: 'female', birthYear: null, birthMonthDay: null, city: null,
  occupation: null, styles: [], stones, occasions: [], source: 'store', enrolledAt: new Date(),
}] as const;

const necklace = style('necklace', { series: '月白', stones: ['珍珠'] });
const earrings = style('earrings', { series: '月白', stones: ['珍珠'], fixedPriceMinor: 150_000n });
const ruby = style('ring', { stones: ['红宝石'], fixedPriceMinor: 9_000_000n });
const bar = style('bar', { demandClass: 'investment', stones: [] });

it('says why, to whom it may be said, and of what stands', async () => {
  const [member, other, stranger] = [newId(), newId(), newId()];
  const gone = style('earrings', { series: '月白', retired: true });
  const mine = style('bracelet', { series: '月白', exclusiveTenantIds: [HOME] });
  await told(necklace, earrings, ruby, bar, gone, mine);
  const bought = saleOf(member, '2026-03-01', [necklace, bar]);
  await tell(room, enrolled(member), enrolled(other), enrolled(stranger), seen(member), likes(member, ['ruby']),
    recorded(bought));
  const [{ recommendations, careDue }] = await membersOf([member]);
  expect(recommendations).toEqual([
    { product: product(earrings), score: 50, policyVersion: 1, modelVersion: null, reasons: [
      { kind: 'SAME_SERIES', score: 25, because: product(necklace), matched: ['月白'] },
      { kind: 'COMPLEMENT', score: 15, because: product(necklace), matched: ['earrings'] },
      { kind: 'PRICE_BAND', score: 10, because: null, matched: [] }] },
    { product: product(ruby), score: 20, policyVersion: 1, modelVersion: null, reasons: [
      { kind: 'PREFERENCE', score: 20, because: null, matched: ['ruby'] }] }]);
  expect(careDue).toEqual([{ item: { id: encodeId(PREFIX.item, necklace.itemId) }, work: 'SETTING_CHECK',
    dueOn: '2026-08-28', isPast: true, boughtOn: '2026-03-01', everyDays: 180 }]);
  // Its own franchise has a piece of its own to show; another sees nobody.
  expect((await shownTo(member, tenant(HOME, 'insights:read'))).map(([id]: [string]) => id))
    .toEqual([earrings, mine, ruby].map((one) => product(one).id));
  expect(await shownTo(member, tenant(newId(), 'insights:read'))).toBeNull();
  // The channel that sold it knows why; what it did not sell gives it no reason, nor care.
  expect((await shownTo(member, channel(MINI, 'insights:read')))[0]).toEqual([product(earrings).id,
    ['SAME_SERIES', 'COMPLEMENT', 'PRICE_BAND']]);
  const tmall = newId();
  await tell(room, ['member.visibility-changed.v1', member, { personId: member, tenantId: HOME, layer: 1,
    channelIds: [MINI, tmall], survivorId: null, version: 2n }]);
  expect(await membersOf([member], channel(tmall, 'insights:read'))).toEqual([
    { recommendations: [expect.objectContaining({ product: product(ruby) })], careDue: [] }]);
  // By either id after a merge; of who has nothing nothing is said; of who refuses, not even that.
  await tell(room, merged(member, other));
  expect(await shownTo(other)).toEqual(await shownTo(member));
  expect(await membersOf([stranger])).toEqual([{ recommendations: [], careDue: [] }]);
  await tell(room, profiling(member, false, 1n));
  expect(await membersOf([member, other])).toEqual([
    { recommendations: null, careDue: null }, { recommendations: null, careDue: null }]);
});

it('never what came back lately, by the line that came back', async () => {
  const member = newId();
  const bought = saleOf(member, '2026-08-01', [necklace, earrings]);
  await tell(room, enrolled(member), recorded(bought), returned({
    orderId: bought.orderId, returnId: newId(), memberId: member, returnedAt: new Date('2026-08-05T04:00:00Z'),
    whole: false, lines: [{ lineId: bought.lines[1]!.lineId, returnedQuantity: 1, returnedBaseMinor: 100_000n,
      remainingBaseMinor: 0n }] }));
  expect(await shownTo(member)).toEqual([]);
  expect(await room.sql.all`select kept from order_piece where order_id = ${bought.orderId} order by kept`)
    .toEqual([{ kept: 0 }, { kept: 1 }]);
  // Half a year later it is as good as any other.
  room.clock.set('2027-03-15T04:00:00Z');
  expect((await shownTo(member))[0]).toEqual([product(earrings).id, ['SAME_SERIES', 'COMPLEMENT', 'PRICE_BAND']]);
  room.clock.set('2026-09-15T04:00:00Z');
});

it('finds what is bought together, and more often than the most bought would be right', async () => {
  const random = seededRandom(11);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
  const first = Array.from({ length: 12 }, () => style('watch'));
  const then = first.map(() => style('charm', { stones: ['陶瓷'] }));
  const hot = Array.from({ length: 14 }, () => style('other'));
  await room.runBatch(keepItems, [...first, ...then, ...hot].map((input) => ({ input })));
  // Everybody buys one thing and, on another day, what goes with it; half of them after the cut of 15 June.
  const drawn = Array.from({ length: 400 }, (_, nth) => ({ member: newId(), which: nth % 12, isLate: nth < 200 }));
  await room.runBatch(takeEnrolments, drawn.map(({ member }) => ({ input: enrolled(member)[2] })));
  const orders = drawn.flatMap(({ member, which, isLate }) => [
    saleOf(member, '2026-03-01', [first[which]!, pick(hot)]),
    saleOf(member, isLate ? '2026-07-20' : '2026-05-01', [random() < 0.8 ? then[which]! : pick(hot)])]);
  for (let at = 0; at < orders.length; at += takeOrders.maxBatch) {
    await room.runBatch(takeOrders, orders.slice(at, at + takeOrders.maxBatch).map((input) => ({ input })));
  }
  await work('first-recommendations');
  const [quality] = (await room.query(QUALITY, {}, desk)).data!.recommendationQuality;
  expect(quality).toMatchObject({ version: 2, cutOn: '2026-06-15', seenOn: '2026-09-15', popularTimes: 1 });
  expect(quality.members).toBeGreaterThan(90);
  expect(quality.hitRateBps).toBeGreaterThan(7_000);
  expect(quality.popularHitRateBps).toBeLessThan(quality.hitRateBps / 2);
  expect(await room.sql.all`select version, held_out from recommendation_model`)
    .toEqual([{ version: 2, held_out: false }]);
  for (const actor of [tenant(HOME, 'insights:read'), channel(MINI, 'insights:read')]) {
    expect((await room.query(QUALITY, {}, actor)).errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
  }
  // A newcomer with the first thing is shown the other, because of it.
  const newcomer = newId();
  await tell(room, enrolled(newcomer), recorded(saleOf(newcomer, '2026-09-01', [first[3]!])));
  const [{ recommendations: [best] }] = await membersOf([newcomer]);
  expect(best).toMatchObject({ product: product(then[3]!), modelVersion: 2 });
  expect(best.reasons[0]).toMatchObject({ kind: 'CO_PURCHASE', score: 40, because: product(first[3]!) });
  // The next night counts anew; it is not done twice for a house that has begun.
  await work('first-recommendations');
  await work('refresh-recommendations');
  expect((await room.sql.all<{ version: number }>`select version from recommendation_model order by version`))
    .toEqual([{ version: 2 }, { version: 4 }]);
  // As many statements for many members as for one.
  const one = await room.countStatements(() => membersOf([newcomer]));
  expect(await room.countStatements(() => membersOf(drawn.slice(0, 25).map(({ member }) => member)))).toEqual(one);
});
