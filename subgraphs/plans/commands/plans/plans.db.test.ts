import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { plans } from '../../index.ts';
import { seedPlans } from '../../seed.ts';
import { desk, HOME, idOf, OTHER_SHOP, PLAN, planDesk, SCOPES, SHOP, till, yuan } from '../../tests/desk.ts';

const other = { ...operator(...SCOPES), id: 'op-2', name: 'Otto' };
let room: TestSubgraph;
let terms: { id: string; version: number };
const { key, change, codes, member, open, pay, mature, told, use, read } = planDesk(
  () => ({ room, get termsVersion() { return terms.version; } }));

/** Catalog's board of CN, as it answers; null: it is away. */
let board: readonly object[] | null = [
  { metal: 'GOLD', purity: 9_999, retail: yuan('952.00'), buyback: yuan('700.00') },
  { metal: 'GOLD', purity: 9_990, retail: yuan('1012.00'), buyback: yuan('780.00') },
];
const graph = { execute: async () => (
  board ? { data: { goldBoard: board } as never } : { errors: [new GraphQLError('catalog is away')] }) };

beforeAll(async () => { room = await startTestSubgraph(plans, { now: '2026-10-01T02:00:00Z', graph }); });
afterAll(async () => {
  const auditor = operator('audit:read');
  const { planInvariants, planBooks } = (await room.query(`{ planInvariants { holds checkedPlans balancesDiffer
    instalmentsDiffer couponsDiffer } planBooks { isBalanced goldGrams principal { amount } } }`, {}, auditor)).data!;
  expect(planInvariants).toMatchObject({ holds: true, balancesDiffer: 0, instalmentsDiffer: 0, couponsDiffer: 0 });
  expect(planInvariants.checkedPlans).toBeGreaterThan(5);
  expect(planBooks.map((books: any) => books.isBalanced)).not.toContain(false);
  await room.sql.run`update gold_plan set principal_minor = principal_minor + 1
    where id = (select id from gold_plan limit 1)`;
  expect((await room.query('{ planInvariants { holds balancesDiffer } }', {}, auditor)).data!.planInvariants)
    .toEqual({ holds: false, balancesDiffer: 1 });
  await room.stop();
});

describe('terms', () => {
  it('open a region when a second person confirms their review', async () => {
    const text = { region: 'CN', textZh: '条款', textEn: 'Terms', review: 'Legal 2026/114' };
    expect(await codes('openGoldPlan', 'plan { id }', {
      memberId: idOf(await member()), level: yuan('300.00'), termsVersion: 1 }, till))
        .toEqual([['PLANS_CLOSED', 'memberId']]);
    expect(await codes('proposePlanTerms', 'terms { id }', { ...text, region: 'XX' }))
      .toEqual([['REGION_UNKNOWN', 'region']]);
    expect(await codes('proposePlanTerms', 'terms { id }', { ...text, review: ' ' }))
      .toEqual([['TERMS_TEXT_INVALID', 'review']]);
    const proposed = await change('proposePlanTerms', 'terms { id version state isOwn review }', text);
    expect(proposed.terms)
      .toMatchObject({ version: 1, state: 'PROPOSED', isOwn: true, review: 'Legal 2026/114' });
    terms = proposed.terms;
    expect(await codes('proposePlanTerms', 'terms { id }', text)).toEqual([['PROPOSAL_OPEN', 'region']]);
    const decide = { id: terms.id, approve: true };
    expect(await codes('decidePlanTerms', 'terms { id }', decide)).toEqual([['SAME_PERSON', 'id']]);
    expect(await codes('decidePlanTerms', 'terms { id }', { ...decide, approve: false }, other))
      .toEqual([['NOTE_REQUIRED', 'note']]);
    expect((await change('decidePlanTerms', 'terms { state }', decide, other)).terms.state).toBe('IN_FORCE');
    expect(await codes('decidePlanTerms', 'terms { id }', decide, other)).toEqual([['NOT_PROPOSED', 'id']]);
    const { planTerms } = (await room.query(
      '{ planTerms(region: "CN") { version textZh review proposedBy } }', {}, till)).data!;
    expect(planTerms).toEqual({ version: 1, textZh: '条款', review: null, proposedBy: null });
    expect((await room.query('{ allPlanTerms { version note } }', {}, till)).data!.allPlanTerms).toHaveLength(1);
  });

  it('are head office\'s own, and what is not theirs is refused', async () => {
    const far = tenant(HOME, ...SCOPES);
    expect(await codes('closePlanTerms', 'terms { id }', { id: terms.id, note: 'x' }, far))
      .toEqual([['HEAD_OFFICE_ONLY']]);
    expect(await codes('closePlanTerms', 'terms { id }', { id: encodeId(PREFIX.planTerms, newId()), note: 'x' }))
      .toEqual([['NOT_FOUND', 'id']]);
    expect(await codes('closePlanTerms', 'terms { id }', { id: terms.id, note: ' ' }))
      .toEqual([['NOTE_REQUIRED', 'note']]);
  });
});

