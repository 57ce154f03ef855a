import { describe, expect, it } from '@jest/globals';
import { assignmentFault, leastLoaded, spread, type Colleague } from './service-load.ts';

const one = (id: string, served: number, capacity: number, active = true): Colleague => (
  { id, served, capacity, active });
const TEAM = [one('chen', 30, 60), one('li', 24, 50), one('wang', 10, 10)];

describe('who takes the next', () => {
  it('has the smallest part of its capacity in use', () => {
    expect([TEAM, [one('b', 1, 2), one('a', 1, 2)], [one('b', 1, 2), one('a', 2, 4)]].map(leastLoaded))
      .toEqual(['li', 'a', 'b']);
  });

  it('is nobody who is full or has left', () => {
    expect([leastLoaded([one('a', 2, 2), one('b', 0, 5, false)]), leastLoaded([])]).toEqual([null, null]);
  });

  it('is asked anew after each', () => {
    expect(spread(3, TEAM)).toEqual(['li', 'li', 'chen']);
    expect(spread(3, [one('a', 1, 2), one('b', 1, 2)])).toEqual(['a', 'b']);
    expect(spread(0, TEAM)).toEqual([]);
  });
});

it('a franchise\'s people serve those at home with it', () => {
  const taker = { ...one('a', 0, 1), franchiseId: 'f' };
  expect([assignmentFault(taker, 'f'), assignmentFault(taker, null),
    assignmentFault({ ...taker, franchiseId: null }, 'g'),
    assignmentFault({ ...taker, active: false }, 'f'), assignmentFault({ ...taker, served: 1 }, 'f')])
    .toEqual([null, 'NOT_AT_HOME', null, 'NOT_ACTIVE', 'FULL']);
});
