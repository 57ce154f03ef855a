import { describe, expect, it } from '@jest/globals';
import { refusalOfDedication, type Dedication } from './dedication.ts';

const made = (over: Partial<Dedication>): Dedication => (
  { memberOnly: false, channelIds: [], franchiseIds: [], ...over });
const sale = (channelId: string, franchiseId: string | null, memberId: string | null = 'member') => (
  { channelId, franchiseId, memberId });

describe('refusalOfDedication', () => {
  it.each<[string, Dedication | null, ReturnType<typeof sale>, string | null]>([
    ['takes what is for everybody', null, sale('y', null, null), null],
    ['takes what is for members by one', made({ memberOnly: true }), sale('y', null), null],
    ['refuses it without one', made({ memberOnly: true }), sale('y', null, null), 'MEMBER_ONLY'],
    ['takes the channel it is made for', made({ channelIds: ['x'] }), sale('x', null, null), null],
    ['refuses another channel', made({ channelIds: ['x'] }), sale('y', null), 'EXCLUSIVE_ELSEWHERE'],
    ['takes the franchise it is made for', made({ franchiseIds: ['f'] }), sale('y', 'f', null), null],
    ['refuses another franchise', made({ franchiseIds: ['f'] }), sale('y', 'g'), 'EXCLUSIVE_ELSEWHERE'],
    ['refuses head office', made({ franchiseIds: ['f'] }), sale('y', null), 'EXCLUSIVE_ELSEWHERE'],
    ['takes either of both', made({ channelIds: ['x'], franchiseIds: ['f'] }), sale('x', 'g'), null],
    ['asks for both rules', made({ memberOnly: true, channelIds: ['x'] }), sale('x', null, null), 'MEMBER_ONLY'],
  ])('%s', (_, product, where, code) => {
    expect(refusalOfDedication(product, where)).toBe(code);
  });
});