describe('a plan by value', () => {
  it('matures, renews, pays for a chain: 59,850 fen are left, points count on 419,850', async () => {
    const memberId = await member();
    const plan = await open(memberId);
    expect(plan).toMatchObject({ kind: 'VALUE', state: 'OPEN', paid: 0, standing: { dueOn: '2026-10-01', missed: 0 } });
    await mature(plan.id);
    expect(await read(plan.id))
      .toMatchObject({ state: 'MATURED', paid: 12, principal: yuan('3600.00'), standing: null });
    const next = await open(memberId);
    expect(next.isRenewal).toBe(true);
    await pay(next.id);
    const asked = { price: yuan('4428.50'), reference: 'TM-1' };
    const found = { coupons: { amount: '230.00' }, principal: { amount: '3600.00' }, cash: { amount: '598.50' },
      base: { amount: '4198.50' } };
    expect(await use(memberId, { ...asked, dryRun: true })).toEqual({ use: found, userErrors: [] });
    expect((await read(plan.id)).principal).toEqual(yuan('3600.00'));
    expect(await use(memberId, asked)).toEqual({ use: found, userErrors: [] });
    const after = await read(plan.id);
    expect(after).toMatchObject({ state: 'CLOSED', principal: yuan('0.00') });
    expect(after.coupons.map((coupon: any) => coupon.usedFor)).toEqual(['TM-1', 'TM-1']);
    expect((await use(memberId, asked)).userErrors).toMatchObject([{ code: 'ORDER_TAKEN' }]);
    const back = { memberId: idOf(memberId), reference: 'TM-1', note: 'cancelled' };
    expect(await codes('giveBackPlanUse', 'member { id }', { ...back, note: '' })).toEqual([['NOTE_REQUIRED', 'note']]);
    expect(await codes('giveBackPlanUse', 'member { id }', back, till)).toEqual([]);
    expect(await codes('giveBackPlanUse', 'member { id }', back, till)).toEqual([['NOTHING_USED', 'reference']]);
    expect(await read(plan.id)).toMatchObject({ state: 'MATURED', principal: yuan('3600.00') });
    expect(await use(memberId, { ...asked, reference: 'TM-2' })).toEqual({ use: found, userErrors: [] });
  });

  it('is left after four instalments with 120,000 fen, and its coupon goes', async () => {
    const memberId = await member();
    const plan = await open(memberId);
    for (let nth = 0; nth < 4; nth += 1) await pay(plan.id);
    const exit = (more: object = {}) =>
      change('exitGoldPlan', `plan { ${PLAN} }`, { planId: plan.id, reference: 'out-1', ...more }, till);
    expect((await exit({ goldAmount: yuan('1.00') })).userErrors).toMatchObject([{ code: 'GOLD_AMOUNT_INVALID' }]);
    expect((await exit({ reference: ' x' })).userErrors).toMatchObject([{ code: 'REFERENCE_INVALID' }]);
    const left = (await exit()).plan;
    expect(left).toMatchObject({ state: 'CLOSED', principal: yuan('0.00'), coupons: [] });
    expect(left.postings[0]).toMatchObject({ kind: 'EXIT', principal: { amount: '-1200.00' } });
    expect(await told(plan.id)).toEqual(
      { begun: [1n], paid: [2n, 3n, 4n, 5n], reversed: [], matured: [], exited: [6n] });
    expect((await exit()).userErrors).toMatchObject([{ code: 'PLAN_OVER' }]);
    expect((await pay(plan.id)).userErrors).toMatchObject([{ code: 'PLAN_OVER' }]);
    expect((await use(memberId, { price: yuan('10.00'), reference: 'n' })).userErrors)
      .toMatchObject([{ code: 'NOTHING_TO_USE' }]);
  });

  it('that was left gives no coupon again, neither when its order comes back nor by a plan anew', async () => {
    const memberId = await member();
    const plan = await open(memberId);
    await pay(plan.id);
    expect((await use(memberId, { price: yuan('30.00'), reference: 'J-1' })).use.cash.amount).toBe('0.00');
    await change('exitGoldPlan', 'plan { id }', { planId: plan.id, reference: 'out-3' }, till);
    expect((await change('giveBackPlanUse', 'member { id }',
      { memberId: idOf(memberId), reference: 'J-1', note: 'cancelled' }, till)).userErrors).toEqual([]);
    const anew = await Promise.all([1, 2].map(async () => pay((await open(memberId)).id)));
    expect(anew.map(({ plan: { coupons } }) => coupons)).toEqual([[], []]);
    expect((await use(memberId, { price: yuan('30.00'), reference: 'J-2' })).userErrors)
      .toMatchObject([{ code: 'NOTHING_TO_USE' }]);
  });

  it('is paused with two missed, and goes on from the next payment', async () => {
    room.clock.set('2026-10-01T02:00:00Z');
    const plan = await open(await member());
    await pay(plan.id);
    room.clock.set('2026-12-09T02:00:00Z');
    expect((await read(plan.id)).standing).toEqual({ dueOn: '2026-11-01', missed: 2, isPaused: true });
    expect((await pay(plan.id)).plan.standing).toEqual({ dueOn: '2027-01-09', missed: 0, isPaused: false });
  });

  it('rewards whoever referred at the second instalment; a reversed one takes it back', async () => {
    const [old, friend] = [await member(), await member()];
    const first = await open(old);
    expect(await codes('openGoldPlan', 'plan { id }', { memberId: idOf(old), level: yuan('300.00'),
      termsVersion: terms.version, referrerPlanId: first.id }, till)).toEqual([['OWN_REFERRAL', 'referrerPlanId']]);
    const plan = await open(friend, { referrerPlanId: first.id });
    await pay(plan.id);
    expect((await read(first.id)).coupons).toEqual([]);
    const [posting] = (await pay(plan.id)).plan.postings;
    expect((await read(first.id)).coupons).toMatchObject([{ cause: 'REFERRAL', amount: { amount: '50.00' } }]);
    const reverse = { planId: plan.id, postingId: posting.id, note: 'charged back' };
    expect(await codes('reversePlanInstalment', 'plan { id }', { ...reverse, note: '' }, till))
      .toEqual([['NOTE_REQUIRED', 'note']]);
    expect((await change('reversePlanInstalment', `plan { ${PLAN} }`, reverse, till)).plan)
      .toMatchObject({ paid: 1, principal: yuan('300.00') });
    expect((await read(first.id)).coupons).toEqual([]);
    expect(await told(plan.id)).toMatchObject({ paid: [2n, 3n], reversed: [4n], matured: [] });
    expect(await codes('reversePlanInstalment', 'plan { id }', reverse, till)).toEqual([['NOT_THE_LAST', 'postingId']]);
    const [joined] = (await read(plan.id)).postings.filter((each: any) => each.nth === 1);
    expect((await use(friend, { price: yuan('30.00'), reference: 'small' })).use.cash).toEqual({ amount: '0.00' });
    expect(await codes('reversePlanInstalment', 'plan { id }', { ...reverse, postingId: joined.id }, till))
      .toEqual([['USED_ALREADY', 'postingId']]);
  });

  it('refuses what is not its instalment', async () => {
    const plan = await open(await member());
    const refusal = async (more: object) => (await pay(plan.id, more)).userErrors.map(({ code }: any) => code);
    expect(await refusal({ amount: yuan('200.00') })).toEqual(['AMOUNT_INVALID']);
    expect(await refusal({ amount: { amount: '300.00', currency: 'HKD' } })).toEqual(['AMOUNT_INVALID']);
    expect(await refusal({ paidAt: '2031-01-01T00:00:00Z' })).toEqual(['PAID_AT_INVALID']);
    expect(await refusal({ reference: '' })).toEqual(['REFERENCE_INVALID']);
    expect(await refusal({ reference: 'twice' })).toEqual([]);
    expect(await refusal({ reference: 'twice' })).toEqual(['PAYMENT_TAKEN']);
    const input = { memberId: idOf(await member()), termsVersion: terms.version };
    expect(await codes('openGoldPlan', 'plan { id }', { ...input, level: yuan('250.00') }, till))
      .toEqual([['LEVEL_INVALID', 'level']]);
    expect(await codes('openGoldPlan', 'plan { id }', { ...input, beanGrams: 4 }, till))
      .toEqual([['LEVEL_INVALID', 'beanGrams']]);
    expect(await codes('openGoldPlan', 'plan { id }', { ...input, beanGrams: 1, termsVersion: 7 }, till))
      .toEqual([['TERMS_CHANGED', 'termsVersion']]);
    expect(await codes('openGoldPlan', 'plan { id }', { ...input, memberId: idOf(newId()), beanGrams: 1 }, till))
      .toEqual([['NOT_FOUND', 'memberId']]);
    expect((await use(await member(), { price: yuan('0.00'), reference: 'z' })).userErrors)
      .toMatchObject([{ code: 'PRICE_INVALID' }]);
    expect((await use(await member(), { price: yuan('1.00'), reference: '' })).userErrors)
      .toMatchObject([{ code: 'REFERENCE_INVALID' }]);
  });
});

