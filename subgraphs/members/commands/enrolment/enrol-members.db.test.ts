import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { members } from '../../index.ts';
import {
  changedOutlet, enrolled, enrolment, freshPhone, registeredChannel, toldRegion,
} from '../../tests/sample.ts';
import { enrolMembers } from './enrol-members.ts';
import type { EnrolmentInput } from './enrolment.ts';

let house: TestSubgraph;
let shop: string;
beforeAll(async () => {
  house = await startTestSubgraph(members);
  shop = await registeredChannel(house);
});
afterAll(() => house.stop());

async function enrol(more: Partial<EnrolmentInput>, actor: Actor = operator(), idempotencyKey?: string) {
  const [outcome] = await house.runBatch(enrolMembers,
    [{ input: enrolment(more), actor, idempotencyKey }]);
  return outcome!;
}

const rowOf = (id: string) => house.sql.one<any>`select * from member where id = ${id}`;
const rowCounts = () => house.sql.one`select (select count(*)::int from member) as members,
  (select count(*)::int from channel_identity) as identities,
  (select count(*)::int from merge_case) as cases, (select count(*)::int from event) as events,
  (select count(*)::int from audit_record) as audits`;

describe('a new member', () => {
  it('is kept with card, identity, visibility, audit and events', async () => {
    const outcome = await enrol({
      channelId: shop, externalId: ' T-1\u3000', phone: '138 0000 0001', phoneVerified: true,
      name: ' ＷＡＮＧ 小明', gender: 'male', birthday: '1990-02-28', email: 'W@Example.com', city: '上海',
    });
    const memberId = outcome.ok ? outcome.value.memberId : '';
    expect(outcome).toEqual({ ok: true, value: { memberId, resolution: 'new', mergeCaseId: null } });
    expect(await rowOf(memberId)).toMatchObject({
      region: 'CN', name: 'WANG 小明', phone: '+8613800000001', phone_verified: true,
      email: 'w@example.com', gender: 'male', birthday: '1990-02-28', city: '上海', version: 1,
      card_number: expect.stringMatching(/^1\d{12}$/), enrolled_at: new Date('2026-09-15T04:00:00Z'),
    });
    expect((await house.events('member.enrolled.v1')).at(-1)).toEqual({
      memberId, region: 'CN', source: 'store', channelId: shop, outletId: null,
      enrolledAt: new Date('2026-09-15T04:00:00Z'),
    });
    expect((await house.events('member.identity-linked.v1')).at(-1)).toEqual({
      memberId, region: 'CN', channelId: shop, externalId: 'T-1',
      linkedAt: new Date('2026-09-15T04:00:00Z'),
    });
    expect((await house.events('member.visibility-changed.v1')).at(-1)).toEqual({
      personId: memberId, tenantId: null, layer: 1, channelIds: [shop], survivorId: null, version: 1n,
      visits: [],
    });
    const audits = await house.sql.all<any>`
      select * from audit_record where subject_id = ${memberId}`;
    expect(audits).toMatchObject([{ command: 'members.enrol', actor_name: 'Olivia' }]);
    expect(JSON.stringify(audits)).not.toMatch(/13800000001|小明|example/i);
  });

  it('may be imported with the day it happened', async () => {
    const { memberId } = await enrolled(house, { enrolledAt: new Date('2024-05-01T02:00:00Z') });
    expect((await rowOf(memberId)).enrolled_at).toEqual(new Date('2024-05-01T02:00:00Z'));
  });

  it('is at home with the franchise whose person enrolled it', async () => {
    const franchiseId = newId();
    const outletId = await changedOutlet(house, { franchiseId, channelId: shop });
    const outcome = await enrol({ outletId, phone: freshPhone(), phoneVerified: true,
      channelId: shop, externalId: newId() }, tenant(franchiseId));
    expect(outcome).toMatchObject({ ok: true, value: { resolution: 'new' } });
    expect((await house.events('member.visibility-changed.v1')).at(-1))
      .toMatchObject({ tenantId: franchiseId, layer: 1 });
  });
});

