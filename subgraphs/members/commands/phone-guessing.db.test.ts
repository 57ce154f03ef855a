import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import {
  channel, operator, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { ALIKE_A_DAY, PHONES_AN_HOUR } from '../domain/phone-guessing.ts';
import { members } from '../index.ts';
import {
  atHomeWith, changedOutlet, enrolled, enrolment, freshPhone, mem, registeredChannel, served, shares,
} from '../tests/sample.ts';
import { enrolMembers } from './enrolment/enrol-members.ts';
import { forgetPhoneTries } from './forget-phone-tries.ts';
import { updateProfile } from './update-profile.ts';

let house: TestSubgraph;
let shop: string;
beforeAll(async () => {
  house = await startTestSubgraph(members);
  shop = await registeredChannel(house);
});
afterAll(() => house.stop());

const alike = (n: number): string => `+86138${String(n).padStart(4, '0')}5678`;
const show = (actor: Actor, phones: readonly string[]) => house.runBatch(enrolMembers,
  phones.map((phone) => ({ actor, input: enrolment({
    channelId: shop, externalId: newId(), phone, phoneVerified: true }) })));
const codesOf = (outcomes: Awaited<ReturnType<typeof show>>) =>
  outcomes.map((outcome) => (outcome.ok ? outcome.value.resolution : outcome.refusals[0]!.code));
const rows = () => house.sql.one<any>`select (select count(*)::int from member) as members,
  (select count(*)::int from channel_identity) as identities,
  (select count(*)::int from event) as events`;
const search = (actor: Actor, text: string) => house.query(
  'query($s: String) { members(filter: { search: $s }) { totalCount } }', { s: text },
  { ...actor, scopes: ['members:read'] });

/** A person of a franchise, with a till of its own. */
async function clerk() {
  const franchiseId = newId();
  const outletId = await changedOutlet(house, { franchiseId, channelId: shop });
  const actor = tenant(franchiseId, 'members:read', 'members:write');
  const enrol = (phones: readonly string[]) => house.runBatch(enrolMembers,
    phones.map((phone) => ({ actor, input: enrolment({ outletId, phone, phoneVerified: true }) })));
  return { franchiseId, actor, enrol };
}

describe('phones that look alike', () => {
  it('one customer with one phone is asked about once, however often at the same moment', async () => {
    const input = enrolment({ channelId: shop, externalId: newId(), phone: '+8615912345555', phoneVerified: true });
    const answers = await Promise.all([0, 1].map(() => house.runBatch(enrolMembers,
      Array.from({ length: 15 }, () => ({ actor: channel(shop), input })))));
    expect(answers.flatMap(codesOf).toSorted()).toEqual(
      [...Array.from({ length: 29 }, () => 'existing_identity'), 'new']);
  });

  it('may be shown by a channel ten times a day, in one batch or in several at once', async () => {
    const target = await enrolled(house, { phone: alike(9_999) });
    const partner = channel(shop);
    const answers = await Promise.all([0, 1, 2].map((batch) =>
      show(partner, [0, 1, 2, 3, 4, 5].map((n) => alike(batch * 10 + n)))));
    expect(answers.flatMap(codesOf).sort()).toEqual([
      ...Array.from({ length: 18 - ALIKE_A_DAY }, () => 'TOO_MANY_ATTEMPTS'),
      ...Array.from({ length: ALIKE_A_DAY }, () => 'new')]);
    const before = await rows();
    const [right] = await show(partner, [alike(9_999)]);
    expect(right).toEqual({ ok: false, refusals: [{ code: 'TOO_MANY_ATTEMPTS', path: ['phone'],
      message: 'Too many phones were shown.', extras: { waitSeconds: 86_400 } }] });
    expect(await rows()).toEqual(before);
    house.clock.advance(86_399_000);
    expect((await show(partner, [alike(9_999)]))[0])
      .toMatchObject({ ok: false, refusals: [{ extras: { waitSeconds: 1 } }] });
    house.clock.advance(1_000);
    expect((await show(partner, [alike(9_999)]))[0])
      .toMatchObject({ ok: true, value: { memberId: target.memberId, resolution: 'existing_phone' } });
  });

  it('are counted together, whichever way they are tried', async () => {
    const { franchiseId, actor, enrol } = await clerk();
    const { memberId } = await enrolled(house);
    await atHomeWith(house, memberId, franchiseId);
    await shares(house, memberId);
    await served(house, memberId, franchiseId);
    const edit = async (phone: string) => house.run(updateProfile, { memberId, phone,
      phoneVerified: true, expectedVersion: (await house.sql.one<{ version: number }>`
        select version from member where id = ${memberId}`).version }, { actor });
    const look = (n: number) => `+86137${1_000 + n}4321`;
    for (let n = 0; n < 4; n += 1) expect(codesOf(await enrol([look(n)]))).toEqual(['new']);
    for (let n = 4; n < 7; n += 1) {
      expect((await search(actor, look(n))).data).toEqual({ members: { totalCount: 0 } });
    }
    for (let n = 7; n < 10; n += 1) expect((await edit(look(n))).ok).toBe(true);
    const refusal = { code: 'TOO_MANY_ATTEMPTS', extras: { waitSeconds: 86_400 } };
    expect(await edit('+8613710004321')).toMatchObject({ ok: false, refusals: [refusal] });
    expect((await enrol(['+8613710104321']))[0]).toMatchObject({ ok: false, refusals: [refusal] });
    // Its own member has 1009: neither found nor denied any more.
    expect((await search(actor, '+8613710094321')).errors).toMatchObject([{
      extensions: { code: 'TOO_MANY_ATTEMPTS', retryAfterMs: 86_400_000 } }]);
    expect((await search(operator('members:read'), '+8613710094321')).data)
      .toEqual({ members: { totalCount: 1 } });
  });
});

describe('a pseudonym', () => {
  it('is not found by its phone, and the phone is a guess like any other', async () => {
    const { franchiseId, actor } = await clerk();
    const { memberId } = await enrolled(house, { phone: '+8613955551234' });
    await atHomeWith(house, memberId, franchiseId);
    for (let n = 0; n < ALIKE_A_DAY; n += 1) {
      expect((await search(actor, '+8613955551234')).data).toEqual({ members: { totalCount: 0 } });
    }
    expect((await search(actor, '+8613955551234')).errors).toMatchObject([{
      extensions: { code: 'TOO_MANY_ATTEMPTS' } }]);
  });

  it('is not found by enrolling its phone either, which counts, until its member stands there', async () => {
    const { franchiseId, actor, enrol } = await clerk();
    const phone = freshPhone();
    const { memberId } = await enrolled(house, { phone, enrolledAt: new Date('2026-01-01T00:00:00Z') });
    await atHomeWith(house, memberId, franchiseId);
    const outletId = await changedOutlet(house, { franchiseId, channelId: shop });
    const till = { outletId, channelId: shop, externalId: newId() };
    const shownAt = async (more: object) => codesOf(await house.runBatch(enrolMembers,
      [{ actor, input: enrolment({ ...till, ...more }) }]));
    expect(codesOf(await enrol([phone, freshPhone()]))).toEqual(['CODE_REQUIRED', 'new']);
    // Nor by joining it with somebody who has nothing yet.
    expect(await shownAt({})).toEqual(['new']);
    expect(await shownAt({ phone, phoneVerified: true })).toEqual(['CODE_REQUIRED']);
    expect(await house.sql.one`select tries from phone_try where actor_id = ${actor.id} and mask = ''`)
      .toEqual({ tries: 3 });
    await served(house, memberId, franchiseId);
    expect(codesOf(await enrol([phone]))).toEqual(['existing_phone']);
    expect(await shownAt({ phone, phoneVerified: true })).toEqual(['merged']);
    // Members at home elsewhere were never shown to it, and are enrolled as before; so are its own with consent.
    const other = freshPhone();
    const { memberId: elsewhere } = await enrolled(house, { phone: other });
    expect(codesOf(await enrol([other]))).toEqual(['existing_phone']);
    await atHomeWith(house, elsewhere, franchiseId);
    expect(codesOf(await enrol([other]))).toEqual(['CODE_REQUIRED']);
    await shares(house, elsewhere);
    expect(codesOf(await enrol([other]))).toEqual(['existing_phone']);
  });
});

describe('many phones', () => {
  it('may be shown by a person of a franchise 100 times an hour, and no more', async () => {
    const { enrol } = await clerk();
    const most = PHONES_AN_HOUR['tenant']!;
    const codes = codesOf(await enrol(Array.from({ length: most + 5 }, freshPhone)));
    expect(codes.slice(0, most).every((code) => code === 'new')).toBe(true);
    expect(codes.slice(most)).toEqual(Array.from({ length: 5 }, () => 'TOO_MANY_ATTEMPTS'));
    house.clock.advance(3_600_000);
    expect(codesOf(await enrol([freshPhone()]))).toEqual(['new']);
  });

  it('are no guesses of head office and services, nor of whoever searches whom it sees', async () => {
    for (const actor of [operator(), undefined]) {
      const outcomes = await house.runBatch(enrolMembers, Array.from({ length: 30 }, (_, n) => ({
        ...(actor ? { actor } : {}),
        input: enrolment({ phone: `+86136${2_000 + n}8765`, phoneVerified: true }) })));
      expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    }
    const { franchiseId, actor } = await clerk();
    const phone = freshPhone();
    const { memberId } = await enrolled(house, { phone });
    await atHomeWith(house, memberId, franchiseId);
    await shares(house, memberId);
    for (let n = 0; n < 3 * ALIKE_A_DAY; n += 1) {
      expect((await search(actor, phone)).data).toEqual({ members: { totalCount: 1 } });
    }
    expect(await house.sql.all`select mask, tries from phone_try where actor_id = ${actor.id}
      and tries > 0`).toEqual([]);
  });

  it('fit into full batches of a channel, which may be sent again', async () => {
    const partner = channel(shop);
    const inputs = Array.from({ length: 500 }, () => ({ actor: partner, input: enrolment({
      channelId: shop, externalId: newId(), phone: freshPhone(), phoneVerified: true }) }));
    expect((await house.runBatch(enrolMembers, inputs)).every((outcome) => outcome.ok)).toBe(true);
    const tries = () => house.sql.one`select tries from phone_try
      where actor_id = ${partner.id} and mask = ''`;
    const before = await tries();
    const again = await house.runBatch(enrolMembers, inputs);
    expect(codesOf(again).every((code) => code === 'existing_identity')).toBe(true);
    expect(await tries()).toEqual(before);
  });
});

describe('what was counted', () => {
  it('is kept masked, and forgotten once it counts no more', async () => {
    const partner = channel(shop);
    await show(partner, ['+8613512340000']);
    expect(await house.sql.all`select mask from phone_try where mask like '+86135%'`)
      .toEqual([{ mask: '+86135****0000' }]);
    house.clock.advance(2 * 86_400_000);
    await show(partner, ['+8613412340000']);
    let forgotten = 0;
    do {
      const outcome = await house.run(forgetPhoneTries, { limit: 100 });
      forgotten = outcome.ok ? outcome.value.forgotten : 0;
      expect(forgotten).toBeLessThanOrEqual(100);
    } while (forgotten > 0);
    expect(await house.sql.all`select mask from phone_try order by mask`)
      .toEqual([{ mask: '' }, { mask: '+86134****0000' }]);
  });

  it('names no member in the answers', async () => {
    const { memberId } = await enrolled(house, { phone: '+8613312340000' });
    const { enrol } = await clerk();
    expect(JSON.stringify(await enrol(Array.from({ length: 12 }, (_, n) => `+86133${4_000 + n}0000`))))
      .not.toContain(mem(memberId));
  });
});
