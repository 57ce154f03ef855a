import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId, newId } from '../../kernel/ids.ts';
import { channel, person, tenant } from '../../../tests/kit/subgraph.ts';
import { CHANNEL, openRoom, uuid, type Room } from '../tests/room.ts';
import { expireHolds } from './expire-holds.ts';

let room: Room;
beforeAll(async () => { room = await openRoom(); });
afterAll(() => room.stop());

const many = (n: number): Promise<string[]> =>
  Promise.all(Array.from({ length: n }, () => room.member()));
const states = async (dropId: string): Promise<string[]> =>
  (await room.claims(dropId)).map((claim) => claim['state']).sort();

describe('claimDrop', () => {
  it('gives three of five at once a piece, two wait at 1 and 2 (domain.md)', async () => {
    const dropId = await room.drop();
    const answers = await Promise.all((await many(5)).map((id) => room.claim(dropId, id)));
    expect(answers.flatMap((answer) => answer.userErrors)).toEqual([]);
    const claims = answers.map((answer) => answer.claim);
    expect(claims.filter((claim) => claim.state === 'CLAIMED')).toHaveLength(3);
    expect(claims.filter((claim) => claim.state === 'CLAIMED')
      .every((claim) => claim.holdExpiresAt === '2026-10-08T12:11:00.000Z')).toBe(true);
    expect(claims.filter((claim) => claim.state === 'WAITLISTED').map((claim) => claim.position).sort())
      .toEqual([1, 2]);
    expect(await room.counts(dropId)).toEqual({ taken: 3, waitlisted: 2, captured: 0, voided: 0 });
  });

  it('never sells more than the stock to hundreds at the same moment', async () => {
    const dropId = await room.drop({ stock: 7, waitlistLimit: 5 });
    const answers = await Promise.all((await many(60)).map((id) => room.claim(dropId, id)));
    const codes = answers.flatMap((answer) => answer.userErrors.map((error) => error.code));
    expect(codes).toEqual(Array.from({ length: 48 }, () => 'SOLD_OUT'));
    expect(await states(dropId)).toEqual([
      ...Array.from({ length: 7 }, () => 'claimed'), ...Array.from({ length: 5 }, () => 'waitlisted')]);
  });

  it('answers the same claim to the same key, and refuses the key with another input', async () => {
    const dropId = await room.drop();
    const memberId = await room.member();
    const first = await room.claim(dropId, memberId, { idempotencyKey: 'same' });
    expect(await room.claim(dropId, memberId, { idempotencyKey: 'same' })).toEqual(first);
    expect((await room.claim(dropId, await room.member(), { idempotencyKey: 'same' })).userErrors)
      .toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }]);
    expect(await room.counts(dropId)).toMatchObject({ taken: 1 });
  });

  it('keeps one claim per member, also when the same member asks many times at once', async () => {
    const dropId = await room.drop();
    const memberId = await room.member();
    const answers = await Promise.all(Array.from({ length: 8 }, () => room.claim(dropId, memberId)));
    expect(answers.filter((answer) => answer.claim)).toHaveLength(1);
    expect(answers.filter((answer) => answer.userErrors[0]?.code === 'LIMIT_REACHED')).toHaveLength(7);
    expect(await room.counts(dropId)).toMatchObject({ taken: 1, waitlisted: 0 });
  });

  it('refuses before the opening of the tier and says when it is', async () => {
    const dropId = await room.drop({ opensAt: '2026-10-08T12:00:45Z' });
    const gold = await room.claim(dropId, await room.member({ tier: 'gold' }));
    const silver = await room.claim(dropId, await room.member({ tier: 'silver' }));
    const base = await room.claim(dropId, await room.member());
    expect(gold.claim.state).toBe('CLAIMED');
    expect(silver.userErrors).toMatchObject([
      { code: 'NOT_OPEN_YET', opensAt: '2026-10-08T12:01:15.000Z', path: ['dropId'] }]);
    expect(base.userErrors).toMatchObject([{ opensAt: '2026-10-08T12:01:45.000Z' }]);
    expect(await room.counts(dropId)).toMatchObject({ taken: 1 });
  });

  it('opens by the rank of the tier in the programme of the member, whatever tiers it has', async () => {
    const tiers = ['one', 'two', 'three', 'four', 'five', 'six'];
    for (const [rank, tier] of tiers.entries()) {
      await room.word({ kind: 'tier', code: `MY:${tier}`, rank, traits: { programme: 'MY', threshold: rank * 100 } });
    }
    await room.word({ kind: 'tier', code: 'SG:black-gold', rank: 2, traits: { programme: 'SG', threshold: 5000 } });
    const dropId = await room.drop({ opensAt: '2026-10-08T12:00:45Z', stock: 9 });
    const openFor = async (tier: string, programme: string) => {
      const { claim, userErrors } = await room.claim(dropId, await room.member({ tier, programme }));
      return claim?.state ?? userErrors[0].opensAt.slice(17, 19);
    };
    expect(await openFor('black-gold', 'SG')).toBe('CLAIMED');
    expect(await openFor('silver', 'SG')).toBe('15');
    expect(await openFor('black-gold', 'CN')).toBe('45');
    expect(await Promise.all(tiers.map((tier) => openFor(tier, 'MY'))))
      .toEqual(['45', '15', 'CLAIMED', 'CLAIMED', 'CLAIMED', 'CLAIMED']);
  });

  it('finds no unknown, malformed or invisible ids', async () => {
    const dropId = await room.drop();
    const memberId = await room.member({ channelIds: [CHANNEL] });
    const asked = [
      room.claim('drp_00000000000000000000000000', memberId), room.claim('nonsense', memberId),
      room.claim(dropId, newId()),
      room.claim(dropId, memberId, { actor: person(newId(), 'campaigns:claim', 'campaigns:read') }),
      room.claim(dropId, memberId, { actor: channel(newId(), 'campaigns:claim', 'campaigns:read') }),
      room.claim(dropId, memberId, { actor: tenant(newId(), 'campaigns:claim', 'campaigns:read') }),
    ];
    const paths = (await Promise.all(asked)).map(({ userErrors: [error] }) => [error.code, ...error.path]);
    expect(paths).toEqual([
      ['NOT_FOUND', 'dropId'], ['NOT_FOUND', 'dropId'], ['NOT_FOUND', 'memberId'],
      ['NOT_FOUND', 'memberId'], ['NOT_FOUND', 'memberId'], ['NOT_FOUND', 'memberId']]);
    expect(await room.counts(dropId)).toMatchObject({ taken: 0 });
  });

  it('lets a member claim for itself and a channel for a member it sees', async () => {
    const dropId = await room.drop();
    const [own, seen] = [await room.member(), await room.member({ channelIds: [CHANNEL] })];
    const scopes = ['campaigns:claim', 'campaigns:read'];
    const byPerson = await room.claim(dropId, own, { actor: person(own, ...scopes) });
    const byChannel = await room.claim(dropId, seen, { actor: channel(CHANNEL, ...scopes) });
    expect([byPerson.claim.state, byChannel.claim.state]).toEqual(['CLAIMED', 'CLAIMED']);
  });

  it('takes each id of a merged member for the person, in the token and in the claim', async () => {
    const dropId = await room.drop();
    const [survivor, old] = [await room.member(), newId()];
    await room.deliver('member.visibility-changed.v1', old, { personId: old, tenantId: null, layer: 1,
      channelIds: [], survivorId: survivor, version: 1_000n });
    const scopes = ['campaigns:claim', 'campaigns:read'];
    const first = await room.claim(dropId, survivor, { actor: person(old, ...scopes) });
    expect(first.claim).toMatchObject({ state: 'CLAIMED', member: { id: encodeId('mem', survivor) } });
    expect((await room.claim(dropId, old, { actor: person(survivor, ...scopes) })).userErrors)
      .toMatchObject([{ code: 'LIMIT_REACHED' }]);
    expect((await room.claim(dropId, await room.member(), { actor: person(old, ...scopes) })).userErrors)
      .toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('leaves an audit record of each claim', async () => {
    const dropId = await room.drop();
    const { claim } = await room.claim(dropId, await room.member());
    expect(await room.sql.all`select command, actor_name, after->>'state' as state from audit_record
      where subject_id = ${uuid(claim.id)}`)
      .toEqual([{ command: 'campaigns.claim', actor_name: 'Olivia', state: 'claimed' }]);
  });
});

