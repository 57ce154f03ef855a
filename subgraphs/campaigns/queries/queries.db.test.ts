import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/actor.ts';
import { ANONYMOUS } from '../../kernel/actor.ts';
import { channel, operator, person, tenant } from '../../../tests/kit/subgraph.ts';
import { CHANNEL, OPERATOR, OUTLET, openRoom, uuid, type Room } from '../tests/room.ts';

const TENANT = newId();
const READ = 'campaigns:read';
let room: Room;
let dropId: string;
const members: string[] = [];
beforeAll(async () => {
  room = await openRoom();
  dropId = await room.drop({ stock: 4, waitlistLimit: 10 });
  for (let n = 0; n < 6; n += 1) {
    members.push(await room.member(n === 0 ? { channelIds: [CHANNEL] } : n === 1 ? { tenantId: TENANT } : {}));
    await room.claim(dropId, members[n]!);
    room.clock.advance(1000);
  }
});
afterAll(() => room.stop());

const ask = async (document: string, variables: object, actor: Actor = OPERATOR): Promise<any> => {
  const answer = await room.query(document, variables as Record<string, unknown>, actor);
  return answer.errors ? { error: answer.errors[0]!.extensions!['code'] } : answer.data;
};
const CLAIMS = `query ($id: ID!, $first: Int!, $after: String) { liveSession(id: $id) { drops {
  claims(first: $first, after: $after) { edges { cursor node { state position member { id } drop { id } } }
    pageInfo { hasNextPage hasPreviousPage endCursor } } } } }`;
const page = async (variables: object = {}, actor?: Actor): Promise<any> =>
  (await ask(CLAIMS, { id: room.sessionId, first: 10, ...variables }, actor)).liveSession.drops[0].claims;
const seenBy = async (actor: Actor): Promise<string[]> =>
  (await page({}, actor)).edges.map((edge: any) => uuid(edge.node.member.id));

describe('live session', () => {
  it('shows its drops and counts', async () => {
    expect(await ask(`query ($id: ID!) { liveSession(id: $id) { titleZh host state memberOnly
      outlet { id } stats { claimed waitlisted captured voided }
      drops { id stock taken available waitlisted state cashPrice { amount currency } session { id } } } }`,
    { id: room.sessionId })).toEqual({ liveSession: {
      titleZh: '金秋专场', host: 'Lin', state: 'LIVE', memberOnly: true,
      outlet: { id: encodeId('out', OUTLET) },
      stats: { claimed: 4, waitlisted: 2, captured: 0, voided: 0 },
      drops: [{
        id: dropId, stock: 4, taken: 4, available: 0, waitlisted: 2, state: 'WAITLIST_ONLY',
        cashPrice: { amount: '999.00', currency: 'CNY' }, session: { id: room.sessionId },
      }],
    } });
  });

  it('is null for unknown and malformed ids', async () => {
    for (const id of ['x', 'mem_01h455vb4pex5vsknk084sn02q', encodeId('ses', newId())]) {
      expect(await ask('query ($id: ID!) { liveSession(id: $id) { id } }', { id }))
        .toEqual({ liveSession: null });
    }
  });

  it('is for everybody who is signed in with campaigns:read', async () => {
    const query = 'query ($id: ID!) { liveSession(id: $id) { titleEn } }';
    const actors = [operator(READ), tenant(newId(), READ), channel(newId(), READ), person(newId(), READ)];
    for (const actor of actors) {
      expect(await ask(query, { id: room.sessionId }, actor)).toEqual({ liveSession: { titleEn: 'Autumn' } });
    }
    expect(await ask(query, { id: room.sessionId }, operator())).toEqual({ error: 'FORBIDDEN' });
    expect(await ask(query, { id: room.sessionId }, ANONYMOUS)).toEqual({ error: 'UNAUTHENTICATED' });
  });
});

