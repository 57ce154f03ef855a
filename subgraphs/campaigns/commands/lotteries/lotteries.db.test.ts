import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entryHash, verifyDraw, type PublishedDraw } from '../../../../client/src/index.ts';
import { channel, operator, person, tenant } from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { seedVault, vaultOf } from '../../calls/lottery-seeds.ts';
import { resealAll } from '../../calls/reseal-all.ts';
import { openRoom, OPERATOR, OUTLET, type Room, uuid } from '../../tests/room.ts';

const SECOND: Actor = { ...operator('campaigns:read', 'campaigns:write'), id: 'second' };
const OFFER = encodeId('cof', newId());
const offers = { state: 'PUBLISHED', validUntil: null as string | null, away: false, issuedLimit: null as number | null,
  issued: 0, regions: [] as object[], segment: null as object | null };
let room: Room;

beforeAll(async () => {
  const nodeOf = (id: string) => (id === OFFER
    ? { id, state: offers.state, usage: { issued: offers.issued }, terms: { ...offers, automatic: false } } : null);
  room = await openRoom({ graph: { execute: ({ variables }) => (offers.away
    ? Promise.reject(new Error('connection refused'))
    : Promise.resolve({ data: { nodes: (variables!['ids'] as string[]).map(nodeOf) } } as never)) } });
});
afterAll(() => room.stop());

const POINTS = { nameZh: '积分', nameEn: 'Points', kind: 'POINTS', points: 500, ppm: 400_000, stock: 1 };
const COUPON = { nameZh: '礼券', nameEn: 'Coupon', kind: 'COUPON', offerId: OFFER, ppm: 600_000, stock: 100,
  value: { amount: '1.00', currency: 'CNY' } };

async function act(name: string, input: object, actor: Actor = OPERATOR, kind = 'lottery'): Promise<any> {
  const extras = name === 'enterLottery' ? 'waitSeconds' : ['planLottery'].includes(name) ? '' : 'currentVersion';
  const shown = kind === 'lottery' ? 'id version state commitment listHash seed entered redrawReason cancelReason'
    : 'enteredAt no entry toldAt member { id } prize { no }';
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const answer = await room.query(`mutation ($input: ${type}!) { ${name}(input: $input) {
    ${kind} { ${shown} } userErrors { code path ${extras} } } }`, { input }, actor);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data[name];
}

const at = (time: string) => room.clock.set(`2026-10-08T${time}Z`);
const plan = (over: object = {}, actor = OPERATOR) => act('planLottery', {
  sessionId: room.sessionId, titleZh: '金秋抽奖', titleEn: 'Autumn draw', opensAt: '2026-10-08T12:30:00Z',
  closesAt: '2026-10-08T13:00:00Z', prizes: [POINTS, COUPON], idempotencyKey: newId(), ...over }, actor);
