import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineCommand } from '../../kernel/commands/command.ts';
import { runBatch } from '../../kernel/commands/run-command.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { accepted } from '../../kernel/outcome.ts';
import { lapsedOfDrops, lapsedOfOwn } from '../persistence/lapsed-holds.ts';
import { lapsedHoldsOf } from '../queries/drops.ts';
import { FakeLoyalty } from '../tests/fake-loyalty.ts';
import { NOW, OPERATOR, openRoom, uuid, type Room } from '../tests/room.ts';
import { confirmClaims } from './confirm-claims.ts';

const loyalty = new FakeLoyalty();
let room: Room;
beforeAll(async () => { room = await openRoom({ graph: loyalty }); });
afterAll(() => room.stop());

const MANY = 5_000;
const AFTERWARDS = '2026-10-08T12:11:01Z';
const ALL_ENDED = '2026-10-08T12:11:00Z';

interface Crowd {
  readonly dropId: string;
  /** uuids, in the order of claiming. */
  readonly held: { readonly id: string; readonly memberId: string }[];
  readonly waiting: { readonly id: string; readonly memberId: string }[];
}

/** All pieces held, as one rush left them, and behind them who waits; a second after the holds have ended. */
async function crowd(holds: number, waits: number, drop: object = {}): Promise<Crowd> {
  room.clock.set(NOW);
  const dropId = await room.drop({ stock: holds, ...drop });
  const people = Array.from({ length: holds + waits }, (_, n) => (
    { id: newId(), memberId: newId(), place: n < holds ? null : n - holds + 1 }));
  await room.sql.run`insert into person_visibility (person_id, layer, version)
    select id, 1, 1 from unnest(${people.map((each) => each.memberId)}::uuid[]) as t(id)`;
  await room.sql.run`insert into claim (id, drop_id, member_id, nth, state, position, hold_expires_at, claimed_at,
      points_price, points_state, points_member_id, points_hold_id)
    select t.id, d.id, t.member_id, 1, case when place is null then 'claimed' else 'waitlisted' end, place,
      case when place is null then ${ALL_ENDED}::timestamptz - make_interval(secs => (${holds} - n) * 0.001) end,
      ${NOW}::timestamptz - interval '1 s', points_price,
      case when place is null and points_price > 0 then 'held' else 'none' end,
      case when place is null and points_price > 0 then t.member_id end,
      case when place is null and points_price > 0 then t.id::text end
    from unnest(${people.map(({ id }) => id)}::uuid[], ${people.map(({ memberId }) => memberId)}::uuid[],
      ${people.map(({ place }) => place)}::int[]) with ordinality as t(id, member_id, place, n)
    cross join live_drop d where d.id = ${uuid(dropId)}`;
  await room.sql.run`update live_drop set taken = ${holds}, waitlisted = ${waits}, last_position = ${waits}
    where id = ${uuid(dropId)}`;
  room.clock.set(AFTERWARDS);
  return { dropId, held: people.slice(0, holds), waiting: people.slice(holds) };
}

const standing = async (dropId: string) => room.counts(dropId);
const claim = async (dropId: string, memberId: string): Promise<string> => {
  const answer = await room.claim(dropId, memberId);
  return answer.claim?.state ?? answer.userErrors[0].code;
};
const deed = (field: 'confirmClaim' | 'releaseClaim') => async (id: string): Promise<string> => {
  const type = field === 'confirmClaim' ? 'ConfirmClaimInput' : 'ReleaseClaimInput';
  const { data } = await room.query(`mutation ($input: ${type}!) { ${field}(input: $input) {
    claim { state } userErrors { code } } }`,
  { input: { claimId: encodeId('clm', id), idempotencyKey: newId() } }, OPERATOR);
  return data[field].claim?.state ?? data[field].userErrors[0].code;
};
const jobsOf = async (name: string, dropId: string) => (await room.jobs()).filter(({ task, payload, runAt }) =>
  task === `campaigns:${name}` && payload.input.dropId === uuid(dropId) && runAt <= new Date(AFTERWARDS));