describe('holds that end', () => {
  it('gives the piece of who does not pay to the first of the waitlist, with its own ten minutes', async () => {
    const dropId = await room.drop();
    const members = await many(5);
    for (const id of members) await room.claim(dropId, id);
    const claims = await room.sql.all<{ id: string; state: string }>`select id, state from claim
      where drop_id = ${uuid(dropId)} order by claimed_at, id`;
    const confirmed = claims.filter((claim) => claim.state === 'claimed').slice(0, 2);
    await room.sql.run`update claim set state = 'captured'
      where id = any(${confirmed.map((claim) => claim.id)}::uuid[])`;
    await room.sql.run`update live_drop set captured = 2 where id = ${uuid(dropId)}`;
    room.clock.set('2026-10-08T12:11:00Z');
    await room.job('expire-holds', { dropId: uuid(dropId) });
    const after = await room.sql.all`
      select state, reason, place_in_line(drop_id, position) as position, hold_expires_at from claim
      where drop_id = ${uuid(dropId)} and state <> 'captured' order by state`;
    expect(after).toEqual([
      { state: 'claimed', reason: null, position: null, hold_expires_at: new Date('2026-10-08T12:21:00Z') },
      { state: 'voided', reason: 'unpaid', position: null, hold_expires_at: new Date('2026-10-08T12:11:00Z') },
      { state: 'waitlisted', reason: null, position: 1, hold_expires_at: null },
    ]);
    expect(await room.counts(dropId)).toEqual({ taken: 3, waitlisted: 1, captured: 2, voided: 1 });
    room.clock.set('2026-10-08T12:01:00Z');
  });

  it('does nothing a second time, and nothing too early', async () => {
    const dropId = await room.drop();
    await room.claim(dropId, await room.member());
    expect(await room.run(expireHolds, { dropId: uuid(dropId), limit: 100 }))
      .toEqual({ ok: true, value: { expired: 0 } });
    room.clock.set('2026-10-08T12:11:00Z');
    const both = await Promise.all([1, 2].map(() => room.run(expireHolds, { dropId: uuid(dropId), limit: 100 })));
    expect(both.map((outcome) => outcome.ok && outcome.value.expired).sort()).toEqual([0, 1]);
    expect(await room.counts(dropId)).toMatchObject({ taken: 0, voided: 1 });
    room.clock.set('2026-10-08T12:01:00Z');
  });
});
