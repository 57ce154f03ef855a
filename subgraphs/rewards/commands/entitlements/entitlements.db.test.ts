import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, operator, person, tenant } from '../../../../tests/kit/subgraph.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { NOW, openBenefits, STAFF, type BenefitHouse } from '../../tests/benefit-house.ts';
import { FakeLoyalty } from '../../tests/fake-loyalty.ts';

let house: BenefitHouse;
const loyalty = new FakeLoyalty();
const mem = (id: string) => encodeId('mem', id);
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
const use = (benefitId: string, memberId: string, more: object = {}, actor = STAFF) =>
  house.deed('useEntitlement', { benefitId, memberId: mem(memberId), outletId: house.outletId, ...more }, actor);
const book = (benefitId: string, memberId: string, at: string) =>
  house.deed('bookEntitlement', { benefitId, memberId: mem(memberId), outletId: house.outletId, comesAt: at });
const cny = (minor: bigint) => [{ programme: 'CN', amount: { minor, currency: 'CNY' as const } }];
let cleaning: string;

beforeAll(async () => {
  house = await openBenefits(loyalty);
  cleaning = await house.benefit('cleaning');
});
afterAll(() => house.stop());

describe('uses', () => {
  it('are four a year for silver; the fifth is refused, and what is said of it', async () => {
    const memberId = await house.member('silver');
    for (let count = 0; count < 4; count += 1) {
      expect((await use(cleaning, memberId)).entitlementUse)
        .toMatchObject({ state: 'USED', year: 2026, isExtra: false });
    }
    expect(await use(cleaning, memberId)).toMatchObject({
      entitlementUse: null, userErrors: [{ code: 'ENTITLEMENT_USED_UP', unlockZh: '今年的免费清洗已用完' }] });
    expect(await house.entitlement(memberId, 'cleaning')).toMatchObject({
      perYear: 4, used: 4, left: 0, isOpen: false, whyNot: [{ code: 'USED_UP' }] });
  });

  it('are counted once for one key, and exactly among 200 at once', async () => {
    const memberId = await house.member('silver');
    const again = { idempotencyKey: newId() };
    const [first, second] = [await use(cleaning, memberId, again), await use(cleaning, memberId, again)];
    expect(second).toEqual(first);
    const answers = await Promise.all(Array.from({ length: 200 }, () => use(cleaning, memberId)));
    expect(answers.filter(({ entitlementUse }) => entitlementUse).length).toBe(3);
    expect(new Set(answers.flatMap(codes))).toEqual(new Set(['ENTITLEMENT_USED_UP']));
  });

  it('have no end for gold, and base has none', async () => {
    const gold = await house.member('gold');
    expect((await use(cleaning, gold)).entitlementUse.state).toBe('USED');
    expect(await house.entitlement(gold, 'cleaning')).toMatchObject({ isUnlimited: true, left: null, isOpen: true });
    const base = await house.member();
    expect(await use(cleaning, base)).toMatchObject({ userErrors: [{ code: 'TIER', unlockZh: '升至银卡可享免费清洗' }] });
  });

  it('ask for a place that is there, and is one’s own', async () => {
    const tenantId = newId();
    const memberId = await house.member('silver', { tenantId });
    const shop = tenant(tenantId, 'rewards:redeem', 'rewards:read');
    expect(codes(await use(cleaning, memberId, { outletId: encodeId('out', newId()) }))).toEqual(['NOT_FOUND']);
    const refusal = async (...asked: Parameters<typeof use>) => (await use(...asked)).userErrors;
    expect(await refusal(cleaning, memberId, {}, shop)).toMatchObject([{ code: 'NOT_FOUND', path: ['outletId'] }]);
    expect(await refusal(cleaning, await house.member('silver'), {}, shop))
      .toMatchObject([{ code: 'NOT_FOUND', path: ['memberId'] }]);
    expect(await refusal(encodeId('bnf', newId()), memberId))
      .toMatchObject([{ code: 'NOT_FOUND', path: ['benefitId'] }]);
    const elsewhere = newId();
    await house.deliver('outlet.changed.v1', elsewhere, {
      outletId: elsewhere, code: 'sh-02', name: 'Other', franchiseId: null, channelId: null, kind: 'own_store',
      region: 'CN', closed: false, version: 1n });
    const there = await house.benefit('only-there', { outletIds: [elsewhere] });
    expect(codes(await use(there, memberId))).toEqual(['OUTLET']);
    expect(codes(await use(there, memberId, { outletId: encodeId('out', elsewhere) }))).toEqual([]);
  });
});