describe('a region that head office has entered', () => {
  it('has members with its card digit, whose phones are read with its habits', async () => {
    await toldRegion(house);
    const { memberId } = await enrolled(house, { region: 'MY', phone: '012-345 6789' });
    expect(await rowOf(memberId)).toMatchObject({
      region: 'MY', phone: '+60123456789', card_number: expect.stringMatching(/^5\d{12}$/) });
    expect((await house.events('member.enrolled.v1')).at(-1)).toMatchObject({ memberId, region: 'MY' });
  });

  it('that nobody entered, has not begun or takes nobody any more is refused, and the row alone', async () => {
    await toldRegion(house, { code: 'JP', effectiveFrom: new Date('2026-09-15T04:00:01Z') });
    await toldRegion(house, { code: 'TW', retired: true });
    const before = await rowCounts();
    for (const region of ['ZZ', 'JP', 'TW', '', 'cn']) {
      expect(await enrol({ region, phone: '012-345 6789' })).toEqual({ ok: false, refusals: [
        { code: 'UNKNOWN_REGION', message: expect.any(String), path: ['region'] }] });
    }
    expect(await rowCounts()).toEqual(before);
    const outcomes = await house.runBatch(enrolMembers, [{ input: enrolment({ region: 'ZZ', phone: freshPhone() }) },
      { input: enrolment({ phone: freshPhone() }) }]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('takes members from its first moment on', async () => {
    await toldRegion(house, { code: 'KR', effectiveFrom: house.clock.now() });
    expect(await enrol({ region: 'KR', phone: freshPhone() })).toMatchObject({ ok: true });
  });
});

describe('OneID', () => {
  it('finds a member by channel identity, and lets it gain a verified phone', async () => {
    const first = await enrolled(house, { channelId: shop, externalId: 'A', phone: null });
    const phone = freshPhone();
    expect(await enrol({ channelId: shop, externalId: 'A', phone, phoneVerified: true }))
      .toEqual({ ok: true, value: { ...first, resolution: 'existing_identity' } });
    expect(await rowOf(first.memberId)).toMatchObject({ phone, phone_verified: true, version: 2 });
  });

  it('finds a member by verified phone, who gains the identity', async () => {
    const phone = freshPhone();
    const first = await enrolled(house, { phone });
    expect(await enrol({ channelId: shop, externalId: 'B', phone, phoneVerified: true }))
      .toEqual({ ok: true, value: { ...first, resolution: 'existing_phone' } });
    expect((await house.events('member.visibility-changed.v1')).at(-1))
      .toMatchObject({ personId: first.memberId, channelIds: [shop], version: 2n });
  });

  it.each([[true, false], [false, true], [false, false]])(
    'finds nobody by phone when the one there is %s and the one shown %s', async (had, shows) => {
      const phone = freshPhone();
      const first = await enrolled(house, { phone, phoneVerified: had });
      const outcome = await enrol({ phone, phoneVerified: shows });
      expect(outcome).toMatchObject({ ok: true, value: { resolution: 'new' } });
      expect(outcome.ok && outcome.value.memberId).not.toBe(first.memberId);
    });

  it('sees inside one batch what came before', async () => {
    const phone = freshPhone();
    const inputs = [
      { phone, phoneVerified: true }, { phone, phoneVerified: true, channelId: shop, externalId: 'C' },
      { channelId: shop, externalId: 'C' }, { channelId: shop, externalId: 'D' },
      { phone, phoneVerified: true, channelId: shop, externalId: 'D' },
    ];
    const outcomes = await house.runBatch(enrolMembers,
      inputs.map((input) => ({ input: enrolment(input) })));
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.resolution))
      .toEqual(['new', 'existing_phone', 'existing_identity', 'new', 'merged']);
    const alive = await house.sql.all`select id from member where phone = ${phone}
      and survivor_id is null`;
    expect(alive).toHaveLength(1);
    expect(await house.sql.one`select count(*)::int as n from channel_identity
      where external_id in ('C', 'D') and member_id = (select id from member
        where phone = ${phone} and survivor_id is null)`).toEqual({ n: 2 });
  });
});

describe('identity and phone of two members', () => {
  async function pair(name: string) {
    house.clock.set('2026-09-15T04:00:00Z');
    const phone = freshPhone();
    const byIdentity = await enrolled(house, {
      channelId: shop, externalId: name, phone: null, name: null,
      enrolledAt: new Date('2026-01-01T00:00:00Z'),
    });
    const byPhone = await enrolled(house, { phone, enrolledAt: new Date('2026-02-01T00:00:00Z') });
    const again = { channelId: shop, externalId: name, phone, phoneVerified: true };
    return { one: byIdentity.memberId, other: byPhone.memberId, phone, again };
  }
  const active = async (...ids: string[]) => {
    for (const memberId of ids) {
      await house.deliver('order.recorded.v1', newId(), { memberId });
    }
  };

  it('are merged at once when one has nothing: the older id stays and gains the profile', async () => {
    const { one, other, phone, again } = await pair('M1');
    await active(other);
    expect(await enrol(again)).toEqual(
      { ok: true, value: { memberId: one, resolution: 'merged', mergeCaseId: null } });
    expect(await rowOf(one)).toMatchObject(
      { phone, phone_verified: true, name: '王小明', survivor_id: null });
    expect(await rowOf(other)).toMatchObject({ survivor_id: one });
    expect(await house.sql.one`select has_orders from member_activity where member_id = ${one}`)
      .toEqual({ has_orders: true });
    expect((await house.events('member.merged.v1')).at(-1)).toMatchObject(
      { memberId: one, otherMemberId: other, mergedAt: new Date('2026-09-15T04:00:00Z') });
    const seen = await house.events('member.visibility-changed.v1');
    expect(seen.filter((event) => event.personId === other).at(-1))
      .toMatchObject({ survivorId: one, channelIds: [shop] });
  });

  it('wait for an operator when both have history, once per pair', async () => {
    const { one, other, again } = await pair('M2');
    await active(one, other);
    const outcome = await enrol(again);
    const mergeCaseId = outcome.ok ? outcome.value.mergeCaseId : null;
    expect(outcome).toEqual(
      { ok: true, value: { memberId: one, resolution: 'merge_case_opened', mergeCaseId } });
    expect(await house.sql.all`select member_id, other_member_id, state from merge_case
      where id = ${mergeCaseId}`).toEqual([{ member_id: one, other_member_id: other, state: 'open' }]);
    expect(await enrol(again)).toEqual(outcome);
  });

  it('count points like orders', async () => {
    const { one, other, again } = await pair('M3');
    await active(other);
    await house.deliver('points.posted.v1', one, { memberId: one });
    expect(await enrol(again)).toMatchObject({ ok: true, value: { resolution: 'merge_case_opened' } });
  });

  it('are not asked about again once an operator dismissed it', async () => {
    const { one, other, again } = await pair('M4');
    await active(one, other);
    await enrol(again);
    await house.sql.run`update merge_case set state = 'dismissed', decided_at = now()
      where member_id = ${one}`;
    expect(await enrol(again)).toEqual(
      { ok: true, value: { memberId: one, resolution: 'existing_identity', mergeCaseId: null } });
  });

  it('who were merged are one for every later enrolment and for activity', async () => {
    const { one, other, again } = await pair('M5');
    await enrol(again);
    expect(await enrol(again)).toMatchObject(
      { ok: true, value: { memberId: one, resolution: 'existing_identity' } });
    await active(other);
    expect(await house.sql.all`select member_id from member_activity
      where member_id in (${one}, ${other})`).toEqual([{ member_id: one }]);
  });
});

describe('refusals', () => {
  const phone = '+8613811110000';
  const cases: [string, Partial<EnrolmentInput>, string, string][] = [
    ['neither identity nor phone', {}, 'IDENTITY_OR_PHONE_REQUIRED', 'phone'],
    ['channel without external id', { channelId: 'shop', phone }, 'EXTERNAL_ID_INVALID', 'externalId'],
    ['external id without channel', { externalId: 'x', phone }, 'EXTERNAL_ID_INVALID', 'externalId'],
    ['blank external id', { channelId: 'shop', externalId: ' ' }, 'EXTERNAL_ID_INVALID', 'externalId'],
    ['zero-width space in the external id', { channelId: 'shop', externalId: 'x\u200b' }, 'EXTERNAL_ID_INVALID',
      'externalId'],
    ['misread name', { phone, name: '王\ufffd' }, 'NAME_INVALID', 'name'],
    ['long external id', { channelId: 'shop', externalId: 'x'.repeat(201) }, 'EXTERNAL_ID_INVALID',
      'externalId'],
    ['unknown channel', { channelId: newId(), externalId: 'x' }, 'NOT_FOUND', 'channelId'],
    ['unknown outlet', { outletId: newId(), phone }, 'NOT_FOUND', 'outletId'],
    ['bad phone', { phone: '123' }, 'PHONE_INVALID', 'phone'],
    ['long name', { phone, name: 'x'.repeat(81) }, 'NAME_INVALID', 'name'],
    ['birthday in the future', { phone, birthday: '2026-09-16' }, 'BIRTHDAY_INVALID', 'birthday'],
    ['bad e-mail', { phone, email: 'x' }, 'EMAIL_INVALID', 'email'],
    ['long city', { phone, city: 'x'.repeat(81) }, 'CITY_INVALID', 'city'],
    ['future enrolment', { phone, enrolledAt: new Date('2026-09-15T04:00:01Z') },
      'ENROLLED_AT_INVALID', 'enrolledAt'],
    ['ancient enrolment', { phone, enrolledAt: new Date('1989-12-31T00:00:00Z') },
      'ENROLLED_AT_INVALID', 'enrolledAt'],
  ];
  it.each(cases)('%s', async (_, more, code, field) => {
    const before = await rowCounts();
    const input = more.channelId === 'shop' ? { ...more, channelId: shop } : more;
    expect(await enrol(input, operator(), newId()))
      .toMatchObject({ ok: false, refusals: [{ code, path: [field] }] });
    expect(await rowCounts()).toEqual(before);
  });

  it('of a partner channel that enrols elsewhere, nowhere or in the past', async () => {
    const own = channel(shop);
    const other = await registeredChannel(house);
    for (const channelId of [other, newId()]) {
      expect(await enrol({ channelId, externalId: 'x' }, own))
        .toMatchObject({ refusals: [{ code: 'CHANNEL_NOT_YOURS', path: ['channelId'] }] });
    }
    expect(await enrol({ phone }, own)).toMatchObject({ refusals: [{ code: 'CHANNEL_NOT_YOURS' }] });
    expect(await enrol({ channelId: shop, externalId: 'x', enrolledAt: new Date(0) }, own))
      .toMatchObject({ refusals: [{ code: 'ENROLLED_AT_INVALID' }] });
  });

  it('of a franchise without an outlet, in a foreign one, a closed one, or one not its person\'s', async () => {
    const franchiseId = newId();
    const own = await changedOutlet(house, { franchiseId });
    const closed = await changedOutlet(house, { franchiseId, closed: true });
    const foreign = await changedOutlet(house, { franchiseId: newId() });
    const manager = tenant(franchiseId);
    expect(await enrol({ phone }, manager)).toMatchObject({ refusals: [{ code: 'OUTLET_REQUIRED' }] });
    expect(await enrol({ phone, outletId: foreign }, manager))
      .toMatchObject({ refusals: [{ code: 'NOT_FOUND', path: ['outletId'] }] });
    expect(await enrol({ phone, outletId: closed }, manager))
      .toMatchObject({ refusals: [{ code: 'OUTLET_CLOSED' }] });
    expect(await enrol({ phone, outletId: own }, { ...manager, siteIds: [newId()] }))
      .toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    expect(await enrol({ phone, outletId: own, channelId: shop, externalId: 'x' }, manager))
      .toMatchObject({ refusals: [{ code: 'CHANNEL_NOT_YOURS' }] });
  });

  it('of one row leave the others of the batch alone', async () => {
    const good = enrolment({ phone: freshPhone(), phoneVerified: true });
    const outcomes = await house.runBatch(enrolMembers,
      [{ input: good }, { input: enrolment() }, { input: good }]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
  });
});

describe('repetition and races', () => {
  it('answers the stored result for the same key, and refuses another input', async () => {
    const input = { phone: freshPhone(), phoneVerified: true };
    const first = await enrol(input, operator(), 'key-1');
    const before = await rowCounts();
    expect(await enrol(input, operator(), 'key-1')).toEqual(first);
    expect(await enrol({ ...input, name: 'Other' }, operator(), 'key-1'))
      .toMatchObject({ refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    expect(await rowCounts()).toEqual(before);
  });

  it('makes one member of ten who come with the same phone at once', async () => {
    const phone = freshPhone();
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, n) =>
      enrol({ phone, phoneVerified: true, channelId: shop, externalId: `race-${n}` })));
    const ids = new Set(outcomes.map((outcome) => outcome.ok && outcome.value.memberId));
    expect(ids.size).toBe(1);
    expect(outcomes.filter((outcome) => outcome.ok && outcome.value.resolution === 'new'))
      .toHaveLength(1);
    expect(await house.sql.one`select count(*)::int as n from channel_identity
      where external_id like 'race-%' and member_id = ${[...ids][0]}`).toEqual({ n: 10 });
  });

  it('merges a pair once when it is shown twice at once', async () => {
    const phone = freshPhone();
    await enrolled(house, { channelId: shop, externalId: 'twice', phone: null });
    await enrolled(house, { phone });
    const again = { channelId: shop, externalId: 'twice', phone, phoneVerified: true };
    const outcomes = await Promise.all([enrol(again), enrol(again), enrol(again)]);
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.resolution).sort())
      .toEqual(['existing_identity', 'existing_identity', 'merged']);
  });

  it('sends as many statements for 100 as for one', async () => {
    const one = (n: number) => ({ input: enrolment({
      channelId: shop, externalId: `bulk-${n}`, phone: freshPhone(), phoneVerified: true }) });
    const single = await house.countStatements(() => house.runBatch(enrolMembers, [one(0)]));
    const many = await house.countStatements(() => house.runBatch(enrolMembers,
      Array.from({ length: 100 }, (_, n) => one(n + 1))));
    expect(many).toBe(single);
  });
});
