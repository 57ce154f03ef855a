import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, person, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { decodeId, encodeId, newId } from '../../kernel/ids.ts';
import type { OrderFacts } from '../../contracts/events.ts';
import { bandOf, commitmentOf, entryOf, ticketOf } from '../domain/formats/draw.ts';
import { engagement } from '../index.ts';
import { FakeLedger } from './fake-ledger.ts';
import { desk, desk2, house, idOf, key } from './people.ts';

const HOME = newId();
const ledger = new FakeLedger();
let room: TestSubgraph;
let h: ReturnType<typeof house>;
beforeAll(async () => {
  room = await startTestSubgraph(engagement, { now: '2026-10-08T04:00:00Z', graph: ledger });
  h = house(room, HOME);
});
afterAll(() => room.stop());

const job = (name: string) =>
  engagement.jobs.find((each) => each.name === name)!.run(room.runtime.handlers, null, room.runtime.services);

const OFFER = encodeId(PREFIX.couponOffer, newId());
ledger.offers.set(OFFER, { id: OFFER, state: 'PUBLISHED',
  terms: { automatic: false, validUntil: null, regions: [] } });
const named = (kind: string, ppm: number, more: object = {}) => ({ nameZh: '奖', nameEn: kind, kind, ppm, ...more });
const POINTS = named('POINTS', 300_000, { points: 100, stock: 2 });
const COUPON = named('COUPON', 200_000, { offerId: OFFER });
const NOTHING = named('NOTHING', 500_000);
const PIECES = [named('PIECE', 500_000), named('PIECE', 500_000)];
const SET = named('POINTS', 0, { points: 500, stock: 1 });
const QUESTION = { textZh: '问', textEn: 'Q', right: 2, 
  choices: [{ nameZh: '甲', nameEn: 'A' }, { nameZh: '乙', nameEn: 'B' }] };

const draft = (more: object = {}) => ({
  code: `F-${newId()}`.slice(0, 40), kind: 'WHEEL', nameZh: '转盘', nameEn: 'Wheel', region: 'CN', turnsADay: 3,
  startsAt: '2026-10-01T00:00:00Z', endsAt: '2026-11-01T00:00:00Z', budget: 200, prizes: [POINTS, COUPON, NOTHING],
  ...key(), ...more,
});
const open = async (more: object = {}): Promise<string> => {
  const made = await h.ask('createPlayfulFormat', 'format { id version }', draft(more));
  expect(made.userErrors).toEqual([]);
  const { id, version } = made.format;
  expect((await h.ask('publishPlayfulFormat', 'format { state }', { id, expectedVersion: version }, desk2)).userErrors)
    .toEqual([]);
  return id;
};
const quiz = (more: object = {}) => open({
  kind: 'QUIZ', prizes: [], budget: 40, answerPoints: 20, tries: 2, turnsADay: 3,
  questions: [QUESTION, QUESTION], ...more });
const TURN = 'turn { id state day draw { nth i ticket prize entry } prize { kind points } setWon }';
const take = (formatId: string, memberId: string, more: object = {}, actor = desk) =>
  h.ask('takeTurn', TURN, { formatId, memberId: idOf(memberId), ...key(), ...more }, actor);
const codeOf = async (answer: Promise<any>) => (await answer).userErrors[0]?.code ?? null;
const dayOf = async (formatId: string, day: string, actor = desk) => {
  const { playfulFormat, formatDay } = (await room.query(`query ($id: ID!, $day: Date!) {
    playfulFormat(id: $id) { draws(day: $day, first: 100) { edges { node { nth entry i ticket prize } } } }
    formatDay(formatId: $id, day: $day) { drawId commitment nextCommitment seed stock turns } }`,
  { id: formatId, day }, actor)).data as any;
  return { ...formatDay, draws: playfulFormat?.draws };
};

