import { describe, expect, it } from '@jest/globals';
import {
  mayEnter, refusalOfGuest, refusalOfRelease, type Dedication, type Guest, type Room,
} from './room-rules.ts';

const room = (memberOnly: boolean, channelId: string | null, franchiseId: string | null = null): Room => (
  { memberOnly, channelId, franchiseId });
const of = (channelId: string): Guest => ({ kind: 'channel', channelId });
const made = (over: Partial<Dedication>): Dedication => (
  { memberOnly: false, channelIds: [], franchiseIds: [], ...over });

describe('a live room', () => {
  it.each<[string, Room, Guest, boolean]>([
    ['lets members into a room for members', room(true, 'douyin'), { kind: 'member' }, true],
    ['lets the house in', room(true, 'douyin'), { kind: 'staff' }, true],
    ['lets the channel of its outlet in', room(true, 'douyin'), of('douyin'), true],
    ['lets no other channel in', room(true, 'douyin'), of('mini'), false],
    ['lets any channel in where the outlet has none', room(true, null), of('mini'), true],
    ['lets every channel into a room for all', room(false, 'douyin'), of('mini'), true],
    ['lets nobody else in', room(false, null), { kind: 'nobody' }, false],
  ])('%s', (_, where, guest, enters) => {
    expect(mayEnter(where, guest)).toBe(enters);
  });

  it.each<[string, Dedication | null, Room, string | null]>([
    ['anything for everybody', null, room(false, null), null],
    ['a members\' item in a members\' room', made({ memberOnly: true }), room(true, 'x'), null],
    ['no members\' item in a room for all', made({ memberOnly: true }), room(false, 'x'), 'MEMBER_ONLY'],
    ['what is made for its channel', made({ channelIds: ['x'] }), room(false, 'x'), null],
    ['not what is made for another', made({ channelIds: ['y'] }), room(false, 'x'), 'EXCLUSIVE_ELSEWHERE'],
    ['what is made for its franchise', made({ franchiseIds: ['f'] }), room(false, 'x', 'f'), null],
    ['not what is made for a franchise, at head office\'s', made({ franchiseIds: ['f'] }), room(false, null),
      'EXCLUSIVE_ELSEWHERE'],
    ['what is made for a channel, where any sells', made({ channelIds: ['y'] }), room(false, null), null],
  ])('releases %s', (_, item, where, code) => {
    expect(refusalOfRelease(item, where)).toBe(code);
  });

  it.each<[string, Dedication | null, Room, Guest, string | null]>([
    ['a member', null, room(true, 'x'), { kind: 'member' }, null],
    ['no channel from outside', null, room(true, 'x'), of('y'), 'MEMBER_ONLY'],
    ['the channel it is made for', made({ channelIds: ['y'] }), room(false, null), of('y'), null],
    ['no other', made({ channelIds: ['y'] }), room(false, null), of('x'), 'EXCLUSIVE_ELSEWHERE'],
    ['any channel, what is made for the room\'s franchise', made({ franchiseIds: ['f'] }), room(false, 'x', 'f'),
      of('x'), null],
  ])('takes claims of %s', (_, item, where, guest, code) => {
    expect(refusalOfGuest(item, where, guest)).toBe(code);
  });
});
