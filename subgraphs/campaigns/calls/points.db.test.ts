import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeId, newId } from '../../kernel/ids.ts';
import { FakeLoyalty } from '../tests/fake-loyalty.ts';
import { NOW, OPERATOR, openRoom, uuid, type Room } from '../tests/room.ts';

const loyalty = new FakeLoyalty();
let room: Room;
beforeAll(async () => { room = await openRoom({ graph: loyalty }); });
afterAll(() => room.stop());
beforeEach(() => {
  room.clock.set(NOW);
  Object.assign(loyalty, { mode: 'up', calls: 0, before: () => Promise.resolve() });
});

const pointsDrop = (input: object = {}): Promise<string> => room.drop({ pointsPrice: 30_000, ...input });
const rich = async (points = 40_000): Promise<string> => {
  const id = await room.member();
  loyalty.available.set(encodeId('mem', id), points);
  return id;
};
const pointsOf = (id: string): number => loyalty.available.get(encodeId('mem', id))!;
const confirm = async (claimId: string): Promise<any> => (await room.query(
  `mutation ($input: ConfirmClaimInput!) { confirmClaim(input: $input) {
    claim { state } userErrors { code } } }`,
  { input: { claimId, externalOrderNo: 'T-1', idempotencyKey: newId() } }, OPERATOR)).data.confirmClaim;
const only = async (dropId: string) => (await room.claims(dropId))[0]!;

