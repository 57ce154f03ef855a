import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entryHash, verifyDraw } from '../../../../client/src/index.ts';
import { channel, person, tenant } from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { codes, COUPON, LotteryDesk, OFFER, offers, POINTS, rewards, SECOND } from '../../tests/lottery-desk.ts';
import { openRoom, OPERATOR, uuid, type Room } from '../../tests/room.ts';

let room: Room;
beforeAll(async () => { room = await openRoom({ graph: rewards }); });
afterAll(() => room.stop());

const { act, at, draw, enter, plan, proofOf, publicDraw, published } = new LotteryDesk(() => room);

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