describe('what benefits ask', () => {
  it('is a tier that is certain, of what is costly', async () => {
    const design = await house.benefit('appraisal', { costly: true });
    const memberId = await house.member('gold', { provisional: true });
    expect(codes(await use(design, memberId))).toEqual(['PROVISIONAL']);
    await house.deliver('tier.changed.v1', memberId, {
      memberId, from: 'gold', to: 'gold', provisional: false, at: new Date(NOW), programme: 'CN', version: 1_000n });
    expect(codes(await use(design, memberId))).toEqual([]);
  });

  it('is 50,000.00 in a life, net of returns; partners do not learn what is missing', async () => {
    const design = await house.benefit('design-3d', { leastLifetime: cny(5_000_000n) });
    const channelId = newId();
    const memberId = await house.member('silver', { channelIds: [channelId] });
    await house.bought(memberId, 4_700_000n);
    const orderId = await house.bought(memberId, 300_000n);
    expect(codes(await use(design, memberId))).toEqual([]);
    const back = { orderId, returnId: newId(), memberId, returnedAt: new Date(NOW), whole: true, lines: [
      { lineId: newId(), returnedQuantity: 1, returnedBaseMinor: 300_000n, remainingBaseMinor: 0n }] };
    await house.deliver('order.returned.v1', orderId, back);
    await house.deliver('order.returned.v1', orderId, back);
    expect((await use(design, memberId)).userErrors)
      .toMatchObject([{ code: 'SPEND', unlockZh: '再消费 3,000.00 CNY 可享免费清洗' }]);
    const told = (actor = STAFF) => house.entitlement(memberId, 'design-3d', actor);
    expect((await told()).whyNot).toMatchObject([{ code: 'SPEND', missing: { amount: '3000.00' } }]);
    expect((await told(channel(channelId, 'rewards:read'))).whyNot)
      .toMatchObject([{ code: 'SPEND', missing: null, unlockZh: '累计消费满 50,000.00 CNY 可享免费清洗' }]);
    expect(await house.entitlement(memberId, 'design-3d', channel(newId(), 'rewards:read'))).toBeNull();
  });

  it('is whose child one is', async () => {
    const labour = await house.benefit('heritage', {
      kind: 'labour_share', labourPercent: 80, heritage: true, bookable: false, pointsPrice: null });
    const [parent, child] = [await house.member('gold'), await house.member('silver')];
    const shown = async () => {
      const { isOpen, labourPercent, whyNot } = await house.entitlement(child, 'heritage');
      return [isOpen, labourPercent, whyNot.map((each: any) => each.code)];
    };
    await house.deliver('member-relation.v1', parent, {
      memberId: parent, relatedId: child, kind: 'child', standing: true, version: 1n });
    expect(await shown()).toEqual([false, null, ['RELATION']]);
    await house.bought(parent, 100n);
    expect(await shown()).toEqual([true, 80, []]);
    expect(codes(await use(labour, child))).toEqual(['NOT_COUNTED']);
  });
});

describe('birthdays', () => {
  it('open their gift around them, once a year, and are told ahead once', async () => {
    const gift = await house.benefit('birthday-gift', {
      kind: 'birthday_gift', bookable: false, pointsPrice: null,
      allowances: [{ programme: 'CN', tier: 'silver', perYear: 1, leadHours: null }] });
    const born = (birthday: string) => house.member('silver', { birthday });
    const [soon, later] = [await born('10-16'), await born('10-17')];
    expect(codes(await use(gift, soon))).toEqual([]);
    expect(codes(await use(gift, soon))).toEqual(['ENTITLEMENT_USED_UP']);
    expect(codes(await use(gift, later))).toEqual(['WINDOW']);
    await house.job('tell-birthdays');
    await house.job('tell-birthdays');
    const told = (await house.events('birthday.ahead.v1')).filter((each: any) => [soon, later].includes(each.memberId));
    expect(told).toMatchObject([{ memberId: soon, region: 'CN', on: '2026-10-16' }]);
    const list = await house.query('{ birthdaysAhead(region: "CN") { items { on member { id } } } }', {}, STAFF);
    expect(list.data.birthdaysAhead.items).toEqual([{ on: '2026-10-16', member: { id: mem(soon) } }]);
    const partner = channel(newId(), 'rewards:read');
    expect((await house.query('{ birthdaysAhead { totalCount } }', {}, partner)).errors).toBeDefined();
  });
});