describe('what lapsed of a drop is more than a caller ends', () => {
  it('gives the newcomer a piece, ends 500, and leaves the rest to the job', async () => {
    const { dropId } = await crowd(1_200, 0);
    expect(await claim(dropId, await room.member())).toBe('CLAIMED');
    expect(await standing(dropId)).toEqual({ taken: 701, waitlisted: 0, captured: 0, voided: 500 });
    expect(await jobsOf('expire-holds', dropId)).toHaveLength(1);
    await room.job('expire-holds', { dropId: uuid(dropId) });
    expect(await standing(dropId)).toEqual({ taken: 1, waitlisted: 0, captured: 0, voided: 1_200 });
  });

  it('judges the caller by the clock, however far back the hold that lapsed', async () => {
    const again = await crowd(600, 0, { waitlistLimit: 0 });
    expect(await claim(again.dropId, again.held[599]!.memberId)).toBe('CLAIMED');
    const { held, dropId } = await crowd(600, 0);
    expect(await deed('confirmClaim')(held[598]!.id)).toBe('HOLD_EXPIRED');
    expect(await deed('releaseClaim')(held[599]!.id)).toBe('NOT_RELEASABLE');
    expect(await standing(dropId)).toEqual({ taken: 0, waitlisted: 0, captured: 0, voided: 600 });
  });

  it('lets nobody overtake: a newcomer waits behind who waited, who all move up and hold their points', async () => {
    const { dropId, waiting } = await crowd(1_200, 1_200, { pointsPrice: 100 });
    for (const { memberId } of waiting) loyalty.available.set(encodeId('mem', memberId), 100);
    const newcomer = await room.member();
    loyalty.available.set(encodeId('mem', newcomer), 100);
    // A place in the waitlist came free with those who moved: no sold out where the whole sweep would have room.
    expect(await claim(dropId, newcomer)).toBe('WAITLISTED');
    expect(await standing(dropId)).toEqual({ taken: 1_200, waitlisted: 701, captured: 0, voided: 500 });
    expect((await room.jobs()).filter(({ key }) => key === 'campaigns.settle-points'))
      .toMatchObject([{ revision: 0 }]);
    await room.job('expire-holds', { dropId: uuid(dropId) });
    await room.job('settle-waiting', { dropId: uuid(dropId) });
    expect(await standing(dropId)).toEqual({ taken: 1_200, waitlisted: 1, captured: 0, voided: 1_200 });
    expect(await jobsOf('reserve-points', dropId)).not.toEqual([]);
    await room.job('reserve-points', { dropId: uuid(dropId) });
    expect(await room.sql.all`select state, points_state, count(*)::int as n from claim
      where drop_id = ${uuid(dropId)} and state <> 'voided' group by 1, 2 order by 1`).toEqual([
      { state: 'claimed', points_state: 'held', n: 1_200 }, { state: 'waitlisted', points_state: 'none', n: 1 }]);
  });

  it('has a place for the newcomer also where a list claims of several drops', async () => {
    const [one, other] = [await crowd(600, 0), await crowd(600, 600, { waitlistLimit: 600 })];
    const claims = await Promise.all([one, one, other].map(async ({ dropId }) => (
      { dropId, memberId: encodeId('mem', await room.member()), idempotencyKey: newId() })));
    const { data } = await room.claimBatch(claims);
    expect(data.claimDropBatch.results.map((each: any) => each.claim?.state ?? each.userErrors))
      .toEqual(['CLAIMED', 'CLAIMED', 'WAITLISTED']);
    const ended = await Promise.all([one, other].map(async ({ dropId }) => (await standing(dropId))['voided']!));
    expect(ended).toEqual([250, 250]);
  });

  it('tells who waits far back that there is no piece yet, and goes on with the move meanwhile', async () => {
    const { dropId, waiting } = await crowd(600, 600);
    expect(await deed('confirmClaim')(waiting[599]!.id)).toBe('NOT_CLAIMED');
    expect(await standing(dropId)).toMatchObject({ waitlisted: 100, voided: 500 });
    expect(await deed('confirmClaim')(waiting[599]!.id)).toBe('CAPTURED');
  });
});

