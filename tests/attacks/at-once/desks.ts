import { expect, it } from '@jest/globals';
import { newBenefit } from '../kit/valid-benefit-inputs.ts';
import { openFormat } from '../kit/valid-engagement-inputs.ts';
import { newPayout } from '../kit/valid-loyalty-inputs.ts';
import { newPlan } from '../kit/valid-plan-inputs.ts';
import { decodeId } from '../../../subgraphs/kernel/ids.ts';
import { OWNER } from '../../kit/graph.ts';
import { person } from '../../kit/subgraph.ts';
import { change, newMember, SECOND, type World } from '../kit/world.ts';
import { ask, atOnce, codeOf, pointsOf, times, type Payload } from './ask.ts';

const FUND = '{ charityTotals(region: "CN") { left { amount } } }';

/** Service orders, games, the charity fund and gold plans that several people work on at the same moment. */
export function attackDesks(today: () => World): void {
  const somebody = async () => {
    const memberId = await newMember(today());
    await today().graph.settled();
    return memberId;
  };

  /** What each has and is to have. */
  const allOf = async (members: readonly string[]) => {
    const all: number[] = [];
    for (const memberId of members) {
      const [available, pending] = await pointsOf(today(), memberId);
      all.push(available! + pending!);
    }
    return all;
  };

  it('a service is handed over once, rated once, and its benefit is used once though it is opened again', async () => {
    const world = today();
    const [memberId, benefitId] = [await somebody(), await newBenefit(world)];
    const left = async () => {
      await world.graph.calm();
      const { member } = await world.graph.get(`query ($id: ID!) { member(id: $id) { entitlements {
        benefit { id } left } } }`, { id: memberId });
      return member.entitlements.find((one: any) => one.benefit.id === benefitId).left;
    };
    const before = await left();
    let order = (await ask(world, 'openServiceOrder', { memberId, outletId: world.shop.storeId, kind: 'resizing',
      piece: '戒指', benefitId })).serviceOrder;
    const edit = (more: object) => ({ id: order.id, expectedVersion: order.version, ...more });
    const now = async () => (order = (await world.graph.get(
      'query ($id: ID!) { node(id: $id) { ... on ServiceOrder { id version state } } }', { id: order.id })).node);
    const step = async (name: string) => {
      await now();
      expect(codeOf(await ask(world, 'stepServiceOrder', edit({ step: name, note: 'why' })))).toBe('OK');
      return now();
    };
    await step('START');
    await step('FINISH');
    expect(codeOf(await ask(world, 'handOverServiceOrder', edit({ byCode: true })))).toBe('NOT_VISITING');
    expect(await atOnce(times(3, (nth) => () => ask(world, 'handOverServiceOrder', edit({ handedTo: `P${nth}` })))))
      .toEqual(['OK', 'STALE', 'STALE']);
    expect(await left()).toBe(before - 1);
    expect(await atOnce(times(4, (nth) => () => ask(world, 'rateServiceOrder', { id: order.id, stars: nth + 1 }))))
      .toEqual(['ALREADY_RATED', 'ALREADY_RATED', 'ALREADY_RATED', 'OK']);
    await step('REOPEN');
    await step('FINISH');
    expect(codeOf(await ask(world, 'handOverServiceOrder', edit({ handedTo: 'herself' })))).toBe('OK');
    expect([codeOf(await ask(world, 'rateServiceOrder', { id: order.id, stars: 1 })), await left()])
      .toEqual(['ALREADY_RATED', before - 1]);
  });

  it('a service is had of its benefit although its booking was called off behind its back', async () => {
    const world = today();
    const [memberId, benefitId] = [await somebody(), await newBenefit(world)];
    const standing = async () => {
      await world.graph.calm();
      const { member } = await world.graph.get(`query ($id: ID!) { member(id: $id) { entitlements {
        benefit { id } left } entitlementUses(first: 5) { id state } } }`, { id: memberId });
      const { left } = member.entitlements.find((one: any) => one.benefit.id === benefitId);
      return { left, uses: member.entitlementUses };
    };
    const before = await standing();
    const { serviceOrder: { id } } = await ask(world, 'openServiceOrder', { memberId, outletId: world.shop.storeId,
      kind: 'resizing', piece: '戒指', benefitId });
    const [booked] = (await standing()).uses;
    expect(booked.state).toBe('BOOKED');
    const self = person(decodeId('mem', memberId)!, 'rewards:redeem', 'rewards:read');
    expect(codeOf(await ask(world, 'cancelEntitlement', { id: booked.id }, self))).toBe('OK');
    for (const deed of ['START', 'FINISH', null]) {
      const { node: { version } } = await world.graph.get(
        'query ($id: ID!) { node(id: $id) { ... on ServiceOrder { version } } }', { id });
      const edit = { id, expectedVersion: version };
      const name = deed ? 'stepServiceOrder' : 'handOverServiceOrder';
      expect(codeOf(await ask(world, name, deed ? { ...edit, step: deed } : { ...edit, handedTo: 'herself' })))
        .toBe('OK');
    }
    const after = await standing();
    expect([after.left, after.uses.map(({ state }: any) => state).toSorted()])
      .toEqual([before.left - 1, ['CANCELLED', 'USED']]);
  });

  it('a quiz gives its budget and no point more, and nobody the same answer twice', async () => {
    const world = today();
    const members = [await somebody(), await somebody(), await somebody()];
    const before = await allOf(members);
    const formatId = await openFormat(world, 'QUIZ', { prizes: [], answerPoints: 5, tries: 2, budget: 10,
      questions: [{ textZh: '问', textEn: 'Q', right: 1,
        choices: [{ nameZh: '甲', nameEn: 'A' }, { nameZh: '乙', nameEn: 'B' }] }] });
    const answer = (memberId: string) => () => ask(world, 'answerQuiz', { formatId, memberId, question: 1, choice: 1 });
    const codes = await atOnce(members.flatMap((memberId) => times(3, () => answer(memberId))));
    expect(codes.filter((code) => code === 'OK')).toHaveLength(2);
    expect(codes.every((code) => ['OK', 'ANSWERED', 'BUDGET_SPENT', 'DAY_LIMIT', 'CAP_REACHED'].includes(code)))
      .toBe(true);
    const won = (await allOf(members)).map((points, nth) => points - before[nth]!);
    expect(won.toSorted()).toEqual([0, 5, 5]);
  });

  it('a wheel gives no prize that is not there, to many at once, and its list names nobody', async () => {
    const world = today();
    const members = await Promise.all(times(4, () => newMember(world)));
    await world.graph.settled();
    const before = await allOf(members);
    const prize = (more: object) => ({ nameZh: '奖', nameEn: 'Prize', ...more });
    const formatId = await openFormat(world, 'WHEEL', { budget: 30, prizes: [
      prize({ kind: 'POINTS', points: 10, stock: 3, ppm: 999_999 }), prize({ kind: 'NOTHING', ppm: 1 })] });
    const turn = (memberId: string) => () => ask(world, 'takeTurn', { formatId, memberId, points: 0 });
    const codes = await atOnce(members.flatMap((memberId) => times(3, () => turn(memberId))));
    expect([codes.length, codes.every((code) => ['OK', 'SOLD_OUT'].includes(code))]).toEqual([12, true]);
    expect((await allOf(members)).reduce((sum, points, nth) => sum + points - before[nth]!, 0)).toBe(30);
    const day = world.graph.clock.now().toISOString().slice(0, 10);
    const { formatDay, playfulFormat } = await world.graph.get(`query ($formatId: ID!, $day: Date!) {
      formatDay(formatId: $formatId, day: $day) { seed }
      playfulFormat(id: $formatId) { draws(day: $day) { edges { node { nth entry ticket } } } } }`, { formatId, day });
    expect([formatDay.seed, playfulFormat.draws.edges.length]).toEqual([null, 3]);
    for (const memberId of members) expect(JSON.stringify(playfulFormat)).not.toContain(memberId);
  });

  it('the fund is paid out by two people, and not twice by two who decide at once', async () => {
    const world = today();
    await newPayout(world);
    const leftNow = async () => {
      // What was answered is kept for a minute.
      world.graph.clock.advance(61_000);
      return (await world.graph.get(FUND)).charityTotals[0].left.amount;
    };
    const amount = { amount: await leftNow(), currency: 'CNY' };
    const propose = () => change(world, 'proposeCharityPayout', 'payout { id }', { region: 'CN',
      amount, recipient: 'A school', purpose: 'books',
      bankReference: world.fresh(), paidOn: '2026-09-01', idempotencyKey: world.fresh() });
    const payouts = [(await propose()).payout.id, (await propose()).payout.id];
    const decide = (payoutId: string, actor = SECOND) => () =>
      ask(world, 'decideCharityPayout', { payoutId, approve: true, expectedVersion: 1, note: null }, actor);
    expect(codeOf(await decide(payouts[0], OWNER)())).toBe('SAME_PERSON');
    expect(await atOnce(payouts.map((id) => decide(id)))).toEqual(['FUND_TOO_SMALL', 'OK']);
    expect(await leftNow()).toBe('0.00');
    world.graph.clock.advance(-122_000);
  });

  it('a plan that is left gives its principal back once, whatever else arrives at that moment', async () => {
    const world = today();
    const plan = await newPlan(world, await somebody());
    const pay = () => ask(world, 'payPlanInstalment', { planId: plan.id, amount: { amount: '300.00', currency: 'CNY' },
      paidAt: plan.openedAt, reference: world.fresh() });
    const exit = () => ask(world, 'exitGoldPlan', { planId: plan.id, reference: world.fresh() });
    expect(codeOf(await pay())).toBe('OK');
    const answers = await Promise.all([exit(), exit(), pay(), exit()]);
    const codes = answers.map(codeOf);
    const exits = [codes[0], codes[1], codes[3]];
    expect(exits.filter((code) => code === 'OK')).toHaveLength(1);
    expect(['OK', 'PLAN_OVER']).toContain(codes[2]);
    const { node } = await world.graph.get(`query ($id: ID!) { node(id: $id) { ... on GoldPlan { state paid
      principal { amount } postings { kind principal { amount } } } } }`, { id: plan.id });
    const paidBack = node.postings.filter(({ kind }: Payload) => kind === 'EXIT');
    expect([node.state, node.principal.amount, paidBack.map(({ principal }: Payload) => principal.amount)])
      .toEqual(['CLOSED', '0.00', [`-${node.paid * 300}.00`]]);
  });
}
