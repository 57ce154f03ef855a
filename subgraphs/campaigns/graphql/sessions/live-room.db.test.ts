import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse, type ExecutionResult } from 'graphql';
import { newId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { channel, operator, person, tenant } from '../../../../tests/kit/subgraph.ts';
import { OPERATOR, openRoom, OUTLET, type Room } from '../../tests/room.ts';

let room: Room;
beforeAll(async () => { room = await openRoom(); });
afterAll(() => room.stop());

async function watch(sessionId: string, actor = operator('campaigns:read'), stop?: AbortSignal) {
  return room.runtime.port.execute({
    document: parse(`subscription ($id: ID!) { liveRoomChanged(sessionId: $id) {
      state drops { dropId available taken waitlisted state } } }`),
    variables: { id: sessionId },
    context: { requestId: newId(), actor, deadlineAt: Date.now() + 10_000, signal: stop },
  }) as Promise<AsyncGenerator<ExecutionResult<any>> & ExecutionResult>;
}

it('tells the state at once and after changes, many changes as one', async () => {
  const dropId = await room.drop({ stock: 5 });
  const stop = new AbortController();
  const states = await watch(room.sessionId, person(newId(), 'campaigns:read'), stop.signal);
  const next = async () => (await states.next()).value.data.liveRoomChanged;
  expect(await next()).toEqual({ state: 'LIVE', drops: [
    { dropId, available: 5, taken: 0, waitlisted: 0, state: 'OPEN' }] });
  let seen = 0;
  const reading = (async () => {
    for (;;) {
      const { drops } = await next();
      seen += 1;
      if (drops[0].taken === 5 && drops[0].waitlisted === 1) return drops[0].state;
    }
  })();
  for (let n = 0; n < 6; n += 1) await room.claim(dropId, await room.member());
  expect(await reading).toBe('WAITLIST_ONLY');
  expect(seen).toBeLessThanOrEqual(6);
  stop.abort();
  await states.return(undefined);
});

it('tells that a drop has opened, which only time did', async () => {
  const room2 = await room.drop({ stock: 2, opensAt: '2026-10-08T12:02:00Z' });
  const stop = new AbortController();
  const states = await watch(room.sessionId, undefined, stop.signal);
  const stateOf = async () => (await states.next()).value.data.liveRoomChanged.drops
    .find((drop: any) => drop.dropId === room2).state;
  expect(await stateOf()).toBe('WAITING');
  room.clock.set('2026-10-08T12:02:00Z');
  expect(await stateOf()).toBe('OPEN');
  stop.abort();
  expect((await states.next()).done).toBe(true);
});

it('shows a room for members to members, the house and the channel of its outlet', async () => {
  const [own, other] = [newId(), newId()];
  const memberId = await room.member({ channelIds: [own, other] });
  const itemId = await room.item('B', { exclusiveChannelIds: [own] });
  const elsewhere = await room.item('B', { exclusiveChannelIds: [other] });
  const outlet = { outletId: OUTLET, code: 'live', name: 'Live', franchiseId: null, channelId: own,
    kind: 'live_room' as const, region: 'CN' as const, closed: false, version: 2n };
  await room.deliver('outlet.changed.v1', OUTLET, outlet);
  const dropId = await room.drop({ itemId });
  const as = (id: string) => channel(id, 'campaigns:read', 'campaigns:claim');
  const seen = async (actor: Actor) => {
    const { data } = await room.query(`query ($s: ID!, $d: [_Any!]!) { liveSession(id: $s) { titleEn drops { id } }
      _entities(representations: $d) { ... on Drop { id } } }`,
    { s: room.sessionId, d: [{ __typename: 'Drop', id: dropId }] }, actor);
    expect(data.liveSession.titleEn).toBe('Autumn');
    return [data.liveSession.drops.some((drop: any) => drop.id === dropId), data._entities[0] !== null];
  };
  const watched = async (actor: Actor) => {
    const stop = new AbortController();
    const states = await watch(room.sessionId, actor, stop.signal);
    if (states.errors) return states.errors[0]!.extensions['code'];
    const { value } = await states.next();
    stop.abort();
    return value.data.liveRoomChanged.state;
  };
  for (const actor of [OPERATOR, as(own), person(memberId, 'campaigns:read'), tenant(newId(), 'campaigns:read')]) {
    expect([await seen(actor), await watched(actor)]).toEqual([[true, true], 'LIVE']);
  }
  expect([await seen(as(other)), await watched(as(other))]).toEqual([[false, false], 'FORBIDDEN']);
  const claim = async (actor: Actor) => (await room.claim(dropId, memberId, { actor })).userErrors;
  expect(await claim(as(other))).toEqual([
    { code: 'MEMBER_ONLY', path: ['dropId'], opensAt: null, waitSeconds: null }]);
  expect(await claim(as(own))).toEqual([]);
  await expect(room.drop({ itemId: elsewhere })).rejects.toThrow();
  expect((await room.query(`mutation ($input: AddDropInput!) { addDrop(input: $input) { userErrors { code path } } }`,
    { input: { sessionId: room.sessionId, itemId: elsewhere, stock: 1, opensAt: '2026-10-08T12:00:00Z',
      cashPrice: { amount: '1.00', currency: 'CNY' }, idempotencyKey: newId() } }, OPERATOR)).data.addDrop.userErrors)
    .toEqual([{ code: 'EXCLUSIVE_ELSEWHERE', path: ['itemId'] }]);
  await room.drop({ itemId: await room.item('B', { memberOnly: true }) });
  expect((await room.query(`mutation ($input: UpdateLiveSessionInput!) { updateLiveSession(input: $input) {
    userErrors { code path } } }`, { input: { id: room.sessionId, expectedVersion: 2, memberOnly: false } }, OPERATOR))
    .data.updateLiveSession.userErrors).toEqual([{ code: 'MEMBER_ONLY', path: ['memberOnly'] }]);
  await room.deliver('outlet.changed.v1', OUTLET, { ...outlet, channelId: null, version: 3n });
  expect(await claim(as(other))).toEqual([
    { code: 'EXCLUSIVE_ELSEWHERE', path: ['dropId'], opensAt: null, waitSeconds: null }]);
});

it('is refused without the scope and for what is no session', async () => {
  const codeOf = async (id: string, actor = operator('campaigns:read')): Promise<unknown> => {
    const answer = await watch(id, actor);
    return answer.errors?.[0]?.extensions['code'];
  };
  expect(await codeOf(room.sessionId, operator())).toBe('FORBIDDEN');
  expect(await codeOf('ses_x')).toBe('BAD_USER_INPUT');
});