const codes = ({ userErrors }: any) => userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`);

/** Published, with its version. */
async function published(over: object = {}): Promise<any> {
  at('12:01:00');
  const { lottery } = await plan(over);
  const payload = await act('publishLottery', { id: lottery.id, expectedVersion: 1 }, SECOND);
  expect(payload.userErrors).toEqual([]);
  return payload.lottery;
}

const enter = (lotteryId: string, memberId: string, actor = OPERATOR, more: object = {}) => act('enterLottery',
  { lotteryId, memberId: encodeId('mem', memberId), idempotencyKey: newId(), ...more }, actor, 'entry');
const draw = (id: string, expectedVersion: number, more: object = {}, actor = OPERATOR) =>
  act('drawLottery', { id, expectedVersion, idempotencyKey: newId(), ...more }, actor);

const PROOF = `query ($id: ID!, $after: String) { lottery(id: $id) {
  id state kind seed commitment beacon listHash entered prizes { no ppm stock won }
  lines(first: 2, after: $after) { edges { node { no entry prize } }
    pageInfo { hasNextPage endCursor } } } }`;

/** As anybody reads it, page by page. */
async function proofOf(id: string, actor: Actor = channel(newId(), 'campaigns:read')) {
  const lines: any[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors }: any = await room.query(PROOF, { id, after }, actor);
    if (errors) throw new Error(JSON.stringify(errors));
    const { lines: page, ...lottery } = data.lottery;
    lines.push(...page.edges.map(({ node }: any) => node));
    if (!page.pageInfo.hasNextPage) return { lottery, lines };
    after = page.pageInfo.endCursor;
  }
}

async function publicDraw(id: string): Promise<PublishedDraw> {
  const { lottery, lines } = await proofOf(id);
  return {
    drawId: id, kind: lottery.kind, seed: lottery.seed, commitment: lottery.commitment, beacon: lottery.beacon,
    listHash: lottery.listHash, entries: lines.map(({ entry }) => entry),
    bands: lottery.prizes.map(({ no, ppm, stock }: any) => ({ prize: String(no), ppm, stock })),
    prizes: lines.map(({ prize }) => (prize === null ? null : String(prize))),
  };
}

/** Of eight members with fixed ids, a fixed lottery and seed: what the rules of domain.md give, written out. */
const FIXED = {
  id: '01990000-0000-7000-8000-0000000000aa', seed: '5eed'.repeat(16),
  commitment: 'f9fa5c699354e46a448f75765ae99bf06741d541ab6c337c0f3722850adbb136',
  listHash: '0b0b20c1256b1520a97f4924132854560a2ff214439dfe8b01e1dba75373c430',
  without: [null, '1', null, null, null, null, null, '2'], withBeef: [null, null, null, null, '2', null, '1', '2'],
};

/** Published and entered by all eight; of one lottery at a time, so that the one before makes room. */
async function fixed(over: object = {}): Promise<string> {
  await room.sql.run`delete from lottery_entry where lottery_id = ${FIXED.id}`;
  await room.sql.run`delete from lottery where id = ${FIXED.id}`;
  const { id } = await published({ prizes: [{ ...POINTS, ppm: 100_000 }, { ...COUPON, ppm: 300_000, stock: 2 }], ...over });
  const drawId = encodeId('ltr', FIXED.id);
  const { sealed, keyId } = seedVault(room.runtime.services).seal(drawId, Buffer.from(FIXED.seed, 'hex'));
  await room.sql.run`update lottery set id = ${FIXED.id}, seed_sealed = ${sealed}, seed_key_id = ${keyId},
    commitment = ${FIXED.commitment} where id = ${uuid(id)}`;
  at('12:30:00');
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const memberId = `01990000-0000-7000-8000-00000000000${n}`;
    await room.deliver('member.visibility-changed.v1', memberId, {
      personId: memberId, tenantId: null, layer: 1, channelIds: [], survivorId: null, version: 1n });
    expect(codes(await enter(drawId, memberId))).toEqual([]);
  }
  return drawId;
}

describe('a lottery of a live room', () => {
  it('is promised, entered, closed, drawn and proved, and hands out its prizes once', async () => {
    const lottery = await published();
    expect([lottery.state, lottery.commitment.length, lottery.seed]).toEqual(['PUBLISHED', 64, null]);
    const members = await Promise.all(Array.from({ length: 7 }, () => room.member()));
    expect(codes(await enter(lottery.id, members[0]!))).toEqual(['NOT_OPEN_YET lotteryId']);
    at('12:30:00');
    for (const member of members) expect(codes(await enter(lottery.id, member))).toEqual([]);
    const twice = await enter(lottery.id, members[0]!);
    expect(twice.entry.member.id).toBe(encodeId('mem', members[0]!));
    expect((await proofOf(lottery.id)).lottery).toMatchObject({ entered: 7, listHash: null, seed: null });
    expect(codes(await draw(lottery.id, lottery.version))).toEqual(['NOT_CLOSED id']);

    at('13:00:00');
    expect(codes(await enter(lottery.id, await room.member()))).toEqual(['ENTRIES_CLOSED lotteryId']);
    await room.job('sweep');
    const closed = await proofOf(lottery.id);
    expect(closed.lines).toHaveLength(7);
    expect(closed.lottery).toMatchObject({ state: 'CLOSED', seed: null });
    const [one, other] = await Promise.all([draw(lottery.id, lottery.version + 1),
      draw(lottery.id, lottery.version + 1, {}, SECOND)]);
    expect([codes(one), codes(other)].toSorted()).toEqual([[], ['ALREADY_DRAWN id']]);

    const proof = await publicDraw(lottery.id);
    expect(proof.entries).toEqual(closed.lines.map(({ entry }) => entry));
    expect(proof.entries).toContain(await entryHash(lottery.id, encodeId('mem', members[0]!)));
    expect(await verifyDraw(proof)).toMatchObject({ valid: true, faults: [] });
    // One has the points; whose ticket hits them afterwards gets the coupon.
    expect(proof.prizes.filter((prize) => prize === '1').length).toBeLessThanOrEqual(1);
    expect(proof.prizes).not.toContain(null);

    await room.job('hand-out-prizes');
    await room.job('sweep');
    const coupons = await room.events('coupon-granted.v1');
    const points = await room.events('points-granted.v1');
    expect([points.length, coupons.length]).toEqual(['1', '2'].map((no) =>
      proof.prizes.filter((prize) => prize === no).length));
    expect(new Set([...coupons, ...points].map(({ grantId }) => grantId)).size).toBe(7);
    for (const told of coupons) expect(encodeId('cof', told.offerId)).toBe(OFFER);
    for (const told of points) expect([told.points, told.cause, told.funderId]).toEqual([500n, 'campaign', null]);
  });

  it('names winners to themselves only', async () => {
    const lottery = await published({ kind: 'RANKING', prizes: [{ ...POINTS, ppm: 0, stock: 1 }] });
    const own = newId();
    const [winner, loser] = [await room.member({ channelIds: [own] }), await room.member()];
    at('12:40:00');
    const winning = person(winner, 'campaigns:read', 'campaigns:claim');
    await enter(lottery.id, winner, winning);
    await enter(lottery.id, loser);
    expect(codes(await enter(lottery.id, loser, winning))).toEqual(['NOT_FOUND memberId']);
    at('13:00:00');
    const { lottery: closed } = await act('closeLottery', { id: lottery.id, expectedVersion: lottery.version });
    expect(codes(await enter(lottery.id, await room.member()))).toEqual(['ENTRIES_CLOSED lotteryId']);
    await draw(lottery.id, closed.version);
    const proof = await publicDraw(lottery.id);
    expect(await verifyDraw(proof)).toMatchObject({ valid: true, faults: [] });
    expect(proof.prizes.filter((prize) => prize === '1')).toHaveLength(1);
    const entriesSeen = async (memberId: string, actor: Actor) => (await room.query(`query ($m: [_Any!]!) {
      _entities(representations: $m) { ... on Member { lotteryEntries(first: 5) { edges { node {
        prize { no } lottery { id } } } } } } }`,
    { m: [{ __typename: 'Member', id: encodeId('mem', memberId) }] }, actor)).data._entities[0].lotteryEntries.edges;
    expect(await entriesSeen(winner, person(winner, 'campaigns:read'))).toHaveLength(1);
    expect(await entriesSeen(winner, channel(own, 'campaigns:read'))).toHaveLength(1);
    for (const stranger of [person(loser, 'campaigns:read'), channel(newId(), 'campaigns:read'),
      tenant(newId(), 'campaigns:read')]) {
      expect(await entriesSeen(winner, stranger)).toEqual([]);
    }
  });

  it('is worth what its points are, and bounded', async () => {
    at('12:01:00');
    expect(codes(await plan({ prizes: [{ ...POINTS, value: { amount: '0.01', currency: 'CNY' } }] })))
      .toEqual(['INVALID prizes.0.value']);
    const points = (some: number, stock = 1) => plan({ prizes: [{ ...POINTS, points: some, stock }] });
    expect(codes(await points(100_001))).toEqual(['BEACON_NEEDED beaconSource']);
    expect(codes(await points(1_000_000, 51))).toEqual(['PRIZES_TOO_LARGE prizes', 'BEACON_NEEDED beaconSource']);
    expect(codes(await plan({ prizes: [{ ...COUPON, stock: 1, value: { amount: '50000.01', currency: 'CNY' } }],
      beaconSource: 'drand-quicknet/4711' }))).toEqual(['PRIZE_TOO_LARGE prizes.0.value']);
    expect(codes(await plan({ beaconSource: 'drand' }))).toEqual(['INVALID beaconSource']);
  });

  it('is drawn with the public value that was promised, newer than its list and said by two', async () => {
    const id = await fixed({ beaconSource: 'drand-quicknet/4711' });
    at('13:10:00');
    const press = (beacon: object, actor = OPERATOR, version = 3) => draw(id, version, beacon, actor);
    const told = { beacon: 'BEEF', beaconAt: '2026-10-08T13:05:00Z' };
    // Nobody had written the list down when the value appeared.
    expect(codes(await press(told, OPERATOR, 2))).toEqual(['NOT_CLOSED id']);
    await room.job('sweep');
    expect((await proofOf(id)).lottery.state).toBe('CLOSED');
    at('13:20:00');
    expect(codes(await press({}))).toEqual(['BEACON_NEEDED beacon']);
    expect(codes(await press(told))).toEqual(['BEACON_TOO_EARLY beaconAt']);
    expect(codes(await press({ beacon: 'xyz', beaconAt: '2026-10-08T13:12:00Z' }))).toEqual(['INVALID beacon']);
    expect(codes(await press({ beacon: 'beef' }))).toEqual(['INVALID beaconAt']);
    const right = { beacon: 'BEEF', beaconAt: '2026-10-08T13:12:00Z' };
    expect(codes(await press({ ...right, beacon: 'dead' }))).toEqual(['BEACON_TO_CONFIRM beacon']);
    expect(codes(await press(right, SECOND))).toEqual(['BEACON_TO_CONFIRM beacon']);
    expect(codes(await press(right, SECOND))).toEqual(['BEACON_TO_CONFIRM beacon']);
    expect(codes(await press({ ...right, beaconAt: '2026-10-08T13:13:00Z' }))).toEqual(['BEACON_TO_CONFIRM beacon']);
    expect((await press({ ...right, beaconAt: '2026-10-08T13:13:00Z' }, SECOND)).lottery.state).toBe('DRAWN');
    const proof = await publicDraw(id);
    expect(proof).toMatchObject({ beacon: 'beef', listHash: FIXED.listHash, prizes: FIXED.withBeef });
    expect(await verifyDraw(proof)).toMatchObject({ valid: true, faults: [] });
    expect((await verifyDraw({ ...proof, beacon: null })).prizes).toEqual(FIXED.without);
    expect(await verifyDraw({ ...proof, beacon: 'dead' })).toMatchObject({ valid: false });
  });

  it('gives known prizes for a known seed, list and bands', async () => {
    const id = await fixed();
    at('13:00:00');
    expect(codes(await draw(id, 2))).toEqual([]);
    const proof = await publicDraw(id);
    expect(proof).toMatchObject({ listHash: FIXED.listHash, prizes: FIXED.without, seed: FIXED.seed });
    expect((await proofOf(id)).lottery.prizes.map(({ won }: any) => won)).toEqual([1, 1]);
  });

  it('is shut by nobody while members enter', async () => {
    const lottery = await published();
    at('12:30:00');
    await enter(lottery.id, await room.member());
    expect(codes(await act('closeLottery', { id: lottery.id, expectedVersion: lottery.version })))
      .toEqual(['WRONG_STATE id']);
    expect(codes(await act('cancelLottery', { id: lottery.id, expectedVersion: lottery.version, reason: 'mine is in' })))
      .toEqual(['HAS_ENTRIES id']);
    const session = async (name: string, more: object = {}) => {
      const { version } = await room.sql.one<{ version: number }>`select version from live_session
        where id = ${uuid(room.sessionId)}`;
      const { data, errors } = await room.query(`mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
        ${name}(input: $input) { userErrors { code path } } }`,
      { input: { id: room.sessionId, expectedVersion: version, ...more } }, OPERATOR);
      if (errors) throw new Error(JSON.stringify(errors));
      return codes(data[name]);
    };
    expect(await session('endLiveSession')).toEqual(['LOTTERY_OPEN id']);
    expect(await session('updateLiveSession', { endsAt: '2026-10-08T12:59:59Z' })).toEqual(['LOTTERIES_OUTSIDE endsAt']);
    expect(await session('updateLiveSession', { passcode: '金玉满堂88' })).toEqual(['LOTTERY_OPEN passcode']);
    const { member_only: isShut } = await room.sql.one<{ member_only: boolean }>`select member_only from live_session`;
    expect(await session('updateLiveSession', { memberOnly: !isShut })).toEqual(['LOTTERY_OPEN memberOnly']);
    at('13:00:00');
    expect(await session('updateLiveSession', { host: 'Zhou' })).toEqual([]);
    expect(codes(await act('closeLottery', { id: lottery.id, expectedVersion: lottery.version }))).toEqual([]);
  });

  it('is called off and held again when no key opens its seed, and follows a changed secret', async () => {
    const lost = await published();
    at('12:30:00');
    await enter(lost.id, await room.member());
    const seed = Buffer.from(FIXED.seed, 'hex');
    const former = vaultOf(['former']);
    const seal = async (lotteryId: string) => {
      const { sealed, keyId } = former.seal(lotteryId, seed);
      await room.sql.run`update lottery set seed_sealed = ${sealed}, seed_key_id = ${keyId},
        commitment = ${FIXED.commitment} where id = ${uuid(lotteryId)}`;
    };
    await seal(lost.id);
    at('13:00:00');
    expect(codes(await draw(lost.id, lost.version))).toEqual(['SEED_LOST id']);
    expect((await act('cancelLottery', { id: lost.id, expectedVersion: lost.version, reason: '密钥遗失' })).lottery)
      .toMatchObject({ state: 'CANCELLED', cancelReason: '密钥遗失' });
    at('12:01:00');
    expect(codes(await plan({ redrawOf: lost.id, redrawReason: '密钥遗失' }))).toEqual([]);
    const moved = await published();
    await seal(moved.id);
    const { services } = room.runtime;
    await resealAll({ ...services, keys: (purpose) => [...services.keys(purpose), 'former'] });
    at('13:00:00');
    expect((await draw(moved.id, moved.version)).lottery).toMatchObject({ state: 'DRAWN', seed: FIXED.seed });
    expect(await room.sql.one`select count(*)::int as n from lottery where seed_sealed is not null
      and state = any (array['drawn', 'cancelled'])`).toEqual({ n: 0 });
  });

  it('numbers nobody who was erased, and gives nothing to a winner who is', async () => {
    const lottery = await published({ prizes: [{ ...COUPON, ppm: 1_000_000 }] });
    const [before, after, kept] = [await room.member(), await room.member(), await room.member()];
    at('12:31:00');
    for (const member of [before, after, kept]) await enter(lottery.id, member);
    const erase = (memberId: string) => room.deliver('member.erased.v1', memberId, {
      memberId, personIds: [memberId], erasedAt: new Date(), erasureId: newId() });
    expect(await erase(before)).toBeNull();
    at('13:00:00');
    await act('closeLottery', { id: lottery.id, expectedVersion: lottery.version });
    expect(await erase(after)).toBeNull();
    await room.job('hand-out-prizes');
    const told = (await room.events('coupon-granted.v1')).length;
    await draw(lottery.id, lottery.version + 1);
    await room.job('hand-out-prizes');
    const proof = await publicDraw(lottery.id);
    expect(await verifyDraw(proof)).toMatchObject({ valid: true });
    expect([(await proofOf(lottery.id)).lottery.entered, proof.prizes]).toEqual([2, ['1', '1']]);
    expect((await room.events('coupon-granted.v1')).slice(told).map(({ memberId }) => memberId)).toEqual([kept]);
  });

  it('of a room for members is behind its door', async () => {
    const own = newId();
    const lottery = await published();
    let version = 1n;
    const outlet = (channelId: string | null) => room.deliver('outlet.changed.v1', OUTLET, { outletId: OUTLET,
      code: 'live', name: 'Live', franchiseId: null, channelId, kind: 'live_room', region: 'CN', closed: false,
      version: (version += 1n) });
    await outlet(own);
    await room.sql.run`update live_session set member_only = true`;
    const seen = async (actor: Actor) => {
      const { data } = await room.query(`query ($id: ID!, $s: ID!, $l: [_Any!]!) { lottery(id: $id) { id }
        liveSession(id: $s) { lotteries { id } funnel { step } } _entities(representations: $l) { ... on Lottery { id } } }`,
      { id: lottery.id, s: room.sessionId, l: [{ __typename: 'Lottery', id: lottery.id }] }, actor);
      return [data.lottery?.id ?? null, data.liveSession.lotteries.length > 0, data.liveSession.funnel.length,
        data._entities[0]?.id ?? null];
    };
    expect(await seen(channel(newId(), 'campaigns:read'))).toEqual([null, false, 0, null]);
    for (const letIn of [channel(own, 'campaigns:read'), OPERATOR, person(newId(), 'campaigns:read')]) {
      expect(await seen(letIn)).toEqual([lottery.id, true, 6, lottery.id]);
    }
    await outlet(null);
  });

  it('counts a person once, under whichever id, and gives its prize to who it is today', async () => {
    const lottery = await published({ prizes: [{ ...COUPON, ppm: 1_000_000 }] });
    const [older, younger, third] = [await room.member(), await room.member(), await room.member()];
    at('12:31:00');
    await enter(lottery.id, older);
    await enter(lottery.id, younger);
    const merge = (otherMemberId: string) => room.deliver('member.merged.v1', older,
      { memberId: older, otherMemberId, mergedAt: new Date(), mergeId: newId() });
    expect(await merge(younger)).toBeNull();
    const again = await enter(lottery.id, younger);
    expect(codes(again)).toEqual([]);
    await enter(lottery.id, third);
    at('13:00:00');
    await draw(lottery.id, lottery.version);
    const proof = await publicDraw(lottery.id);
    expect(proof.entries).toHaveLength(2);
    expect(proof.entries).toContain(await entryHash(lottery.id, encodeId('mem', older)));
    const before = (await room.events('coupon-granted.v1')).length;
    expect(await merge(third)).toBeNull();
    await room.job('hand-out-prizes');
    const told = (await room.events('coupon-granted.v1')).slice(before);
    expect(told.map(({ memberId }) => memberId)).toEqual([older, older]);
    expect(await room.deliver('member.erased.v1', older, {
      memberId: older, personIds: [older, younger, third], erasedAt: new Date(), erasureId: newId() })).toBeNull();
    expect((await publicDraw(lottery.id)).entries).toEqual(proof.entries);
  });

  it('is written and published by two persons, with offers that give, before its opening', async () => {
    at('12:01:00');
    const { lottery: draft } = await plan();
    const publish = (actor = SECOND, expectedVersion = 1) =>
      act('publishLottery', { id: draft.id, expectedVersion }, actor);
    expect((await room.query('query ($id: ID!) { lottery(id: $id) { id } }', { id: draft.id },
      channel(newId(), 'campaigns:read'))).data.lottery).toBeNull();
    expect(codes(await publish(OPERATOR))).toEqual(['SAME_PERSON id']);
    expect((await publish(SECOND, 2)).userErrors).toEqual([
      { code: 'STALE', path: ['expectedVersion'], currentVersion: 1 }]);
    Object.assign(offers, { validUntil: '2026-10-08' });
    expect(codes(await publish())).toEqual(['OFFER_UNUSABLE prizes.1.offerId']);
    Object.assign(offers, { validUntil: '2026-10-09' });
    const whole = { ...offers };
    for (const kept of [{ regions: [{ code: 'HK' }] }, { segment: { id: 'seg' } }, { issuedLimit: 110, issued: 11 }]) {
      Object.assign(offers, kept);
      expect([kept, codes(await publish())]).toEqual([kept, ['OFFER_UNUSABLE prizes.1.offerId']]);
      Object.assign(offers, whole);
    }
    Object.assign(offers, { issuedLimit: 110, issued: 10, away: true });
    expect(codes(await publish())).toEqual(['TRY_AGAIN id']);
    offers.away = false;
    at('12:30:01');
    expect(codes(await publish())).toEqual(['OPENED_ALREADY id']);
    expect(codes(await enter(draft.id, await room.member()))).toEqual(['NOT_FOUND lotteryId']);
    at('12:30:00');
    expect(codes(await publish())).toEqual([]);
    expect(codes(await publish(SECOND, 2))).toEqual(['NOT_DRAFT id']);
    expect(codes(await act('publishLottery', { id: encodeId('ltr', newId()), expectedVersion: 1 }, SECOND)))
      .toEqual(['NOT_FOUND id']);
    await expect(act('planLottery', {}, tenant(newId(), 'campaigns:write'))).rejects.toThrow();
  });

  it('is called off before its closing, and held again with a reason', async () => {
    const lottery = await published();
    const cancel = (reason: string, expectedVersion = lottery.version) =>
      act('cancelLottery', { id: lottery.id, expectedVersion, reason });
    expect(codes(await cancel(' '))).toEqual(['INVALID reason']);
    const redraw = { redrawOf: lottery.id, redrawReason: '奖品有误' };
    expect(codes(await plan(redraw))).toEqual(['EARLIER_OPEN redrawOf']);
    expect((await cancel('奖品有误')).lottery).toMatchObject({ state: 'CANCELLED', cancelReason: '奖品有误' });
    expect(codes(await cancel('again', lottery.version + 1))).toEqual(['ENTRIES_CLOSED id']);
    expect(codes(await plan({ redrawOf: lottery.id }))).toEqual(['INVALID redrawReason']);
    expect(codes(await plan({ redrawOf: encodeId('ltr', newId()), redrawReason: 'x' })))
      .toEqual(['NOT_FOUND redrawOf']);
    expect((await plan(redraw)).lottery.redrawReason).toBe('奖品有误');
    at('12:30:00');
    expect(codes(await enter(lottery.id, await room.member()))).toEqual(['ENTRIES_CLOSED lotteryId']);
    const late = await published();
    at('13:00:00');
    expect(codes(await act('cancelLottery', { id: late.id, expectedVersion: late.version, reason: 'who wins' })))
      .toEqual(['ENTRIES_CLOSED id']);
    expect(codes(await act('closeLottery', { id: lottery.id, expectedVersion: lottery.version + 1 })))
      .toEqual(['WRONG_STATE id']);
  });

  it('refuses what is no lottery, and has its limits', async () => {
    at('12:01:00');
    expect(codes(await plan({ sessionId: encodeId('ses', newId()) }))).toEqual(['NOT_FOUND sessionId']);
    expect(codes(await plan({ prizes: [{ ...COUPON, value: { amount: '1.00', currency: 'HKD' } }] })))
      .toEqual(['INVALID prizes.0.value']);
    expect(codes(await plan({ prizes: [{ ...COUPON, offerId: 'cof_x' }] }))).toEqual(['NOT_FOUND prizes.0.offerId']);
    const count = async () => (await room.sql.one<{ n: number }>`select count(*)::int as n from lottery`).n;
    for (let left = 20 - await count(); left > 0; left -= 1) expect(codes(await plan())).toEqual([]);
    expect(codes(await plan())).toEqual(['TOO_MANY_LOTTERIES sessionId']);
  });
});

it('asks for the passcode, and lets nobody guess it', async () => {
  const closed = await openRoom({ passcode: '金玉满堂88' });
  const [kept, memberId] = [room, await closed.member()];
  room = closed;
  try {
    const { id } = await published({ prizes: [POINTS] });
    at('12:30:00');
    expect(codes(await enter(id, memberId, OPERATOR, { passcode: ' 金玉满堂８８ ' }))).toEqual([]);
    const guesser = await closed.member();
    for (let n = 0; n < 5; n += 1) {
      expect(codes(await enter(id, guesser, OPERATOR, { passcode: 'wrong' }))).toEqual(['WRONG_PASSCODE passcode']);
    }
    expect((await enter(id, guesser, OPERATOR, { passcode: '金玉满堂88' })).userErrors).toEqual([
      { code: 'TOO_MANY_ATTEMPTS', path: ['passcode'], waitSeconds: 600 }]);
    await closed.sql.run`update live_session set state = 'ended' where id = ${uuid(closed.sessionId)}`;
    expect(codes(await enter(id, memberId, OPERATOR, { passcode: '金玉满堂88' }))).toEqual(['NOT_LIVE lotteryId']);
  } finally {
    room = kept;
    await closed.stop();
  }
});