describe('bookings', () => {
  it('reserve, are free again until the evening before, and count when nobody comes', async () => {
    const memberId = await house.member('silver');
    const once = await house.benefit('once', {
      allowances: [{ programme: 'CN', tier: 'silver', perYear: 1, leadHours: null }] });
    const { entitlementUse } = await book(once, memberId, '2026-10-08T06:00:00Z');
    expect(entitlementUse.state).toBe('BOOKED');
    expect(codes(await use(once, memberId))).toEqual(['ENTITLEMENT_USED_UP']);
    const day = await house.query(`query ($of: ID!) {
      entitlementBookings(outletId: $of, on: "2026-10-08") { id state } }`, { of: house.outletId }, STAFF);
    expect(day.data.entitlementBookings).toEqual([{ id: entitlementUse.id, state: 'BOOKED' }]);
    expect(codes(await house.deed('honourEntitlement', { id: entitlementUse.id }))).toEqual(['TOO_EARLY']);
    expect(codes(await house.deed('cancelEntitlement', { id: entitlementUse.id }))).toEqual([]);
    expect(codes(await house.deed('cancelEntitlement', { id: entitlementUse.id }))).toEqual(['NOT_BOOKED']);
    const again = (await book(once, memberId, '2026-10-08T06:00:00Z')).entitlementUse;
    expect(codes(await house.deed('missEntitlement', { id: again.id }))).toEqual(['TOO_EARLY']);
    house.clock.set('2026-10-07T16:00:00Z');
    expect(codes(await house.deed('cancelEntitlement', { id: again.id }))).toEqual(['TOO_LATE']);
    // That a member came is said by who served it.
    const herself = person(memberId, 'rewards:redeem', 'rewards:read');
    expect(codes(await house.deed('cancelEntitlement', { id: again.id }, herself))).toEqual(['TOO_LATE']);
    expect(codes(await house.deed('honourEntitlement', { id: again.id }, herself))).toEqual(['NOT_FOUND']);
    house.clock.set('2026-10-08T16:00:00Z');
    await house.job('miss-overdue');
    expect(codes(await house.deed('honourEntitlement', { id: again.id }))).toEqual(['NOT_BOOKED']);
    expect(codes(await use(once, memberId))).toEqual(['ENTITLEMENT_USED_UP']);
    house.clock.set(NOW);
  });

  it('are for what is booked, for days to come, in the year of that day', async () => {
    const memberId = await house.member('silver');
    const walkIn = await house.benefit('walk-in', { bookable: false });
    expect(codes(await book(walkIn, memberId, '2026-10-08T06:00:00Z'))).toEqual(['NOT_BOOKABLE']);
    expect(codes(await book(cleaning, memberId, NOW))).toEqual(['INVALID']);
    expect((await book(cleaning, memberId, '2026-12-31T16:00:00Z')).entitlementUse.year).toBe(2027);
  });
});

