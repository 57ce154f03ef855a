import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { ANONYMOUS, type Actor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { members } from '../index.ts';
import {
  atHomeWith, changedOutlet, enrolled, freshPhone, mem, registeredChannel, served,
} from '../tests/sample.ts';

let house: TestSubgraph;
let shop: string;
let other: string;
let franchise: string;
/** At home with the franchise, known to the shop and another channel. */
let wang: string;
let stranger: string;
beforeAll(async () => {
  house = await startTestSubgraph(members);
  [shop, other, franchise] = [await registeredChannel(house), await registeredChannel(house), newId()];
  const phone = '+8613900000001';
  wang = (await enrolled(house, {
    phone, channelId: shop, externalId: 'wang-at-shop', name: '王小明', email: 'wang@example.com',
    birthday: '1990-07-08', gender: 'male', city: '上海', source: 'referral', styles: ['modern'],
  })).memberId;
  house.clock.advance(1000);
  await enrolled(house, { phone, channelId: other, externalId: 'wang-elsewhere' });
  await atHomeWith(house, wang, franchise);
  stranger = (await enrolled(house)).memberId;
});
afterAll(() => house.stop());

const hq = (...more: string[]) => operator('members:read', 'members:write', ...more);
const codesOf = (result: any) => result.errors?.map((error: any) => error.extensions.code);
const MEMBER = 'query($id: ID!) { member(id: $id) { id } }';
const isSeen = async (id: string, actor: Actor) =>
  (await house.query(MEMBER, { id: mem(id) }, actor)).data?.member?.id === mem(id);

describe('a member', () => {
  it('is masked', async () => {
    const result = await house.query(`query($id: ID!) { member(id: $id) {
      id cardNumber displayName phoneMasked phoneVerified emailMasked birthMonth
      region { code nameZh nameEn currency timeZone programmeCode } gender city
      source enrolledAt version preferences { styles stones occasions ringSize }
      identities { channel { id } externalIdMasked linkedAt } } }`, { id: mem(wang) }, hq());
    expect(result).toEqual({ data: { member: {
      id: mem(wang), cardNumber: expect.stringMatching(/^1\d{12}$/), displayName: '王**',
      phoneMasked: '+86139****0001', phoneVerified: true, emailMasked: 'w***@example.com',
      birthMonth: 7, region: { code: 'CN', nameZh: '中国大陆', nameEn: 'Mainland China', currency: 'CNY',
        timeZone: 'Asia/Shanghai', programmeCode: 'CN' }, gender: 'MALE', city: '上海', source: 'REFERRAL',
      enrolledAt: '2026-09-15T04:00:00.000Z', version: 1,
      preferences: { styles: ['MODERN'], stones: [], occasions: [], ringSize: null },
      identities: [
        { channel: { id: encodeId('chn', shop) }, externalIdMasked: '***shop', linkedAt: '2026-09-15T04:00:00.000Z' },
        { channel: { id: encodeId('chn', other) }, externalIdMasked: '***here', linkedAt: '2026-09-15T04:00:01.000Z' },
      ],
    } } });
  });

  it('is seen by head office, its home franchise, its channels and itself only', async () => {
    const seen: [Actor, boolean, boolean][] = [
      [hq(), true, true], [tenant(franchise, 'members:read'), true, false],
      [tenant(newId(), 'members:read'), false, false], [channel(shop, 'members:read'), true, false],
      [channel(newId(), 'members:read'), false, false], [person(wang, 'members:read'), true, false],
    ];
    for (const [actor, own, foreign] of seen) {
      expect([await isSeen(wang, actor), await isSeen(stranger, actor)]).toEqual([own, foreign]);
      const page = await house.query('{ members { totalCount items { id } } }', {}, actor);
      expect(page.data.members.items.map((item: any) => item.id).includes(mem(stranger))).toBe(foreign);
      if (!foreign) expect(page.data.members.totalCount).toBe(own ? 1 : 0);
    }
  });

  it('needs a sign-in and the scope, by every road', async () => {
    const roads = [[MEMBER, { id: mem(wang) }], ['{ members { totalCount } }', {}],
      ['{ memberByCard(cardNumber: "1") { id } }', {}],
      ['query($r: [_Any!]!) { _entities(representations: $r) { ... on Member { id } } }',
        { r: [{ __typename: 'Member', id: mem(wang) }] }]] as const;
    for (const [document, variables] of roads) {
      expect(codesOf(await house.query(document, variables, ANONYMOUS))).toEqual(['UNAUTHENTICATED']);
      expect(codesOf(await house.query(document, variables, operator()))).toEqual(['FORBIDDEN']);
    }
  });

  it('is found by identity and card, and nobody by what is malformed or foreign', async () => {
    const [{ card_number: card }] = await house.sql.all<any>`select card_number from member where id = ${wang}`;
    const byCard = 'query($c: String!) { memberByCard(cardNumber: $c) { id } }';
    const byIdentity = 'query($c: ID!, $e: String!) { memberByIdentity(channelId: $c, externalId: $e) { id } }';
    const at = (uuid: string, e: string) => ({ c: encodeId('chn', uuid), e });
    expect((await house.query(byCard, { c: card }, hq())).data).toEqual({ memberByCard: { id: mem(wang) } });
    expect((await house.query(byIdentity, at(shop, 'wang-at-shop'), channel(shop, 'members:read'))).data)
      .toEqual({ memberByIdentity: { id: mem(wang) } });
    for (const variables of [at(shop, 'nobody'), at(newId(), 'wang-at-shop'), { c: 'x', e: 'wang-at-shop' }]) {
      expect(await house.query(byIdentity, variables, hq())).toEqual({ data: { memberByIdentity: null } });
    }
    expect(await house.query(byCard, { c: '1234567890123' }, hq())).toEqual({ data: { memberByCard: null } });
    for (const id of ['', 'mem_', mem(newId()), encodeId('ord', wang)]) {
      expect(await house.query(MEMBER, { id }, hq())).toEqual({ data: { member: null } });
    }
  });

  it('shows a partner channel its own identity only, and no other by a foreign one', async () => {
    const own = channel(shop, 'members:read');
    const result = await house.query('query($id: ID!) { member(id: $id) { identities { channel { id } } } }',
      { id: mem(wang) }, own);
    expect(result.data.member.identities).toEqual([{ channel: { id: encodeId('chn', shop) } }]);
    expect(await house.query('query($c: ID!) { memberByIdentity(channelId: $c, externalId: "wang-elsewhere") { id } }',
      { c: encodeId('chn', other) }, own)).toEqual({ data: { memberByIdentity: null } });
  });

  it('costs the same statements for 25 as for one, with everything about it', async () => {
    for (let i = 0; i < 25; i += 1) await enrolled(house, { channelId: shop, externalId: `n-${i}` });
    const document = `query($size: Int!) { members(page: { size: $size }) { totalCount items {
      id identities { linkedAt } consents { granted } consentHistory { granted }
      contact(reason: "counting") { name } } } }`;
    const ask = (size: number) => house.countStatements(() =>
      house.query(document, { size }, hq('members:pii')));
    expect(await ask(25)).toBe(await ask(1));
  });
});

describe('a contact', () => {
  const CONTACT = `query($id: ID!, $reason: String!) { member(id: $id) { contact(reason: $reason) {
    name phone phoneVerified email birthday occupation } } }`;
  const look = (actor: Actor, reason = 'calls back') => {
    house.clock.advance(1000);
    return house.query(CONTACT, { id: mem(wang), reason }, actor);
  };
  const consent = (purpose: string, granted: boolean) => house.query(`mutation($input: RecordConsentInput!) {
    recordConsent(input: $input) { member { consents { purpose granted } } userErrors { code } } }`,
  { input: { memberId: mem(wang), purpose, granted, textVersion: '1', textHash: 'a'.repeat(64),
    source: 'STORE', idempotencyKey: newId() } }, hq());
  const views = () => house.sql.all<any>`select actor_name, reason from contact_view
    where member_id = ${wang} order by at, id`;
  const WANG = { name: '王小明', phone: '+8613900000001', phoneVerified: true,
    email: 'wang@example.com', birthday: '1990-07-08', occupation: null };

  it('is shown for a reason, which is logged', async () => {
    const before = await views();
    expect((await look(hq('members:pii'))).data).toEqual({ member: { contact: WANG } });
    expect((await views()).slice(before.length)).toEqual([{ actor_name: 'Olivia', reason: 'calls back' }]);
  });

  it('needs the scope and a reason of 5 to 200 characters, else nothing is logged', async () => {
    const before = await views();
    expect(codesOf(await look(hq()))).toEqual(['FORBIDDEN']);
    for (const reason of ['', 'abc', '    x    ', 'x'.repeat(201), 'abc\u0007def']) {
      expect(codesOf(await look(hq('members:pii'), reason))).toEqual(['BAD_USER_INPUT']);
    }
    expect(await views()).toEqual(before);
  });

  it('is shown with the member\'s consent to a channel, and to the home franchise while it serves', async () => {
    const manager = tenant(franchise, 'members:read', 'members:pii');
    const partner = channel(shop, 'members:read', 'members:pii');
    const before = await views();
    for (const [actor, purpose] of [[manager, 'FRANCHISE_SHARING'], [partner, 'CHANNEL_SHARING']] as const) {
      expect((await look(actor)).data).toEqual({ member: { contact: null } });
      expect((await consent(purpose, true)).data.recordConsent.userErrors).toEqual([]);
      if (actor === manager) {
        expect((await look(actor)).data).toEqual({ member: { contact: null } });
        await served(house, wang, franchise);
      }
      expect((await look(actor)).data).toEqual({ member: { contact: WANG } });
      await consent(purpose, false);
      expect((await look(actor)).data).toEqual({ member: { contact: null } });
    }
    expect((await look(person(wang, 'members:read', 'members:pii'))).data).toEqual({ member: { contact: WANG } });
    expect((await views()).slice(before.length).map((view) => view.actor_name)).toEqual(['Fang', 'Shop', 'Member']);
  });

  it('is logged where auditors read it, newest first, page by page', async () => {
    const document = `query($id: ID!, $after: String) { contactViews(memberId: $id, first: 2, after: $after) {
      edges { node { at actorKind actorName reason requestId } } pageInfo { hasNextPage endCursor } } }`;
    const member = (await enrolled(house)).memberId;
    for (const reason of ['first look', 'second look', 'third look']) {
      house.clock.advance(60_000);
      await house.query(CONTACT, { id: mem(member), reason }, hq('members:pii'));
    }
    const page = await house.query(document, { id: mem(member) }, operator('audit:read'));
    expect(page.data.contactViews.edges.map((edge: any) => edge.node.reason)).toEqual(['third look', 'second look']);
    const after = page.data.contactViews.pageInfo.endCursor;
    const next = await house.query(document, { id: mem(member), after }, operator('audit:read'));
    expect(next.data.contactViews).toMatchObject({
      edges: [{ node: { reason: 'first look', actorKind: 'operator', actorName: 'Olivia' } }],
      pageInfo: { hasNextPage: false } });
    expect(codesOf(await house.query(document, { id: mem(member) }, hq()))).toEqual(['FORBIDDEN']);
    const bent = Buffer.from('["x","y"]').toString('base64url');
    expect(codesOf(await house.query(document, { id: mem(member), after: bent }, operator('audit:read'))))
      .toEqual(['BAD_USER_INPUT']);
  });
});

describe('enrolling', () => {
  const ENROL = `mutation($input: EnrolMemberInput!) { enrolMember(input: $input) {
    member { id displayName region { nameEn } } resolution mergeCase { id state }
    userErrors { code path message } } }`;
  const input = (more: object = {}) => ({
    region: 'CN', source: 'STORE', name: '李雷', phone: freshPhone(), phoneVerified: true,
    idempotencyKey: newId(), ...more });

  it('one by one: a partner sees whom it enrolled, a franchise too', async () => {
    const partner = channel(shop, 'members:read', 'members:write');
    const sent = input({ channelId: encodeId('chn', shop), externalId: 'li' });
    const first = await house.query(ENROL, { input: sent }, partner);
    expect(first.data.enrolMember).toMatchObject(
      { member: { displayName: '李*', region: { nameEn: 'Mainland China' } }, resolution: 'NEW', mergeCase: null,
        userErrors: [] });
    expect(await house.query(ENROL, { input: sent }, partner)).toEqual(first);
    const outletId = encodeId('out', await changedOutlet(house, { franchiseId: franchise }));
    expect((await house.query(ENROL, { input: input({ outletId }) },
      tenant(franchise, 'members:read', 'members:write'))).data.enrolMember)
      .toMatchObject({ member: { displayName: expect.stringMatching(/^K-/) }, resolution: 'NEW' });
  });

  it('refuses with codes and paths, malformed ids like unknown ones', async () => {
    for (const outletId of ['nonsense', encodeId('out', newId())]) {
      expect((await house.query(ENROL, { input: input({ outletId, birthday: '1850-01-01' }) }, hq())).data
        .enrolMember).toMatchObject({ member: null, resolution: null, userErrors: [
        { code: 'BIRTHDAY_INVALID', path: ['birthday'] }, { code: 'NOT_FOUND', path: ['outletId'] }] });
    }
    expect((await house.query(ENROL, { input: input({ region: 'ZZ' }) }, hq())).data.enrolMember)
      .toMatchObject({ member: null, userErrors: [{ code: 'UNKNOWN_REGION', path: ['region'] }] });
    const longKey = await house.query(ENROL, { input: input({ idempotencyKey: 'k'.repeat(201) }) }, hq());
    expect(longKey.data.enrolMember.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_INVALID' }]);
    expect(codesOf(await house.query(ENROL, { input: input({ birthday: '2020-02-30' }) }, hq())))
      .toEqual(['BAD_USER_INPUT']);
    expect(codesOf(await house.query(ENROL, { input: input() },
      person(wang, 'members:write', 'members:read')))).toEqual(['FORBIDDEN']);
  });

  it('by hundreds: each row on its own, paths with their index', async () => {
    const document = `mutation($input: EnrolMembersInput!) { enrolMembers(input: $input) {
      results { member { id } resolution userErrors { code } } userErrors { code path } } }`;
    const rows = [input(), input({ phone: 'x' }), input({ region: 'ZZ' }), input()];
    const result = await house.query(document, { input: { members: rows } }, hq());
    expect(result.data.enrolMembers).toMatchObject({
      results: [{ resolution: 'NEW' }, { member: null, userErrors: [{ code: 'PHONE_INVALID' }] },
        { member: null, userErrors: [{ code: 'UNKNOWN_REGION' }] }, { resolution: 'NEW' }],
      userErrors: [{ code: 'PHONE_INVALID', path: ['members', '1', 'phone'] },
        { code: 'UNKNOWN_REGION', path: ['members', '2', 'region'] }] });
    expect((await house.query('{ members(filter: { region: "ZZ" }) { totalCount } }', {}, hq())).data.members)
      .toEqual({ totalCount: 0 });
    for (const count of [0, 501]) {
      const many = Array.from({ length: count }, () => input());
      expect(codesOf(await house.query(document, { input: { members: many } }, hq()))).toEqual(['LIMIT_EXCEEDED']);
    }
  });

  it('of a pair with history opens a case for head office, who decides it; the old id lives on', async () => {
    const phone = freshPhone();
    const sent = { channelId: encodeId('chn', shop), externalId: 'pair' };
    const one = (await enrolled(house, { channelId: shop, externalId: 'pair', phone: null })).memberId;
    house.clock.advance(1000);
    const two = (await enrolled(house, { phone })).memberId;
    for (const memberId of [one, two]) await house.deliver('order.recorded.v1', newId(), { memberId });
    const seen = await house.query(ENROL, { input: input({ ...sent, phone }) },
      channel(shop, 'members:read', 'members:write'));
    expect(seen.data.enrolMember).toMatchObject({ resolution: 'MERGE_CASE_OPENED', mergeCase: null });
    const chief = hq('members:merge');
    const list = `{ mergeCases(filter: { state: OPEN }) { totalCount items { id version state
      member { id } otherMember { id } } } }`;
    const [found] = (await house.query(list, {}, chief)).data.mergeCases.items;
    expect(found).toMatchObject({ state: 'OPEN', member: { id: mem(one) }, otherMember: { id: mem(two) } });
    expect((await house.query(list, {}, tenant(franchise, 'members:merge', 'members:read'))).data.mergeCases)
      .toEqual({ totalCount: 0, items: [] });
    const decide = `mutation($input: DecideMergeCaseInput!) { decideMergeCase(input: $input) {
      survivor { id } mergeCase { state decidedBy otherMember { id } } userErrors { code path currentVersion } } }`;
    const decision = { id: found.id, decision: 'MERGE', reason: 'one person' };
    expect((await house.query(decide, { input: { ...decision, expectedVersion: 9 } }, chief)).data.decideMergeCase)
      .toMatchObject({ survivor: null, userErrors: [{ code: 'STALE', currentVersion: 1 }] });
    expect((await house.query(decide, { input: { ...decision, dryRun: true } }, chief)).data.decideMergeCase)
      .toMatchObject({ survivor: { id: mem(one) }, mergeCase: { state: 'OPEN' } });
    expect((await house.query(decide, { input: decision }, chief)).data.decideMergeCase).toEqual({
      survivor: { id: mem(one) }, userErrors: [],
      mergeCase: { state: 'MERGED', decidedBy: 'Olivia', otherMember: { id: mem(one) } } });
    for (const actor of [chief, person(one, 'members:read'), person(two, 'members:read')]) {
      expect((await house.query(MEMBER, { id: mem(two) }, actor)).data).toEqual({ member: { id: mem(one) } });
    }
    expect((await house.query('query($r: [_Any!]!) { _entities(representations: $r) { ... on Member { id } } }',
      { r: [{ __typename: 'Member', id: mem(two) }, { __typename: 'Member', id: 'x' }] }, chief)).data)
      .toEqual({ _entities: [{ id: mem(one) }, null] });
    expect((await house.query(decide, { input: { ...decision, id: 'x' } }, chief)).data.decideMergeCase
      .userErrors).toEqual([{ code: 'NOT_FOUND', path: ['id'], currentVersion: null }]);
  });
});

describe('consents', () => {
  it('show the latest word per purpose, and the last ones said', async () => {
    const document = `mutation($input: RecordConsentInput!) { recordConsent(input: $input) { member {
      consents { purpose granted source } consentHistory(first: 2) { purpose granted } }
      userErrors { code path } } }`;
    const input = { memberId: mem(stranger), textVersion: '1', textHash: 'a'.repeat(64), source: 'APP' };
    let result: any;
    for (const [purpose, granted] of [['PROFILING', true], ['CROSS_BORDER', true], ['PROFILING', false]]) {
      result = await house.query(document,
        { input: { ...input, purpose, granted, idempotencyKey: newId() } }, hq());
    }
    expect(result.data.recordConsent).toEqual({ userErrors: [], member: {
      consents: [{ purpose: 'CROSS_BORDER', granted: true, source: 'APP' },
        { purpose: 'PROFILING', granted: false, source: 'APP' }],
      consentHistory: [{ purpose: 'PROFILING', granted: false }, { purpose: 'CROSS_BORDER', granted: true }],
    } });
    const refused = await house.query(document, { input: { ...input, memberId: 'x', purpose: 'PROFILING',
      granted: true, idempotencyKey: newId() } }, hq());
    expect(refused.data.recordConsent).toEqual(
      { member: null, userErrors: [{ code: 'NOT_FOUND', path: ['memberId'] }] });
  });
});

describe('editing a profile', () => {
  const UPDATE = `mutation($input: UpdateProfileInput!) { updateProfile(input: $input) {
    member { city version preferences { stones } } userErrors { code path currentVersion } } }`;
  const update = (change: object) => house.query(UPDATE,
    { input: { memberId: mem(stranger), expectedVersion: 1, ...change } }, hq());

  it('answers the new state, then STALE with the version there is', async () => {
    expect((await update({ city: '南京', stones: ['PEARL'] })).data.updateProfile).toEqual({
      member: { city: '南京', version: 2, preferences: { stones: ['PEARL'] } }, userErrors: [] });
    expect((await update({ city: '北京' })).data.updateProfile).toEqual({
      member: null, userErrors: [{ code: 'STALE', path: ['expectedVersion'], currentVersion: 2 }] });
  });

  it('takes a malformed id as an unknown one, and no word outside a list', async () => {
    for (const memberId of ['x', mem(newId())]) {
      expect((await update({ memberId })).data.updateProfile.userErrors)
        .toEqual([{ code: 'NOT_FOUND', path: ['memberId'], currentVersion: null }]);
    }
    expect(codesOf(await update({ stones: ['PLASTIC'] }))).toEqual(['BAD_USER_INPUT']);
  });
});

it('refuses pages and texts without measure', async () => {
  expect(codesOf(await house.query('{ members(page: { size: 101 }) { totalCount } }', {}, hq())))
    .toEqual(['LIMIT_EXCEEDED']);
  expect(codesOf(await house.query('query($s: String!) { members(filter: { search: $s }) { totalCount } }',
    { s: 'x'.repeat(10_001) }, hq()))).toEqual(['BAD_USER_INPUT']);
});