describe('claims', () => {
  it('come newest first, page by page', async () => {
    const first = await page({ first: 4 });
    expect(first.edges.map((edge: any) => edge.node.position)).toEqual([2, 1, null, null]);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page({ first: 4, after: first.pageInfo.endCursor });
    expect(second.edges).toHaveLength(2);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const ids = [...first.edges, ...second.edges].map((edge: any) => uuid(edge.node.member.id));
    expect(ids).toEqual([...members].reverse());
  });

  it('refuse foreign cursors and sizes', async () => {
    for (const after of ['x', Buffer.from('["a","b"]').toString('base64url')]) {
      expect(await ask(CLAIMS, { id: room.sessionId, first: 1, after })).toEqual({ error: 'BAD_USER_INPUT' });
    }
    expect(await ask(CLAIMS, { id: room.sessionId, first: 101 })).toEqual({ error: 'LIMIT_EXCEEDED' });
  });

  it('are seen by head office, the home franchise, the channel and the member, each its own', async () => {
    expect(await seenBy(operator(READ))).toHaveLength(6);
    expect(await seenBy(channel(CHANNEL, READ))).toEqual([members[0]]);
    expect(await seenBy(tenant(TENANT, READ))).toEqual([members[1]]);
    expect(await seenBy(person(members[2]!, READ))).toEqual([members[2]]);
    expect(await seenBy(channel(newId(), READ))).toEqual([]);
    expect(await seenBy(person(newId(), READ))).toEqual([]);
  });

  it("are found as the member's own and as a member's list", async () => {
    const mine = `query ($dropId: ID!) { myClaim(dropId: $dropId) { state position } }`;
    expect(await ask(mine, { dropId }, person(members[4]!, READ)))
      .toEqual({ myClaim: { state: 'WAITLISTED', position: 1 } });
    expect(await ask(mine, { dropId }, person(newId(), READ))).toEqual({ myClaim: null });
    expect(await ask(mine, { dropId })).toEqual({ myClaim: null });
    const list = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
      ... on Member { claims { edges { node { state } } } } } }`;
    const refs = [members[0]!, members[5]!].map((id) => ({ __typename: 'Member', id: encodeId('mem', id) }));
    expect((await ask(list, { refs }))._entities.map((each: any) => each.claims.edges.map((e: any) => e.node.state)))
      .toEqual([['CLAIMED'], ['WAITLISTED']]);
    expect((await ask(list, { refs }, person(members[0]!, READ)))._entities[1].claims.edges).toEqual([]);
  });

  it('are entities of their own, unseen ones null', async () => {
    const { id } = await room.sql.one<{ id: string }>`select id from claim where member_id = ${members[0]!}`;
    const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Claim { state } } }`;
    const refs = [{ __typename: 'Claim', id: encodeId('clm', id) }];
    expect(await ask(query, { refs }, person(members[0]!, READ))).toEqual({ _entities: [{ state: 'CLAIMED' }] });
    expect(await ask(query, { refs }, person(members[1]!, READ))).toEqual({ _entities: [null] });
  });
});

describe('live sessions', () => {
  const LIST = `query ($filter: LiveSessionFilter, $sort: LiveSessionSort! = NEWEST, $page: PageInput) {
    liveSessions(filter: $filter, sort: $sort, page: $page) { totalCount items { id titleEn
      stats { claimed } drops { id claims(first: 2) { edges { node { id } } } } } } }`;
  const schedule = (n: number) => ask(`mutation ($input: ScheduleLiveSessionInput!) {
    scheduleLiveSession(input: $input) { liveSession { id } } }`, { input: {
    titleZh: `第${n}场`, titleEn: `No. ${n}`, host: 'Lin', outletId: encodeId('out', OUTLET),
    startsAt: `2026-11-${String(n + 1).padStart(2, '0')}T12:00:00Z`,
    endsAt: `2026-11-${String(n + 1).padStart(2, '0')}T14:00:00Z`, idempotencyKey: newId() } });

  it('filter, sort and page, with the same number of statements for 1 and 25', async () => {
    const one = await room.countStatements(() => ask(LIST, {}));
    for (let n = 1; n <= 24; n += 1) await schedule(n);
    const many = await room.countStatements(() => ask(LIST, {}));
    expect(many).toBe(one);
    const titles = async (variables: object): Promise<string[]> =>
      (await ask(LIST, variables)).liveSessions.items.map((each: any) => each.titleEn);
    expect((await ask(LIST, {})).liveSessions.totalCount).toBe(25);
    expect(await titles({ page: { number: 2, size: 12 } })).toHaveLength(12);
    expect((await titles({}))[0]).toBe('No. 24');
    expect((await titles({ sort: 'SOONEST' }))[0]).toBe('Autumn');
    expect(await titles({ filter: { state: 'LIVE' } })).toEqual(['Autumn']);
    expect(await titles({ sort: 'SOONEST', filter: { state: 'SCHEDULED', startsFrom: '2026-11-24T00:00:00Z' } }))
      .toEqual(['No. 23', 'No. 24']);
    expect(await titles({ filter: { startsBefore: '2026-11-01T00:00:00Z' } })).toEqual(['Autumn']);
    expect(await titles({ filter: { outletId: encodeId('out', newId()) } })).toEqual([]);
    expect(await titles({ filter: { outletId: 'x' } })).toEqual([]);
    expect(await ask(LIST, { page: { number: 1, size: 101 } })).toEqual({ error: 'LIMIT_EXCEEDED' });
  });
});