describe('what was swept', () => {
  it('is counted in the drops in hand: they are locked once', async () => {
    const statements = async (holds: number): Promise<number> => {
      const { dropId } = await crowd(1, 0);
      if (holds === 0) room.clock.set(NOW);
      const member = await room.member();
      return room.countStatements(() => claim(dropId, member));
    };
    expect(await statements(1) - await statements(0)).toBe(3);
  });

  it('stays swept when the caller is refused, but not after a dry run', async () => {
    const { dropId, held } = await crowd(3, 1);
    const caller = { actor: OPERATOR, requestId: 'test' };
    const input = { claimId: held[0]!.id, externalOrderNo: null, orderId: null, paidBy: () => null };
    const { home } = room.runtime.services;
    const dry = await runBatch(home, caller, confirmClaims, [{ ...caller, input }], { dryRun: true });
    expect(dry).toMatchObject([{ ok: false, refusals: [{ code: 'HOLD_EXPIRED' }] }]);
    expect(await standing(dropId)).toMatchObject({ taken: 3, waitlisted: 1, voided: 0 });
    expect(await deed('confirmClaim')(held[0]!.id)).toBe('HOLD_EXPIRED');
    expect(await standing(dropId)).toMatchObject({ taken: 1, waitlisted: 0, voided: 3 });
    const { dropId: full } = await crowd(1, 1, { waitlistLimit: 1, limitPerMember: 1 });
    const { memberId } = (await room.sql.one<{ memberId: string }>`select member_id as "memberId" from claim
      where drop_id = ${uuid(full)} and state = 'waitlisted'`);
    expect(await claim(full, memberId)).toBe('LIMIT_REACHED');
    expect(await standing(full)).toMatchObject({ taken: 1, waitlisted: 0, voided: 1 });
  });
});

it('counts and finds what lapsed without walking what was paid, or lapsed of other drops', async () => {
  const { dropId, held } = await crowd(5, 0);
  const id = uuid(dropId);
  const other = await room.drop();
  await room.sql.run`insert into claim (id, drop_id, member_id, nth, state, reason, settled_at, hold_expires_at,
      claimed_at, points_price, points_state)
    select gen_random_uuid(), case state when 'captured' then ${id}::uuid else ${uuid(other)}::uuid end,
      gen_random_uuid(), 1, state, null, case state when 'captured' then ${NOW}::timestamptz end,
      ${NOW}, ${NOW}, 0, 'none'
    from generate_series(1, ${MANY}), unnest(array['captured', 'claimed']) as state`;
  await room.sql.run`analyze claim`;
  const walk = defineCommand<object, { found: number[]; rows: number }, never>({
    name: 'campaigns.test-walk',
    execute: async ({ sql, now }) => {
      const rows = async () => (await sql.one<{ n: number }>`select sum(pg_stat_get_xact_tuples_fetched(oid)
        + pg_stat_get_xact_tuples_returned(oid))::int as n from pg_class where oid = 'claim'::regclass
        or oid in (select indexrelid from pg_index where indrelid = 'claim'::regclass)`).n;
      const before = await rows();
      const counted = await lapsedHoldsOf(sql, [{ dropId: id, at: now.toISOString() }]);
      const { claimIds } = await lapsedOfDrops(sql, new Map([[id, 500]]), now);
      const own = await lapsedOfOwn(sql, [id], { memberIds: [held[0]!.memberId] }, now);
      return accepted({ found: [...counted, claimIds.length, own.length], rows: await rows() - before });
    },
  });
  const outcome = await room.run(walk, {});
  if (!outcome.ok) throw new Error('refused');
  expect(outcome.value.found).toEqual([5, 5, 1]);
  expect(outcome.value.rows).toBeLessThan(50);
});

it('asks for the points of more than a thousand, once each while loyalty is unsure', async () => {
  const { dropId, waiting } = await crowd(1_100, 1_100, { pointsPrice: 100 });
  for (const { memberId } of waiting) loyalty.unsure.add(encodeId('mem', memberId));
  const last = encodeId('mem', waiting.at(-1)!.memberId);
  loyalty.unsure.delete(last);
  loyalty.available.set(last, 100);
  await room.job('expire-holds', { dropId: uuid(dropId) });
  loyalty.calls = 0;
  await room.job('reserve-points', { dropId: uuid(dropId) });
  expect(loyalty.calls).toBe(6);
  expect(await room.sql.all`select member_id as id from claim where drop_id = ${uuid(dropId)} and state = 'claimed'`)
    .toEqual([{ id: waiting.at(-1)!.memberId }]);
});