describe('points and stock together or not at all', () => {
  it('holds 30,000 points with the piece; the timeout gives every point back (domain.md)', async () => {
    const dropId = await pointsDrop();
    const memberId = await rich();
    const { claim } = await room.claim(dropId, memberId);
    expect(claim).toMatchObject({ state: 'CLAIMED', pointsHoldId: expect.stringMatching(/^hld_/) });
    expect(pointsOf(memberId)).toBe(10_000);
    room.clock.set('2026-10-08T12:11:00Z');
    await room.job('expire-holds', { dropId: uuid(dropId) });
    expect(await only(dropId)).toMatchObject({ state: 'voided', points_state: 'void_due' });
    await room.job('settle-points');
    expect(await only(dropId)).toMatchObject({ points_state: 'voided' });
    expect(pointsOf(memberId)).toBe(40_000);
    expect(await room.counts(dropId)).toMatchObject({ taken: 0, voided: 1 });
  });

  it('captures the points when it is paid', async () => {
    const dropId = await pointsDrop();
    const memberId = await rich();
    const { claim } = await room.claim(dropId, memberId);
    expect(await confirm(claim.id)).toEqual({ claim: { state: 'CAPTURED' }, userErrors: [] });
    await room.job('settle-points');
    expect(await only(dropId)).toMatchObject({ state: 'captured', points_state: 'captured' });
    expect([...loyalty.holds.values()].at(-1)!.state).toBe('captured');
  });

  it('takes no piece from who has too few points or debt, and promotes who waits', async () => {
    const dropId = await pointsDrop({ stock: 1 });
    const [poor, debtor, next] = [await rich(29_999), await rich(), await rich()];
    loyalty.debtors.add(encodeId('mem', debtor));
    loyalty.before = async () => {
      loyalty.before = () => Promise.resolve();
      room.clock.advance(1);
      expect((await room.claim(dropId, next)).claim).toMatchObject({ state: 'WAITLISTED', position: 1 });
    };
    const refused = await room.claim(dropId, poor, { idempotencyKey: 'poor' });
    expect(refused).toMatchObject({ claim: null, userErrors: [{ code: 'INSUFFICIENT_POINTS' }] });
    expect(await room.counts(dropId)).toMatchObject({ taken: 1, waitlisted: 0, voided: 1 });
    await room.job('reserve-points', { dropId: uuid(dropId) });
    expect((await room.claims(dropId)).map((claim) => claim['state'])).toEqual(['voided', 'claimed']);
    expect(await room.claim(dropId, poor, { idempotencyKey: 'poor' })).toEqual(refused);
    const other = await pointsDrop();
    expect((await room.claim(other, debtor)).userErrors).toMatchObject([{ code: 'POINTS_DEBT' }]);
    expect(await room.counts(other)).toMatchObject({ taken: 0 });
  });

  it.each(['down', 'mute', 'errors'] as const)(
    'stays reserving while loyalty is %s and is mended by asking again, once', async (mode) => {
      const dropId = await pointsDrop();
      const memberId = await rich();
      loyalty.mode = mode;
      expect((await room.claim(dropId, memberId)).claim).toMatchObject({ state: 'RESERVING' });
      await expect(room.job('reserve-points', { dropId: uuid(dropId) })).rejects.toThrow();
      loyalty.mode = 'up';
      await Promise.all([1, 2, 3].map(() => room.job('reserve-points', { dropId: uuid(dropId) })));
      expect(await only(dropId)).toMatchObject({ state: 'claimed', points_state: 'held' });
      expect(pointsOf(memberId)).toBe(10_000);
    });

  it('gives points back that were held although nobody learned of it', async () => {
    const dropId = await pointsDrop();
    const memberId = await rich();
    loyalty.mode = 'mute';
    await room.claim(dropId, memberId);
    expect(pointsOf(memberId)).toBe(10_000);
    room.clock.set('2026-10-08T12:11:00Z');
    loyalty.mode = 'up';
    await room.job('sweep');
    expect(await only(dropId)).toMatchObject({ state: 'voided', reason: 'unpaid', points_state: 'voided' });
    expect(pointsOf(memberId)).toBe(40_000);
  });

  it('gives points back that arrive after the claim was released', async () => {
    const dropId = await pointsDrop();
    const memberId = await rich();
    loyalty.before = async () => {
      loyalty.before = () => Promise.resolve();
      const claim = await room.sql.one<{ id: string }>`select id from claim
        where drop_id = ${uuid(dropId)}`;
      const { data } = await room.query(`mutation ($input: ReleaseClaimInput!) {
        releaseClaim(input: $input) { claim { state } userErrors { code } } }`,
      { input: { claimId: encodeId('clm', claim.id), idempotencyKey: newId() } }, OPERATOR);
      expect(data.releaseClaim).toEqual({ claim: { state: 'RELEASED' }, userErrors: [] });
    };
    expect((await room.claim(dropId, memberId)).claim.state).toBe('RELEASED');
    await room.job('settle-points');
    expect(await only(dropId)).toMatchObject({ state: 'released', points_state: 'voided' });
    expect(pointsOf(memberId)).toBe(40_000);
    expect(await room.counts(dropId)).toMatchObject({ taken: 0 });
  });

  it('asks once each run about a member loyalty does not know yet, until it does', async () => {
    const memberId = await rich();
    loyalty.unsure.add(encodeId('mem', memberId));
    const dropId = await pointsDrop();
    expect((await room.claim(dropId, memberId)).claim).toMatchObject({ state: 'RESERVING' });
    room.clock.set('2026-10-08T12:11:00Z');
    await room.job('expire-holds', { dropId: uuid(dropId) });
    loyalty.calls = 0;
    loyalty.before = async () => { if (loyalty.calls > 3) throw new Error('asked without end'); };
    await room.job('settle-points');
    expect([loyalty.calls, await only(dropId)]).toEqual([1, expect.objectContaining({ points_state: 'void_due' })]);
    loyalty.unsure.clear();
    loyalty.calls = 0;
    await room.job('settle-points');
    expect(await only(dropId)).toMatchObject({ points_state: 'voided' });
    expect(pointsOf(memberId)).toBe(40_000);
  });

  it('says a capture again until loyalty has confirmed it', async () => {
    const dropId = await pointsDrop();
    const { claim } = await room.claim(dropId, await rich());
    await confirm(claim.id);
    loyalty.mode = 'mute';
    await expect(room.job('settle-points')).rejects.toThrow('lost');
    expect(await only(dropId)).toMatchObject({ points_state: 'capture_due' });
    loyalty.mode = 'up';
    await room.job('settle-points');
    expect(await only(dropId)).toMatchObject({ points_state: 'captured' });
  });

  it('keeps a capture that loyalty refuses in sight, with its code', async () => {
    const dropId = await pointsDrop();
    const { claim } = await room.claim(dropId, await rich());
    [...loyalty.holds.values()].at(-1)!.state = 'voided';
    await confirm(claim.id);
    await room.job('settle-points');
    expect(await room.sql.one`select points_state, points_code from claim where id = ${uuid(claim.id)}`)
      .toEqual({ points_state: 'lost', points_code: 'ALREADY_VOIDED' });
  });

  it('asks for the points of a burst in few calls', async () => {
    const dropId = await pointsDrop({ stock: 50 });
    const members = await Promise.all(Array.from({ length: 40 }, () => rich()));
    const answers = await Promise.all(members.map((id) => room.claim(dropId, id)));
    expect(answers.every((answer) => answer.claim.state === 'CLAIMED')).toBe(true);
    expect(loyalty.calls).toBeLessThanOrEqual(5);
  });
});
