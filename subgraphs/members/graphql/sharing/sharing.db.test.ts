import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { operator, person, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import type { EventPayloads } from '../../../contracts/events.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { forgetExpired } from '../../commands/privacy/forget-expired.ts';
import { unmergeMember } from '../../commands/unmerge-member.ts';
import { members } from '../../index.ts';
import {
  atHomeWith, changedOutlet, enrolled, freshPhone, mem, mergedInto, registeredChannel, served, shares,
} from '../../tests/sample.ts';

const START = '2026-10-01T02:00:00Z';
const SCOPES = ['members:read', 'members:pii', 'members:write', 'members:merge'];
const MEMBER = `id cardNumber displayName phoneMasked phoneVerified emailMasked birthMonth city
  identities { externalIdMasked } lifeEvents { id } sharing { layer pseudonym gap }`;

let house: TestSubgraph;
let franchise: string;
let outletId: string;
let memberId: string;
let phone: string;
let channelId: string;
beforeAll(async () => {
  house = await startTestSubgraph(members, { now: START });
  channelId = await registeredChannel(house);
});
afterAll(() => house.stop());
beforeEach(async () => {
  house.clock.set(START);
  franchise = newId();
  outletId = await changedOutlet(house, { franchiseId: franchise });
  phone = freshPhone();
  memberId = await newcomer();
});

async function newcomer(home: string | null = franchise): Promise<string> {
  const one = await enrolled(house, { name: '王小明', phone, email: 'wang@example.com', birthday: '1990-07-08',
    city: '苏州', channelId, externalId: newId() });
  if (home) await atHomeWith(house, one.memberId, home);
  return one.memberId;
}

const as = (role: string | null, home = franchise): Actor => (
  { ...tenant(home, ...SCOPES), id: `${home} ${role}`, roles: role === null ? [] : [role] });
const manager = () => as('manager');
const head = (name: string) => ({ ...operator('members:policy', 'members:read'), id: name, name });

async function ask(document: string, variables: object, actor: Actor): Promise<any> {
  const { data, errors } = await house.query(document, variables as Record<string, unknown>, actor);
  if (errors) throw new Error(errors[0]!.message);
  return data;
}
const look = async (actor: Actor, id = memberId) =>
  (await ask(`query($id: ID!) { member(id: $id) { ${MEMBER} } }`, { id: mem(id) }, actor)).member;
const CONTACT = 'query($id: ID!) { member(id: $id) { contact(reason: "通知客人取件") { phone } } }';
const contact = async (actor: Actor, id = memberId) => (await ask(CONTACT, { id: mem(id) }, actor)).member?.contact;
const count = async (search: string, actor: Actor) => (await ask(
  'query($s: String) { members(filter: { search: $s }) { totalCount items { id } } }', { s: search }, actor))
  .members.totalCount;

const propose = async (more: object, actor = head('a')) => (await ask(
  `mutation($input: ProposeSharingTermsInput!) { proposeSharingTerms(input: $input) {
    terms { id state widens version isOwn startsAt franchise { id } } userErrors { code path } } }`,
  { input: { franchiseId: encodeId('frn', franchise), manager: 3, associate: 2, reason: '合同约定的共享',
    idempotencyKey: newId(), ...more } }, actor)).proposeSharingTerms;
const decide = async (terms: any, verdict: string, actor: Actor, more: object = {}) => (await ask(
  `mutation($input: DecideSharingTermsInput!) { decideSharingTerms(input: $input) {
    terms { state decidedBy startsAt } userErrors { code path currentVersion } } }`,
  { input: { termsId: terms.id, verdict, expectedVersion: terms.version, idempotencyKey: newId(), ...more } }, actor))
  .decideSharingTerms;
const listed = async () => (await ask(`query($f: ID) { sharingTerms(franchiseId: $f) {
  id state widens version franchise { id } } }`, { f: encodeId('frn', franchise) }, head('b'))).sharingTerms;
const codes = ({ userErrors }: any) => userErrors.map(({ code }: any) => code);

describe('a member without consent', () => {
  it('is a pseudonym to every role, served or not: no name, contact, card, birthday or identity', async () => {
    await served(house, memberId, franchise);
    for (const role of ['manager', 'associate', null]) {
      expect(await look(as(role))).toEqual({ id: mem(memberId), cardNumber: '*************',
        displayName: expect.stringMatching(/^K-\w{9}$/),
        phoneMasked: null, phoneVerified: false, emailMasked: null, birthMonth: null, city: null, identities: [],
        lifeEvents: [], sharing: { layer: 1, pseudonym: expect.stringMatching(/^K-\w{9}$/), gap: 'CONSENT' } });
      expect(await contact(as(role))).toBeNull();
    }
  });

  it('has another pseudonym in each franchise, and the same in each look', async () => {
    const here = (await look(manager())).sharing.pseudonym;
    expect((await look(as('associate'))).sharing.pseudonym).toBe(here);
    const next = newId();
    await atHomeWith(house, memberId, next);
    expect((await look(as('manager', next))).sharing.pseudonym).not.toBe(here);
    await expect(look(manager())).resolves.toBeNull();
    expect((await look(head('a'))).sharing).toBeNull();
    expect((await look(person(memberId, 'members:read'))).displayName).toBe('王**');
  });

  it('is not found by name, phone or the beginning of a card; by what the member hands over it is', async () => {
    const { card } = await house.sql.one<{ card: string }>`
      select card_number as card from member where id = ${memberId}`;
    expect([await count('王小明', manager()), await count('王', manager()), await count(phone, manager()),
      await count(card.slice(0, 12), manager())]).toEqual([0, 0, 0, 0]);
    expect(await count(card, manager())).toBe(1);
    await shares(house, memberId);
    expect([await count('王小明', manager()), await count(phone, manager()), await count(card.slice(0, 12), manager())])
      .toEqual([1, 1, 1]);
  });

  it('is known by an identity of the franchise\'s own tills alone', async () => {
    const own = await registeredChannel(house);
    await changedOutlet(house, { franchiseId: franchise, channelId: own });
    await enrolled(house, { phone, channelId: own, externalId: 'till-1' });
    const { external } = await house.sql.one<{ external: string }>`select external_id as external
      from channel_identity where member_id = ${memberId} and channel_id = ${channelId}`;
    const find = async (channel: string, externalId: string) => (await ask(
      'query($c: ID!, $e: String!) { memberByIdentity(channelId: $c, externalId: $e) { id } }',
      { c: encodeId('chn', channel), e: externalId }, manager())).memberByIdentity;
    expect([await find(channelId, external), await find(own, 'till-1')]).toEqual([null, { id: mem(memberId) }]);
    // Where others' outlets sell through the channel too, it is no till of its own.
    const guest = await changedOutlet(house, { franchiseId: newId(), channelId: own });
    expect(await find(own, 'till-1')).toBeNull();
    await house.deliver('outlet.changed.v1', guest, { outletId: guest, code: 'o-02', name: 'Store', franchiseId: null,
      channelId: own, kind: 'franchise_store', region: 'CN', closed: true, version: 2n });
    expect(await find(own, 'till-1')).toEqual({ id: mem(memberId) });
    await shares(house, memberId);
    expect(await find(channelId, external)).toEqual({ id: mem(memberId) });
  });

  it('is in no order of cards: neither rows nor cursors tell any', async () => {
    await expect(ask('{ members(sort: { by: CARD_NUMBER }) { items { id } endCursor } }', {}, manager()))
      .rejects.toThrow('does not sort by card');
    await expect(ask('{ members(sort: { by: CARD_NUMBER }) { items { id } } }', {}, head('a'))).resolves.toBeDefined();
  });
});

describe('contacts', () => {
  it('are whole while a service order of the franchise is open, and masked again at its end', async () => {
    await shares(house, memberId);
    expect((await look(manager())).sharing).toMatchObject({ layer: 2, gap: 'SERVICE' });
    expect((await look(manager())).phoneMasked).toMatch(/^\+86160\*{4}/);
    const order = await served(house, memberId, franchise);
    expect((await look(manager())).sharing).toMatchObject({ layer: 3, gap: null });
    expect(await contact(manager())).toEqual({ phone });
    await served(house, memberId, franchise, { serviceOrderId: order, state: 'handed_over', version: 3n });
    expect(await contact(manager())).toBeNull();
    // Older news opens nothing again.
    await served(house, memberId, franchise, { serviceOrderId: order, state: 'ready', version: 2n });
    expect(await contact(manager())).toBeNull();
    await served(house, memberId, newId());
    expect(await contact(manager())).toBeNull();
  });

  it('are whole on the day of an appointment by the outlet\'s clocks, unless it is called off', async () => {
    await shares(house, memberId);
    const appointmentId = newId();
    const tell = (state: string, version: bigint) => house.deliver('appointment.changed.v1', appointmentId, {
      appointmentId, memberId, outletId, franchiseId: franchise, kind: 'consultation', state, version,
      startsAt: new Date('2026-10-03T06:00:00Z'), endsAt: new Date('2026-10-03T06:30:00Z'), at: house.clock.now(),
    } satisfies EventPayloads['appointment.changed.v1']);
    await tell('booked', 1n);
    const open: boolean[] = [];
    for (const at of ['2026-10-02T15:59:59Z', '2026-10-02T16:00:00Z', '2026-10-03T15:59:59Z', '2026-10-03T16:00:00Z']) {
      house.clock.set(at);
      open.push(await contact(manager()) !== null);
    }
    expect(open).toEqual([false, true, true, false]);
    house.clock.set('2026-10-03T06:00:00Z');
    await tell('cancelled', 2n);
    expect(await contact(manager())).toBeNull();
  });

  it('close at once with the consent, and with the home', async () => {
    await shares(house, memberId);
    await served(house, memberId, franchise);
    expect(await contact(manager())).toEqual({ phone });
    await shares(house, memberId, false);
    expect([await contact(manager()), (await look(manager())).sharing.gap]).toEqual([null, 'CONSENT']);
    await shares(house, memberId);
    await atHomeWith(house, memberId, newId());
    expect(await look(manager())).toBeNull();
  });

  it('follow a merge and its undoing', async () => {
    await shares(house, memberId);
    phone = freshPhone();
    const other = await newcomer();
    await shares(house, other);
    await served(house, other, franchise);
    expect(await contact(manager())).toBeNull();
    await mergedInto(house, memberId, other);
    expect(await contact(manager())).not.toBeNull();
    await house.run(unmergeMember, { memberId: other, reason: 'two people after all' }, { actor: operator() });
    expect(await contact(manager())).toBeNull();
    expect(await contact(manager(), other)).toEqual({ phone });
  });

  it('of a service that began while two were one go with whom service then tells', async () => {
    await shares(house, memberId);
    const mine = phone;
    phone = freshPhone();
    const other = await newcomer();
    await shares(house, other);
    await mergedInto(house, memberId, other);
    const order = await served(house, memberId, franchise);
    await house.run(unmergeMember, { memberId: other, reason: 'two people after all' }, { actor: operator() });
    expect(await contact(manager())).toEqual({ phone: mine });
    await served(house, other, franchise, { serviceOrderId: order, version: 2n });
    expect([await contact(manager()), await contact(manager(), other)]).toEqual([null, { phone }]);
  });

  it('close thirty days after the promised one, whatever becomes of the piece, and it is forgotten', async () => {
    await shares(house, memberId);
    const order = await served(house, memberId, franchise);
    house.clock.set('2026-10-31T01:59:59Z');
    expect(await contact(manager())).toEqual({ phone });
    house.clock.set('2026-10-31T02:00:00Z');
    expect(await contact(manager())).toBeNull();
    const kept = () => house.sql.all`select 1 from active_service where ref_id = ${order}`;
    await house.run(forgetExpired, { limit: 100 });
    expect(await kept()).toHaveLength(1);
    house.clock.set('2026-12-01T02:00:00Z');
    await house.run(forgetExpired, { limit: 100 });
    expect(await kept()).toEqual([]);
  });

  it('are logged with who, why and the layer, for auditors and the member itself; refused ones are none', async () => {
    await contact(manager());
    await shares(house, memberId);
    await served(house, memberId, franchise);
    await contact(manager());
    const looks = 'edges { node { actorKind actorName reason layer } }';
    const own = await ask(`{ myLooks { ${looks} } }`, {}, person(memberId, 'members:self'));
    expect(own.myLooks.edges).toEqual([{ node: {
      actorKind: 'tenant', actorName: 'Fang', reason: '通知客人取件', layer: 3 } }]);
    expect((await ask(`query($id: ID!) { contactViews(memberId: $id) { ${looks} } }`, { id: mem(memberId) },
      operator('audit:read'))).contactViews).toEqual(own.myLooks);
  });
});

describe('terms', () => {
  it('say the most by role: an associate asks for no contact unless two people of head office let it', async () => {
    await shares(house, memberId);
    await served(house, memberId, franchise);
    expect([await contact(as('associate')), (await look(as('associate'))).sharing.gap]).toEqual([null, 'TERMS']);
    const { terms } = await propose({ associate: 3 });
    expect(terms).toMatchObject({ state: 'PROPOSED', widens: true, isOwn: true });
    expect(await contact(as('associate'))).toBeNull();
    expect(codes(await decide(terms, 'APPROVE', head('a')))).toEqual(['SAME_PERSON']);
    expect(await decide(terms, 'APPROVE', head('b'))).toMatchObject({
      terms: { state: 'APPROVED', decidedBy: 'b' }, userErrors: [] });
    expect(await contact(as('associate'))).toEqual({ phone });
    expect(codes(await decide(terms, 'REJECT', head('b')))).toEqual(['STALE']);
    expect(codes(await decide({ ...terms, version: 2 }, 'REJECT', head('b')))).toEqual(['ALREADY_DECIDED']);
    const nothing = { id: encodeId('sht', newId()), version: 1 };
    expect(codes(await decide(nothing, 'REJECT', head('b')))).toEqual(['NOT_FOUND']);
  });

  it('that narrow count at once, for reading, searching, changing and days of a life', async () => {
    await shares(house, memberId);
    await served(house, memberId, franchise);
    expect(await propose({ manager: 1, associate: 1 })).toMatchObject({
      terms: { state: 'APPROVED', widens: false }, userErrors: [] });
    expect(await look(manager())).toMatchObject({
      displayName: expect.stringMatching(/^K-/), sharing: { layer: 1, gap: 'TERMS' } });
    expect([await contact(manager()), await count('王小明', manager()), await count(phone, manager())])
      .toEqual([null, 0, 0]);
    const { updateProfile } = await ask(`mutation($input: UpdateProfileInput!) { updateProfile(input: $input) {
      userErrors { code path } } }`,
    { input: { memberId: mem(memberId), expectedVersion: 1, name: '李四' } }, manager());
    expect(updateProfile.userErrors).toEqual([{ code: 'TERMS_REQUIRED', path: ['name'] }]);
    expect(await propose({})).toMatchObject({ terms: { state: 'PROPOSED', widens: true } });
  });

  it('of a franchise stand before those for all, each from its day on', async () => {
    await shares(house, memberId);
    await propose({ manager: 2, startsAt: '2026-10-05T00:00:00Z' });
    const forAll = await propose({ franchiseId: null, manager: 1, startsAt: '2026-10-02T00:00:00Z' });
    expect(forAll.terms).toMatchObject({ franchise: null, state: 'APPROVED' });
    const layers: number[] = [];
    for (const at of [START, '2026-10-02T00:00:00Z', '2026-10-05T00:00:00Z']) {
      house.clock.set(at);
      layers.push((await look(manager())).sharing.layer);
    }
    // What was approved for later, when all were shown more, waits for a second person again.
    expect(layers).toEqual([2, 1, 1]);
    const [own] = (await listed()).filter(({ franchise: of }: any) => of);
    expect(own).toMatchObject({ state: 'PROPOSED', widens: true, version: 2 });
    await decide(own, 'APPROVE', head('b'));
    expect((await look(manager())).sharing.layer).toBe(2);
    await propose({ franchiseId: null, manager: 1, associate: 1 });
    expect((await look(manager())).sharing.layer).toBe(2);
    await house.sql.run`delete from sharing_terms where franchise_id is null`;
  });

  it('that narrow are not undone by what was approved before for later', async () => {
    await shares(house, memberId);
    await served(house, memberId, franchise);
    const { terms: later } = await propose({ startsAt: '2026-10-05T00:00:00Z' });
    expect(later).toMatchObject({ state: 'APPROVED', widens: false });
    const { terms: narrower } = await propose({ manager: 1, associate: 1, startsAt: '2026-10-07T00:00:00Z' });
    await propose({ manager: 2, associate: 1 });
    expect((await listed()).map(({ id, state }: any) => [id, state])).toEqual(expect.arrayContaining([
      [later.id, 'PROPOSED'], [narrower.id, 'APPROVED']]));
    house.clock.set('2026-10-05T00:00:00Z');
    expect((await look(manager())).sharing.layer).toBe(2);
    // Who proposed it cannot bring it back alone.
    expect(codes(await decide({ ...later, version: 2 }, 'APPROVE', head('a')))).toEqual(['SAME_PERSON']);
    await decide({ ...later, version: 2 }, 'APPROVE', head('b'));
    expect((await look(manager())).sharing.layer).toBe(3);
    house.clock.set('2026-10-07T00:00:00Z');
    expect((await look(manager())).sharing.layer).toBe(1);
  });

  it('beneath those for all that narrow later are more, and wait', async () => {
    await propose({ franchiseId: null, manager: 1, associate: 1, startsAt: '2026-10-05T00:00:00Z' });
    expect((await propose({ manager: 2 })).terms).toMatchObject({ state: 'PROPOSED', widens: true });
    await house.sql.run`delete from sharing_terms where franchise_id is null`;
  });

  it('that have not begun are taken back where nobody is shown more without them', async () => {
    const { terms: narrower } = await propose({ manager: 1, startsAt: '2026-10-05T00:00:00Z' });
    expect(codes(await decide(narrower, 'WITHDRAW', head('a')))).toEqual(['WIDENS']);
    const { terms: wider } = await propose({ associate: 3, startsAt: '2026-10-03T00:00:00Z' });
    await decide(wider, 'APPROVE', head('b'));
    expect(await decide({ ...wider, version: 2 }, 'WITHDRAW', head('a'))).toMatchObject({
      terms: { state: 'WITHDRAWN' }, userErrors: [] });
    house.clock.set('2026-10-05T00:00:00Z');
    expect(codes(await decide(narrower, 'WITHDRAW', head('a')))).toEqual(['ALREADY_DECIDED']);
  });

  it('are head office\'s, and read as they are asked for', async () => {
    expect(codes(await propose({ manager: 4, associate: 0, reason: 'x', startsAt: '2026-09-30T00:00:00Z' })))
      .toEqual(['INVALID_LAYER', 'INVALID_LAYER', 'INVALID_REASON', 'INVALID_PERIOD']);
    expect(codes(await propose({ franchiseId: encodeId('frn', newId()) }))).toEqual(['NOT_FOUND']);
    const own = { ...manager(), scopes: ['members:policy'] };
    await expect(propose({}, own)).rejects.toThrow('Head office says');
    await expect(ask('{ sharingTerms { id } }', {}, own)).rejects.toThrow('Head office says');
    const { terms } = await propose({ associate: 3 });
    expect(await decide(terms, 'WITHDRAW', head('a'))).toMatchObject({ terms: { state: 'WITHDRAWN' } });
    expect(await listed()).toMatchObject([{ id: terms.id, state: 'WITHDRAWN' }]);
  });
});
