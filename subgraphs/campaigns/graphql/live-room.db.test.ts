import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse, type ExecutionResult } from 'graphql';
import { newId } from '../../kernel/ids.ts';
import { operator, person } from '../../../tests/kit/subgraph.ts';
import { openRoom, type Room } from '../testing/room.ts';

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

it('is refused without the scope and for what is no session', async () => {
  const codeOf = async (id: string, actor = operator('campaigns:read')): Promise<unknown> => {
    const answer = await watch(id, actor);
    return answer.errors?.[0]?.extensions['code'];
  };
  expect(await codeOf(room.sessionId, operator())).toBe('FORBIDDEN');
  expect(await codeOf('ses_x')).toBe('BAD_USER_INPUT');
});