describe('one more', () => {
  const buy = (memberId: string, more: object = {}) =>
    house.deed('buyEntitlement', { benefitId: cleaning, memberId: mem(memberId), points: 500, ...more });

  it('is bought for 500 points, and used first', async () => {
    const memberId = await house.member('silver');
    loyalty.available.set(mem(memberId), 600);
    expect(await buy(memberId)).toEqual({
      extra: { state: 'ACTIVE', left: 1, points: 500, until: '2027-10-01', cause: 'BOUGHT' }, userErrors: [] });
    expect(loyalty.available.get(mem(memberId))).toBe(100);
    expect(await house.entitlement(memberId, 'cleaning')).toMatchObject({ left: 5, extraLeft: 1, used: 0 });
    expect((await use(cleaning, memberId)).entitlementUse.isExtra).toBe(true);
    expect(await house.entitlement(memberId, 'cleaning')).toMatchObject({ left: 4, extraLeft: 0, used: 0 });
    expect(await buy(memberId)).toMatchObject({
      extra: null, userErrors: [{ code: 'POINTS_REFUSED', pointsCode: 'INSUFFICIENT_POINTS' }] });
  });

  it('waits while loyalty is away, and costs once', async () => {
    const memberId = await house.member('silver');
    loyalty.available.set(mem(memberId), 500);
    loyalty.mode = 'mute';
    expect((await buy(memberId)).extra.state).toBe('RESERVING');
    expect(await house.entitlement(memberId, 'cleaning')).toMatchObject({ left: 4, extraLeft: 0 });
    loyalty.mode = 'up';
    house.clock.set('2026-10-01T02:01:00Z');
    await house.job('settle-extras');
    house.clock.set(NOW);
    expect(await house.entitlement(memberId, 'cleaning')).toMatchObject({ left: 5, extraLeft: 1 });
    expect(loyalty.available.get(mem(memberId))).toBe(0);
  });

  it('is not sold at another price, to who needs none, or where none is', async () => {
    expect(codes(await buy(await house.member('silver'), { points: 499 }))).toEqual(['PRICE_CHANGED']);
    expect(codes(await buy(await house.member('gold')))).toEqual(['UNLIMITED']);
    const free = await house.benefit('not-sold', { pointsPrice: null });
    expect(codes(await buy(await house.member('silver'), { benefitId: free }))).toEqual(['NOT_SOLD']);
  });

  it('is given by hand to whoever, by head office alone', async () => {
    const memberId = await house.member();
    const give = (more: object = {}) => house.deed('grantEntitlement',
      { benefitId: cleaning, memberId: mem(memberId), quantity: 2, reason: '补偿', ...more });
    expect(await give()).toMatchObject({ extra: { state: 'ACTIVE', left: 2, cause: 'BY_HAND' } });
    expect(codes(await give({ quantity: 0 }))).toEqual(['INVALID']);
    expect(codes(await give({ reason: ' ' }))).toEqual(['INVALID']);
    expect(codes(await give({ until: '2026-09-30' }))).toEqual(['INVALID']);
    expect((await use(cleaning, memberId)).entitlementUse.isExtra).toBe(true);
    expect((await house.entitlement(memberId, 'cleaning')).left).toBe(1);
  });

  it('is within the cap when it is given; what the tier gives is counted and never refused', async () => {
    const dear = await house.benefit('dear', { costs: cny(1_000_000_000n) });
    const memberId = await house.member('silver');
    expect(codes(await house.deed('grantEntitlement',
      { benefitId: dear, memberId: mem(memberId), reason: '补偿' }))).toEqual(['COST_CAP']);
    const { entitlementUse } = await book(dear, memberId, '2026-10-08T06:00:00Z');
    const costs = () => house.sql.all`select cause, minor, state from cost_reservation`;
    expect(await costs()).toEqual([{ cause: 'benefit', minor: 1_000_000_000n, state: 'committed' }]);
    await house.deed('cancelEntitlement', { id: entitlementUse.id });
    expect(await costs()).toEqual([{ cause: 'benefit', minor: 1_000_000_000n, state: 'released' }]);
  });
});

it('gives back what was had without a booking and did not take place, by head office, once', async () => {
  const memberId = await house.member('silver');
  const dear = await house.benefit('given-back', { costs: cny(5_000n), bookable: true,
    allowances: [{ programme: 'CN', tier: 'silver', perYear: 1, leadHours: null }] });
  const { entitlementUse: { id } } = await use(dear, memberId);
  const cost = () => house.sql.one`select state from cost_reservation
    where subject_id = (select id from entitlement_use where member_id = ${memberId} order by made_at limit 1)`;
  expect([codes(await use(dear, memberId)), await cost()]).toEqual([['ENTITLEMENT_USED_UP'], { state: 'committed' }]);
  const back = { id, idempotencyKey: newId() };
  expect((await house.deed('returnEntitlement', back)).entitlementUse.state).toBe('CANCELLED');
  expect((await house.deed('returnEntitlement', back)).entitlementUse.state).toBe('CANCELLED');
  expect(await cost()).toEqual({ state: 'released' });
  expect(codes(await house.deed('returnEntitlement', { id }))).toEqual(['NOT_RETURNABLE']);
  expect(codes(await house.deed('returnEntitlement', { id: encodeId('ent', newId()) }))).toEqual(['NOT_FOUND']);
  const { entitlementUse: booked } = await book(dear, memberId, '2026-10-01T06:00:00Z');
  await house.deed('honourEntitlement', { id: booked.id });
  expect(codes(await house.deed('returnEntitlement', { id: booked.id }))).toEqual(['NOT_RETURNABLE']);
  await expect(house.deed('returnEntitlement', { id }, tenant(newId(), 'rewards:redeem', 'rewards:read')))
    .rejects.toThrow();
});

it('adds up what two ids used when they are one person, and parts it again', async () => {
  const [one, other] = [await house.member('silver'), await house.member('silver')];
  for (const memberId of [one, one, other]) await use(cleaning, memberId);
  const told = { mergeId: newId(), memberId: one, otherMemberId: other };
  await house.deliver('member.merged.v1', one, { ...told, mergedAt: new Date(NOW) });
  expect((await house.entitlement(one, 'cleaning')).used).toBe(3);
  expect((await house.entitlement(other, 'cleaning')).used).toBe(3);
  expect((await use(cleaning, other)).entitlementUse.member.id).toBe(mem(one));
  expect(codes(await use(cleaning, one))).toEqual(['ENTITLEMENT_USED_UP']);
  await house.deliver('member.unmerged.v1', one, { ...told, unmergedAt: new Date(NOW) });
  expect((await house.entitlement(one, 'cleaning')).used).toBe(2);
  expect((await house.entitlement(other, 'cleaning')).used).toBe(2);
});

