import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyDraw } from '../../../../client/src/index.ts';
import { channel, person } from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { resealAll } from '../../calls/reseal-all.ts';
import { codes, COUPON, FIXED, LotteryDesk, rewards, SECOND } from '../../tests/lottery-desk.ts';
import { openRoom, OPERATOR, OUTLET, uuid, type Room } from '../../tests/room.ts';
import { vaultOf } from './seed-vault.ts';

let room: Room;
beforeAll(async () => { room = await openRoom({ graph: rewards }); });
afterAll(() => room.stop());

const { act, at, draw, enter, fixed, plan, proofOf, publicDraw, published } = new LotteryDesk(() => room);

describe('the promise of a lottery', () => {
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
    const off = { id: lottery.id, expectedVersion: lottery.version, reason: 'mine is in' };
    expect(codes(await act('cancelLottery', off)))
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
    expect(await session('updateLiveSession', { endsAt: '2026-10-08T12:59:59Z' }))
      .toEqual(['LOTTERIES_OUTSIDE endsAt']);
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
        liveSession(id: $s) { lotteries { id } funnel { step } }
        _entities(representations: $l) { ... on Lottery { id } } }`,
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
});
