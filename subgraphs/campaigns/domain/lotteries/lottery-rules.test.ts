import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../kernel/actor.ts';
import { refusalAtDoor, refusalOfBeacon, stateOfLottery, type LotteryInHand } from './lottery-rules.ts';

const at = (time: string) => new Date(`2026-10-08T${time}Z`);
const MEMBER: Actor = { kind: 'person', id: 'm', name: 'm', scopes: [], personId: 'm' } as unknown as Actor;
const CHANNEL: Actor = { kind: 'channel', id: 'c', name: 'c', scopes: [], channelId: 'other' } as unknown as Actor;
const lottery: LotteryInHand = {
  state: 'published', opensAt: at('12:30:00'), closesAt: at('13:00:00'), sessionState: 'live',
  sessionEndsAt: at('14:00:00'), room: { memberOnly: true, channelId: 'own', franchiseId: null }, entered: 0,
};

describe('the door of a lottery', () => {
  it('is open to members from its opening to its closing, while the room is on air', () => {
    const asked = (time: string, over: Partial<LotteryInHand> = {}, actor = MEMBER) =>
      refusalAtDoor({ ...lottery, ...over }, actor, at(time));
    expect(asked('12:29:59')).toBe('NOT_OPEN_YET');
    expect(asked('12:30:00')).toBeNull();
    expect(asked('12:59:59')).toBeNull();
    expect(asked('13:00:00')).toBe('ENTRIES_CLOSED');
    expect(asked('12:40:00', { sessionState: 'scheduled' })).toBe('NOT_LIVE');
    expect(asked('12:40:00', { sessionEndsAt: at('12:40:00') })).toBe('NOT_LIVE');
    expect(asked('12:40:00', {}, CHANNEL)).toBe('MEMBER_ONLY');
    expect(asked('12:40:00', { state: 'draft' })).toBe('NOT_FOUND');
    expect(asked('12:40:00', { state: 'cancelled' })).toBe('ENTRIES_CLOSED');
    expect(asked('12:40:00', { entered: 100_000 })).toBe('FULL');
  });

  it('closes by the clock, and nothing else does', () => {
    expect(stateOfLottery(lottery, at('13:00:00'))).toBe('closed');
    expect(stateOfLottery({ ...lottery, state: 'cancelled' }, at('13:00:00'))).toBe('cancelled');
  });
});

it('is drawn with the public value that was promised, which appeared after the closing', () => {
  const facts = { isPromised: true, closedAt: at('13:00:00'), now: at('13:10:00') };
  const beacon = { value: 'beef', at: at('13:05:00') };
  expect(refusalOfBeacon(facts, beacon)).toBeNull();
  expect(refusalOfBeacon(facts, null)).toBe('BEACON_NEEDED');
  expect(refusalOfBeacon(facts, { ...beacon, at: at('13:00:00') })).toBe('BEACON_TOO_EARLY');
  expect(refusalOfBeacon(facts, { ...beacon, at: at('13:10:01') })).toBe('INVALID');
  for (const value of ['', 'bee', 'BEEF', 'xyzz', 'ab'.repeat(65)]) {
    expect([value, refusalOfBeacon(facts, { ...beacon, value })]).toEqual([value, 'INVALID']);
  }
  expect(refusalOfBeacon({ ...facts, isPromised: false }, beacon)).toBe('NO_BEACON_PROMISED');
  expect(refusalOfBeacon({ ...facts, isPromised: false }, null)).toBeNull();
});