describe('versions', () => {
  const PUBLISH = `mutation ($input: PublishBenefitInput!) { publishBenefit(input: $input) {
    benefit { id current { version } versions { version state rules { nameEn costs { amount { amount } } } } } version
    userErrors { code path count currentVersion } } }`;
  const rules = {
    nameZh: '改圈', nameEn: 'Resizing', kind: 'COUNTED',
    allowances: [{ programmeCode: 'CN', tierCode: 'gold', perYear: 2 }],
    costs: [{ programmeCode: 'CN', amount: { amount: '80.00', currency: 'CNY' } }],
  };
  const publish = async (more: object = {}, actor = STAFF) => (await house.query(PUBLISH, { input: {
    code: 'resizing', effectiveFrom: '2026-10-02T00:00:00Z', expectedVersion: 0, confirmTooMany: true, rules,
    idempotencyKey: newId(), ...more,
  } }, actor)).data.publishBenefit;
  const DECIDE = `mutation ($input: DecideBenefitInput!) { decideBenefit(input: $input) {
    policy { version state } userErrors { code } } }`;

  it('count from their date when a second person has approved them', async () => {
    const { benefit, version } = await publish();
    expect([version, benefit.current, benefit.versions[0].state]).toEqual([1, null, 'PROPOSED']);
    expect(benefit.versions[0].rules.costs).toEqual([{ amount: { amount: '80.00' } }]);
    const decide = async (actor = STAFF) => (await house.query(DECIDE, { input: {
      benefitId: benefit.id, version: 1, verdict: 'APPROVE', idempotencyKey: newId() } }, actor)).data.decideBenefit;
    expect(codes(await decide())).toEqual(['SAME_PERSON']);
    expect((await decide({ ...operator('rewards:policy', 'rewards:read'), id: 'op-2' })).policy.state).toBe('APPROVED');
    const gold = await house.member('gold');
    expect(codes(await use(benefit.id, gold))).toEqual(['NOT_FOUND']);
    house.clock.set('2026-10-02T00:00:00Z');
    expect(codes(await use(benefit.id, gold))).toEqual([]);
    const asked = await house.query(`query ($id: ID!) {
      benefit(id: $id) { current { rules { costs { programmeCode } } } } }`,
    { id: benefit.id }, channel(newId(), 'rewards:read'));
    expect(asked.data.benefit.current.rules.costs).toBeNull();
    house.clock.set(NOW);
  });

  it('warn of a tier with more than eight', async () => {
    for (let count = 0; count < 8; count += 1) {
      await house.benefit(`diamond-${count}`, {
        allowances: [{ programme: 'CN', tier: 'diamond', perYear: 1, leadHours: null }] });
    }
    const ninth = {
      code: 'ninth', confirmTooMany: false,
      rules: { ...rules, costs: [], allowances: [{ programmeCode: 'CN', tierCode: 'diamond', perYear: 1 }] },
    };
    expect((await publish(ninth)).userErrors).toMatchObject([{ code: 'TOO_MANY_BENEFITS', count: 9 }]);
    expect(codes(await publish({ ...ninth, confirmTooMany: true }))).toEqual([]);
  });

  it('are refused at their place', async () => {
    const paths = async (more: object) => (await publish({ code: 'another', ...more })).userErrors
      .map(({ code, path }: any) => `${code} ${path.join('.')}`);
    expect(await paths({ code: 'No Code' })).toEqual(['INVALID_RULES code']);
    expect(await paths({ expectedVersion: 3 })).toEqual(['STALE expectedVersion']);
    expect(await paths({ rules: { ...rules, allowances: [{ programmeCode: 'CN', tierCode: 'black' }] } }))
      .toEqual(['INVALID_RULES rules.allowances.0.tierCode']);
    expect(await paths({ rules: { ...rules, outletIds: [encodeId('out', newId())] } }))
      .toEqual(['INVALID_RULES rules.outletIds.0']);
    const answer = await house.query(PUBLISH, { input: {
      code: 'x', effectiveFrom: NOW, expectedVersion: 0, rules, idempotencyKey: newId(),
    } }, tenant(newId(), 'rewards:policy'));
    expect(answer.errors).toBeDefined();
  });
});