describe('a plan by grams', () => {
  it('saves gold by weight, gives it for a piece, and is left by what is paid for the rest', async () => {
    const memberId = await member();
    const plan = await open(memberId, { level: null, beanGrams: 2 });
    const cheap = async (amount = '2024.00') =>
      (await pay(plan.id, { amount: yuan(amount) })).userErrors.map(({ code, path }: any) => [code, ...path]);
    expect(await cheap('2023.99')).toEqual([['AMOUNT_INVALID', 'amount']]);
    const usual = board!;
    for (const [then, code] of [[usual.slice(0, 1), 'GOLD_PRICE_MISSING'], [null, 'TRY_AGAIN']] as const) {
      board = then;
      expect(await cheap()).toEqual([[code, 'amount']]);
      board = usual;
    }
    for (let nth = 0; nth < 12; nth += 1) await pay(plan.id, { amount: yuan('2024.00') });
    const whole = { kind: 'GRAMS', state: 'MATURED', goldMilligrams: 24_000, principal: yuan('0.00') };
    expect(await read(plan.id)).toMatchObject(whole);
    const asked = { price: yuan('127.50'), reference: 'GR-1' };
    const tooMuch = (await use(memberId, { ...asked, goldMilligrams: 24_001 })).userErrors;
    expect(tooMuch).toMatchObject([{ code: 'NOT_ENOUGH_GOLD' }]);
    expect((await use(memberId, { ...asked, goldMilligrams: 4_250 })).use)
        .toMatchObject({ principal: { amount: '0.00' }, coupons: { amount: '30.00' }, cash: { amount: '97.50' } });
    expect(await read(plan.id)).toMatchObject({ state: 'MATURED', goldMilligrams: 19_750 });
    const worth = async () => (await room.query(`query ($id: ID!) { goldPlan(id: $id) { goldAtExit {
      least { amount } most { amount } } } }`, { id: plan.id }, desk)).data!.goldPlan.goldAtExit;
    expect(await worth()).toEqual({ least: { amount: '15405.00' }, most: { amount: '19987.00' } });
    const exit = async (goldAmount: object | null) => change('exitGoldPlan', `plan { ${PLAN} }`,
      { planId: plan.id, reference: 'out-2', goldAmount }, till);
    const beyond = (await room.query(`mutation ($input: ExitGoldPlanInput!) { exitGoldPlan(input: $input) {
      userErrors { code path least { amount } most { amount currency } } } }`, { input: { planId: plan.id,
      reference: 'out-2', goldAmount: yuan('19987.01'), idempotencyKey: key() } }, till)).data!.exitGoldPlan;
    expect(beyond.userErrors).toEqual([{ code: 'GOLD_AMOUNT_BEYOND', path: ['goldAmount'],
      least: { amount: '15405.00' }, most: yuan('19987.00') }]);
    for (const [amount, code] of [[yuan('15404.99'), 'GOLD_AMOUNT_BEYOND'], [null, 'GOLD_AMOUNT_INVALID'],
      [{ amount: '16000.00', currency: 'HKD' }, 'GOLD_AMOUNT_INVALID']] as const) {
      expect((await exit(amount)).userErrors).toMatchObject([{ code }]);
    }
    board = usual.slice(0, 1);
    expect([(await exit(yuan('19000.00'))).userErrors, await worth()])
      .toMatchObject([[{ code: 'GOLD_PRICE_MISSING', path: ['goldAmount'] }], null]);
    board = null;
    expect(await worth()).toBeNull();
    expect((await exit(yuan('19000.00'))).userErrors).toMatchObject([{ code: 'TRY_AGAIN', path: ['goldAmount'] }]);
    board = usual;
    const sent = { planId: plan.id, reference: 'out-2', goldAmount: yuan('15405.00'), idempotencyKey: key() };
    const left = await change('exitGoldPlan', `plan { ${PLAN} }`, sent, till);
    expect(left.plan).toMatchObject({ state: 'CLOSED', goldMilligrams: 0 });
    // The board moves on or is away; a retry is the same request all the same.
    for (board of [[], null]) expect(await change('exitGoldPlan', `plan { ${PLAN} }`, sent, till)).toEqual(left);
    board = usual;
  });
});