describe('a wheel', () => {
  it('promises its seed in the morning, and everybody can do the day again the next morning', async () => {
    const formatId = await open();
    const promised = await dayOf(formatId, '2026-10-08');
    await job('turn-days');
    expect(await dayOf(formatId, '2026-10-08')).toEqual(promised);
    expect(promised).toMatchObject({ drawId: `${formatId}:2026-10-08`, seed: null, stock: [2, -1, -1], turns: 0 });
    const forged = await room.query(`query ($id: ID!) { playfulFormat(id: $id) {
      draws(day: "2026-10-08", first: 1, after: "x") { edges { cursor } } } }`, { id: formatId }, desk);
    expect(forged.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
    const members = [await h.enrol(), await h.enrol(), await h.enrol()];
    for (const memberId of members) {
      for (let i = 1; i <= 3; i += 1) expect(await take(formatId, memberId)).toMatchObject({ turn: { draw: { i } } });
    }
    h.at('2026-10-08T21:59:00Z');
    await job('turn-days');
    expect((await dayOf(formatId, '2026-10-08')).seed).toBeNull();
    h.at('2026-10-08T22:00:00Z');
    await job('turn-days');
    const told = await dayOf(formatId, '2026-10-08', channel(newId(), 'engagement:read'));
    const seed = Buffer.from(told.seed, 'hex');
    expect([commitmentOf(seed), told.commitment]).toEqual([promised.commitment, promised.commitment]);
    const left = [2, null, null] as (number | null)[];
    const draws = told.draws.edges.map(({ node }: any) => node);
    expect(draws.map(({ nth, i }: any) => [nth, i])).toEqual(
      [[1, 1], [2, 2], [3, 3], [4, 1], [5, 2], [6, 3], [7, 1], [8, 2], [9, 3]]);
    for (const { entry, i, ticket, prize, nth } of draws) {
      expect(entry).toBe(entryOf(told.drawId, idOf(members[Math.floor((nth - 1) / 3)]!)));
      expect(ticket).toBe(ticketOf({ seed, drawId: told.drawId, entry, i }));
      const place = bandOf([300_000, 200_000, 500_000].map((ppm, at) => ({ ppm, left: left[at]! })), ticket);
      expect(prize).toBe(place + 1);
      if (left[place] !== null) left[place] = left[place]! - 1;
    }
    expect(await dayOf(formatId, '2026-10-09')).toMatchObject({ commitment: promised.nextCommitment, seed: null });
    const later = await open({ startsAt: '2026-10-19T16:30:00Z' });
    expect(await dayOf(later, '2026-10-20')).toMatchObject({ commitment: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('gives its last prize to one of 200 who come at once, and a turn to nobody else', async () => {
    const formatId = await open({ budget: 100, prizes: [named('POINTS', 999_999, { points: 100, stock: 1 }),
      named('NOTHING', 1)] });
    const members = await Promise.all(Array.from({ length: 200 }, () => h.enrol()));
    const answers = await Promise.all(members.map((memberId) => take(formatId, memberId)));
    const won = answers.filter(({ turn }) => turn?.prize.kind === 'POINTS');
    expect(won).toHaveLength(1);
    expect(answers.filter(({ userErrors: [error] }) => error?.code === 'SOLD_OUT').length
      + answers.filter(({ turn }) => turn?.prize.kind === 'NOTHING').length).toBe(199);
    const { data } = await room.query(`query ($id: ID!) { playfulFormat(id: $id) { spent budget prizes { given } } }`,
      { id: formatId }, desk);
    expect(data!.playfulFormat).toMatchObject({ spent: 100, budget: 100, prizes: [{ given: 1 }, {}] });
  });

  it('says why there is no turn, and of whom', async () => {
    const memberId = await h.enrol();
    const all = { prizes: [named('COUPON', 1_000_000 - 1, { offerId: OFFER }), named('NOTHING', 1)] };
    const formatId = await open({ ...all, turnsADay: 1, turnsPerMember: 2 });
    const turns = async () => codeOf(take(formatId, memberId));
    expect([await turns(), await turns()]).toEqual([null, 'DAY_LIMIT']);
    h.at('2026-10-09T22:00:00Z');
    expect([await turns(), await turns()]).toEqual([null, 'CAP_REACHED']);
    expect(await codeOf(take(await open({ ...all, tiers: ['CN:gold'] }), memberId))).toBe('NOT_ELIGIBLE');
    expect(await codeOf(take(await open({ ...all, region: 'HK' }), memberId))).toBe('NOT_ELIGIBLE');
    const later = { ...all, startsAt: '2026-10-20T00:00:00Z' };
    expect(await codeOf(take(await open(later), memberId))).toBe('FORMAT_CLOSED');
    expect(await codeOf(take(await quiz(), memberId))).toBe('NOT_DRAWN');
    expect(await codeOf(take(await open(all), memberId, { points: 5 }))).toBe('PRICE_CHANGED');
    const { format } = await h.ask('createPlayfulFormat', 'format { id }', draft(all));
    expect(await codeOf(take(format.id, memberId))).toBe('NOT_FOUND');
    const stranger = person(newId(), 'engagement:act', 'engagement:read');
    expect(await codeOf(take(await open(all), memberId, {}, stranger))).toBe('NOT_FOUND');
    const itself = person(memberId, 'engagement:act', 'engagement:read');
    expect(await codeOf(take(await open(all), memberId, {}, itself))).toBeNull();
  });
});

describe('a turn that costs points', () => {
  const rest = named('COUPON', 800_000, { offerId: OFFER });
  const priced = () => open({ turnPrice: 10, turnsADay: 5, prizes: [COUPON, rest] });

  it('is drawn once the ledger has taken them, whichever answer was lost', async () => {
    const formatId = await priced();
    const memberId = await h.enrol();
    ledger.available.set(idOf(memberId), 25);
    expect(await take(formatId, memberId, { points: 10 }))
      .toMatchObject({ turn: { state: 'DRAWN', prize: { kind: 'COUPON' } } });
    const again = key();
    ledger.mode = 'mute';
    expect(await take(formatId, memberId, { points: 10, ...again }))
      .toMatchObject({ turn: { state: 'RESERVING', draw: null } });
    ledger.mode = 'down';
    h.at(new Date(room.clock.now().getTime() + 60_000).toISOString());
    await expect(job('settle-turns')).rejects.toThrow('connection refused');
    ledger.mode = 'up';
    await job('settle-turns');
    await job('settle-turns');
    expect(await take(formatId, memberId, { points: 10, ...again })).toMatchObject({ turn: { state: 'DRAWN' } });
    expect(ledger.available.get(idOf(memberId))).toBe(5);
    expect(await take(formatId, memberId, { points: 10 }))
      .toEqual({ turn: null, userErrors: [{ code: 'POINTS_REFUSED', path: ['points'] }] });
    const { playfulTurns, openFormats } = await h.look(memberId, `playfulTurns(first: 5) { edges { node {
      state price pointsCode format { id } } } } openFormats { format { id } leftToday }`);
    expect(playfulTurns.edges.map(({ node }: any) => [node.state, node.pointsCode]))
      .toEqual([['REFUSED', 'INSUFFICIENT_POINTS'], ['DRAWN', null], ['DRAWN', null]]);
    expect(openFormats.find(({ format }: any) => format.id === formatId)).toMatchObject({ leftToday: 3 });
  });

  it('takes nothing of whoever came when the last prize was already spoken for', async () => {
    const formatId = await open({ turnPrice: 10, budget: 100, prizes: [
      named('POINTS', 999_999, { points: 100, stock: 1 }), named('NOTHING', 1)] });
    const members = [await h.enrol(), await h.enrol(), await h.enrol()];
    for (const memberId of members) ledger.available.set(idOf(memberId), 10);
    ledger.mode = 'down';
    for (const memberId of members) {
      expect(await take(formatId, memberId, { points: 10 })).toMatchObject({ turn: { state: 'RESERVING' } });
    }
    ledger.mode = 'up';
    ledger.muteVoids = true;
    h.at(new Date(room.clock.now().getTime() + 60_000).toISOString());
    await expect(job('settle-turns')).rejects.toThrow('the answer was lost');
    await job('settle-turns');
    await job('settle-turns');
    const seen = await Promise.all(members.map(async (memberId) => {
      const { playfulTurns } = await h.look(memberId, 'playfulTurns(first: 1) { edges { node { state pointsCode } } }');
      return [...Object.values(playfulTurns.edges[0].node), ledger.available.get(idOf(memberId))];
    }));
    expect(seen).toEqual([['DRAWN', null, 0], ['REFUSED', 'SOLD_OUT', 10], ['REFUSED', 'SOLD_OUT', 10]]);
    expect(await codeOf(take(formatId, members[1]!, { points: 10 }))).toBe('SOLD_OUT');
  });

  it('is drawn although the format ended meanwhile: what was paid for is had', async () => {
    const formatId = await priced();
    const memberId = await h.enrol();
    ledger.available.set(idOf(memberId), 10);
    ledger.mode = 'down';
    await take(formatId, memberId, { points: 10 });
    await h.ask('endPlayfulFormat', 'format { state }', { id: formatId, expectedVersion: 2 });
    ledger.mode = 'up';
    h.at(new Date(room.clock.now().getTime() + 60_000).toISOString());
    await job('settle-turns');
    expect((await h.look(memberId, 'playfulTurns(first: 1) { edges { node { state } } }')).playfulTurns.edges)
      .toEqual([{ node: { state: 'DRAWN' } }]);
    expect([...ledger.holds.values()].filter((hold) => hold.memberId === idOf(memberId)))
      .toMatchObject([{ points: 10, taken: true }]);
  });
});

describe('a set', () => {
  const set = (more: object = {}) =>
    open({ kind: 'COLLECT', turnsADay: 1_000, prizes: PIECES, setPrize: SET, budget: 500, ...more });
  const fill = async (formatId: string, memberId: string) => {
    for (let turn = 0; turn < 60; turn += 1) {
      const { turn: taken, userErrors } = await take(formatId, memberId);
      if (userErrors.length > 0) return userErrors[0].code;
      if (taken.setWon) return 'WON';
    }
    return null;
  };

  it('gives its prize once, and to as many as there are prizes', async () => {
    const formatId = await set();
    const memberId = await h.enrol();
    expect([await fill(formatId, memberId), await fill(formatId, memberId)]).toEqual(['WON', 'SET_COMPLETE']);
    expect(await fill(formatId, await h.enrol())).toBe('SOLD_OUT');
    expect(await h.standing(memberId)).toBe(500);
    const { openFormats } = await h.look(memberId, 'openFormats { format { id } pieces { no pieces } }');
    const { pieces } = openFormats.find(({ format }: any) => format.id === formatId);
    expect(pieces.map(({ pieces: owned }: any) => owned > 0)).toEqual([true, true]);
  });

  it('of two ids of one person gives one prize, and each its own when they were two', async () => {
    const formatId = await set({ setPrize: { ...SET, stock: 2 }, budget: 1_000 });
    const [one, two] = [await h.enrol(), await h.enrol()];
    await fill(formatId, one);
    await fill(formatId, two);
    const mergeId = await h.merge(one, two);
    expect(await h.standing(one)).toBe(500);
    expect(await fill(formatId, two)).toBe('SET_COMPLETE');
    await h.unmerge(mergeId, one, two);
    expect([await h.standing(one), await h.standing(two)]).toEqual([500, 500]);
  });

  it('holds what is won under review, and takes it back with the case: points, coupons too', async () => {
    const formatId = await set({ setPrize: named('COUPON', 0, { offerId: OFFER }), budget: 0 });
    const memberId = await h.enrol();
    expect(await fill(formatId, memberId)).toBe('WON');
    const [granted] = (await room.events('coupon-granted.v1')).filter((event) => event.memberId === memberId);
    expect(granted).toMatchObject({ offerId: decodeId(PREFIX.couponOffer, OFFER), version: 1n });
    const paidAt = new Date('2026-10-02T00:00:00Z');
    const orders: OrderFacts[] = [];
    for (let count = 0; count < 4; count += 1) orders.push(await h.sell(memberId, 100n, { paidAt }));
    for (const order of orders.slice(0, 2)) await h.bringBack(order, '2026-10-08');
    const wheel = await open({
      prizes: [named('POINTS', 999_999, { points: 7, stock: 5 }), named('NOTHING', 1)], budget: 35 });
    expect(await take(wheel, memberId)).toMatchObject({ userErrors: [] });
    expect(await h.standing(memberId)).toBe(0);
    const found = (await room.query('{ abuseCases(state: OPEN) { items { id version member { id } } } }', {}, desk))
      .data!.abuseCases.items.find(({ member }: any) => member.id === idOf(memberId));
    await h.ask('confirmAbuseCase', 'withdrawn', { id: found.id, expectedVersion: found.version, reason: 'bots',
      since: '2026-10-01T00:00:00Z', ...key() });
    expect((await room.events('coupon-grant-withdrawn.v1')).at(-1))
      .toMatchObject({ grantId: granted.grantId, version: 2n });
    expect(await fill(formatId, memberId)).toBe('SET_COMPLETE');
  });
});

describe('a quiz', () => {
  const say = (formatId: string, memberId: string, question: number, choice: number, actor = desk) =>
    h.ask('answerQuiz', 'isRight rightChoice triesLeft points',
      { formatId, memberId: idOf(memberId), question, choice, ...key() }, actor);

  it('keeps what is right until it is found, and gives its points once', async () => {
    const formatId = await quiz();
    const memberId = await h.enrol();
    expect(await say(formatId, memberId, 1, 1))
      .toMatchObject({ isRight: false, rightChoice: null, triesLeft: 1, points: 0 });
    expect(await say(formatId, memberId, 1, 2))
      .toMatchObject({ isRight: true, rightChoice: 2, triesLeft: 0, points: 20 });
    expect(await codeOf(say(formatId, memberId, 1, 2))).toBe('ANSWERED');
    expect(await say(formatId, memberId, 2, 1)).toMatchObject({ isRight: false, rightChoice: null });
    expect(await codeOf(say(formatId, memberId, 2, 2))).toBe('DAY_LIMIT');
    h.at(new Date(room.clock.now().getTime() + 86_400_000).toISOString());
    expect(await say(formatId, memberId, 2, 1)).toMatchObject({ isRight: false, rightChoice: 2, triesLeft: 0 });
    expect(await codeOf(say(formatId, memberId, 2, 2))).toBe('NO_TRIES_LEFT');
    expect([await codeOf(say(formatId, memberId, 3, 1)), await codeOf(say(formatId, memberId, 1, 3))])
      .toEqual(['INVALID', 'INVALID']);
    expect(await h.standing(memberId)).toBe(20);
    expect((await say(formatId, await h.enrol(), 1, 2)).points).toBe(20);
    expect(await codeOf(say(formatId, await h.enrol(), 1, 2))).toBe('BUDGET_SPENT');
    expect(await codeOf(say(await open(), memberId, 1, 1))).toBe('NOT_ASKED');
    const asked = 'query ($id: ID!) { playfulFormat(id: $id) { answers questions { choices { nameEn } } } }';
    expect((await room.query(asked, { id: formatId }, desk)).data!.playfulFormat.answers).toEqual([2, 2]);
    const shop = await room.query(asked, { id: formatId }, tenant(HOME, 'engagement:read', 'engagement:write'));
    expect(shop.data!.playfulFormat.answers).toBeNull();
    const { openFormats } = await h.look(memberId,
      'openFormats { format { id } questions { no tried isRight rightChoice } }');
    expect(openFormats.find(({ format }: any) => format.id === formatId).questions).toEqual([
      { no: 1, tried: 2, isRight: true, rightChoice: 2 }, { no: 2, tried: 2, isRight: false, rightChoice: null }]);
  });
});

it('a format is written by head office, and is a promise once it is published', async () => {
  const made = await h.ask('createPlayfulFormat', 'format { id version code }', draft());
  const { id, code } = made.format;
  expect(await codeOf(h.ask('createPlayfulFormat', 'format { id }', draft({ code })))).toBe('CODE_TAKEN');
  expect((await h.ask('createPlayfulFormat', 'format { id }', draft({ budget: 1 }))).userErrors)
    .toEqual([{ code: 'INVALID', path: ['budget'] }]);
  expect((await h.ask('createPlayfulFormat', 'format { id }', draft({
    prizes: [named('COUPON', 500_000, { offerId: 'cof_none' }), NOTHING] }))).userErrors)
    .toEqual([{ code: 'NOT_FOUND', path: ['prizes'] }]);
  const { code: _, kind: __, region: ___, idempotencyKey: ____, ...whole } = draft({ turnsADay: 9 });
  const edit = (expectedVersion: number) =>
    h.ask('updatePlayfulFormat', 'format { turnsADay version prizes { no ppm } }', { id, expectedVersion, ...whole });
  expect((await edit(1)).format).toMatchObject({ turnsADay: 9, version: 2, prizes: [{ no: 1 }, { no: 2 }, { no: 3 }] });
  expect(await codeOf(edit(1))).toBe('STALE');
  const step = (name: string, expectedVersion: number, actor = desk) =>
    h.ask(name, 'format { state }', { id, expectedVersion }, actor);
  expect(await codeOf(step('publishPlayfulFormat', 2))).toBe('SAME_PERSON');
  const isOwn = async (actor: typeof desk) => (await room.query(
    'query ($id: ID!) { playfulFormat(id: $id) { isOwn } }', { id }, actor)).data!.playfulFormat.isOwn;
  expect([await isOwn(desk), await isOwn(desk2)]).toEqual([true, false]);
  expect((await step('publishPlayfulFormat', 2, desk2)).format).toEqual({ state: 'OPEN' });
  expect([await codeOf(edit(3)), await codeOf(step('publishPlayfulFormat', 3, desk2))])
    .toEqual(['NOT_DRAFT', 'NOT_DRAFT']);
  expect((await step('endPlayfulFormat', 3)).format).toEqual({ state: 'ENDED' });
  expect(await codeOf(step('endPlayfulFormat', 4))).toBe('FORMAT_CLOSED');
  const late = await h.ask('createPlayfulFormat', 'format { id }', draft({ endsAt: '2026-10-02T00:00:00Z' }));
  expect(await codeOf(h.ask('publishPlayfulFormat', 'format { id }', { id: late.format.id, expectedVersion: 1 })))
    .toBe('FORMAT_CLOSED');
  const shop = tenant(HOME, 'engagement:write', 'engagement:read');
  await expect(h.ask('createPlayfulFormat', 'format { id }', draft(), shop))
    .rejects.toThrow('FORBIDDEN');
  const list = 'query { playfulFormats(state: DRAFT) { totalCount } }';
  expect((await room.query(list, {}, tenant(HOME, 'engagement:read'))).data!.playfulFormats.totalCount).toBe(0);
  expect((await room.query(list, {}, desk)).data!.playfulFormats.totalCount).toBeGreaterThan(0);
});
