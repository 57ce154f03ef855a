import { expect, it } from '@jest/globals';
import { wasOnAir } from './on-air.ts';

const at = (time: string) => new Date(`2026-10-08T${time}Z`);
const evening = { wentLiveAt: at('12:00:00'), endedAt: at('14:00:00') };

it.each<[string, Parameters<typeof wasOnAir>[0], string, boolean]>([
  ['from its first', evening, '12:00:00', true], ['to its last moment', evening, '14:00:00', true],
  ['not before', evening, '11:59:59', false], ['not after', evening, '14:00:01', false],
  ['as long as it goes on', { ...evening, endedAt: null }, '23:00:00', true],
  ['not when it never began', { wentLiveAt: null, endedAt: null }, '12:00:00', false],
])('a session is on air %s', (_, session, time, expected) => {
  expect(wasOnAir(session, at(time))).toBe(expected);
});
