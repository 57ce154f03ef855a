import { expect, it } from '@jest/globals';
import { momentOf, type InteractionWord } from './interaction-rules.ts';

const at = (time: string) => new Date(`2026-10-08T${time}Z`);
const air = { wentLiveAt: at('12:00:00'), endedAt: null };
const told = (time: string, kind: InteractionWord = 'like', over: object = {}) => {
  const moment = momentOf({ kind, at: at(time) }, { ...air, ...over }, at('12:10:00'));
  return moment instanceof Date ? moment.toISOString().slice(11, 19) : moment;
};

it('believes clocks that are two minutes wrong, and moves what they say into the time on air', () => {
  expect(told('12:05:00')).toBe('12:05:00');
  expect(told('11:58:00')).toBe('12:00:00');
  expect(told('11:57:59')).toBe('NOT_LIVE');
  expect(told('12:12:00')).toBe('12:10:00');
  expect(told('12:12:01')).toBe('CLOCK_AHEAD');
});

it('believes nothing of a room that was not on air then, but that its announcement was seen', () => {
  expect(told('12:05:00', 'enter', { wentLiveAt: null })).toBe('NOT_LIVE');
  expect(told('12:05:00', 'like', { endedAt: at('12:04:00') })).toBe('12:04:00');
  expect(told('12:07:00', 'like', { endedAt: at('12:04:00') })).toBe('NOT_LIVE');
  expect(told('09:00:00', 'reach', { wentLiveAt: null })).toBe('09:00:00');
});

it('believes nothing that is older than a week', () => {
  const moment = momentOf({ kind: 'reach', at: new Date('2026-10-01T12:09:59Z') }, air, at('12:10:00'));
  expect(moment).toBe('TOO_OLD');
});