describe('who', () => {
  it('two purchases at once share nothing', async () => {
    const memberId = await member();
    await mature((await open(memberId)).id);
    const both = await Promise.all(['a', 'b'].map((reference) =>
      use(memberId, { price: yuan('3750.00'), reference })));
    expect(both.flatMap(({ use: found }: any) => (found ? [found.cash.amount] : []))).toEqual(['0.00']);
    expect(both.flatMap(({ userErrors }: any) => userErrors.map(({ code }: any) => code))).toEqual(['NOTHING_TO_USE']);
  });

  it('rewards nobody for referring itself: two who became one before the second instalment', async () => {
    const [old, friend] = [await member(), await member()];
    const first = await open(old);
    const plan = await open(friend, { referrerPlanId: first.id });
    await pay(plan.id);
    await room.deliver('member.merged.v1', old,
      { memberId: old, otherMemberId: friend, mergeId: newId(), mergedAt: room.clock.now() });
    await pay(plan.id);
    expect((await read(first.id)).coupons).toEqual([]);
  });

  it('undoes what it did itself: not what another channel took', async () => {
    const memberId = await member();
    const plan = await open(memberId);
    const { postings: [first] } = (await pay(plan.id)).plan;
    await room.deliver('member.visibility-changed.v1', memberId, { personId: memberId, tenantId: HOME, layer: 1,
      channelIds: [SHOP, OTHER_SHOP], survivorId: null, version: 2n });
    const stranger = channel(OTHER_SHOP, 'plans:read', 'plans:write');
    expect(await codes('exitGoldPlan', 'plan { id }', { planId: plan.id, reference: 'x' }, stranger))
      .toEqual([['NOT_FOUND', 'planId']]);
    expect(await codes('reversePlanInstalment', 'plan { id }',
      { planId: plan.id, postingId: first.id, note: 'mine' }, stranger)).toEqual([['NOT_THE_LAST', 'postingId']]);
    expect((await use(memberId, { price: yuan('30.00'), reference: 'own' })).userErrors).toEqual([]);
    const back = { memberId: idOf(memberId), reference: 'own', note: 'cancelled' };
    expect(await codes('giveBackPlanUse', 'member { id }', back, stranger)).toEqual([['NOTHING_USED', 'reference']]);
    // Numbers of payments and orders are whose they are; that a coupon is gone is seen by all.
    const seen = async (actor: any) => {
      const { postings, coupons } = await read(plan.id, actor);
      return [...postings.map(({ reference }: any) => reference), ...coupons.map((one: any) =>
        [one.usedFor, one.isUsable])];
    };
    const own = ['own', first.reference, ['own', false]];
    expect(await seen(till)).toEqual(own);
    expect(await seen(desk)).toEqual(own);
    expect(await seen(person(memberId, 'plans:read'))).toEqual(own);
    for (const other of [stranger, tenant(HOME, 'plans:read')]) {
      expect(await seen(other)).toEqual([null, null, [null, false]]);
    }
    await pay(plan.id, { reference: 'FA-1' }, tenant(HOME, 'plans:read', 'plans:write'));
    expect((await seen(tenant(HOME, 'plans:read')))[0]).toBe('FA-1');
    expect((await seen(till))[0]).toBeNull();
    expect(await codes('giveBackPlanUse', 'member { id }', back)).toEqual([]);
  });

  it('sees plans of whom it sees, and they follow a merge and its undoing', async () => {
    const [one, two] = [await member(), await member()];
    const plan = await open(two);
    const stranger = tenant(newId(), 'plans:read');
    const list = '{ goldPlans(filter: { state: OPEN }) { items { id } totalCount } }';
    const agreed = '{ goldPlans(page: { size: 1 }) { items { terms { version review } } } }';
    expect((await room.query(agreed, {}, tenant(HOME, 'plans:read'))).data!.goldPlans.items)
      .toMatchObject([{ terms: { review: null } }]);
    expect((await room.query(list, {}, tenant(HOME, 'plans:read'))).data!.goldPlans.totalCount).toBeGreaterThan(0);
    expect((await room.query(list, {}, stranger)).data!.goldPlans).toEqual({ items: [], totalCount: 0 });
    expect(await read(plan.id, stranger)).toBeNull();
    expect((await pay(plan.id, {}, channel(newId(), 'plans:write', 'plans:read'))).userErrors)
      .toMatchObject([{ code: 'NOT_FOUND' }]);
    const mergeId = newId();
    const told = { memberId: one, otherMemberId: two, mergeId, mergedAt: room.clock.now() };
    await room.deliver('member.merged.v1', one, told);
    const of = async (memberId: string) => (await room.query(`query ($id: ID!) {
      _entities(representations: [{ __typename: "Member", id: $id }]) { ... on Member { goldPlans { id } } } }`,
    { id: idOf(memberId) }, desk)).data!._entities[0].goldPlans.map(({ id }: any) => id);
    expect(await of(one)).toEqual([plan.id]);
    const later = await open(two);
    expect(new Set(await of(one))).toEqual(new Set([plan.id, later.id]));
    await room.deliver('member.unmerged.v1', one, {
      memberId: one, otherMemberId: two, mergeId, unmergedAt: room.clock.now(), ids: [two] });
    expect(await of(one)).toEqual([]);
    expect(new Set(await of(two))).toEqual(new Set([plan.id, later.id]));
  });
});

it('seeds plans of every state by terms that two people agreed on, once', async () => {
  for (let count = 0; count < 12; count += 1) await member();
  const seed = () => seedPlans({ ...room.runtime.handlers, now: room.clock.now(), scale: { members: 12, products: 1 },
    progress: () => undefined });
  const count = () => room.sql.one`select count(*)::int as plans,
    count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'matured')::int as matured,
    count(*) filter (where kind = 'grams')::int as grams,
    count(*) filter (where state = 'open' and counted_from + make_interval(months => paid_since + 1) + interval '7 days'
      < ${room.clock.now()})::int as paused from gold_plan where opened_by = '演示'`;
  await seed();
  const told = { plans: 12, open: 8, matured: 2, grams: 2, paused: 1 };
  expect(await count()).toEqual(told);
  await seed();
  expect(await count()).toEqual(told);
}, 60_000);
