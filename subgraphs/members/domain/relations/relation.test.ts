import { describe, expect, it } from '@jest/globals';
import {
  MOST_CHILDREN, MOST_PARENTS, MOST_PROPOSALS, oppositeOf, relationRefusal, type Relative, type RelationAsked,
} from './relation.ts';

const relative = (more: Partial<Relative> = {}): Relative => ({
  birthday: null, isChild: false, parents: 0, children: 0, spouses: 0, proposals: 0, ...more,
});
const code = (asked: Partial<RelationAsked>): string | null => relationRefusal({
  kind: 'child', member: relative(), other: relative(), wouldCircle: false, ...asked })?.code ?? null;

it('what one is to the other has its opposite', () => {
  expect((['parent', 'child', 'spouse'] as const).map(oppositeOf)).toEqual(['child', 'parent', 'spouse']);
});

describe('a relation', () => {
  it('is refused to nobody without a reason', () => {
    for (const kind of ['parent', 'child', 'spouse'] as const) expect(code({ kind })).toBeNull();
  });

  it('makes nobody an ancestor of itself; spouses have no ancestors by each other', () => {
    expect([code({ wouldCircle: true }), code({ kind: 'parent', wouldCircle: true })])
      .toEqual(['ANCESTRY_CYCLE', 'ANCESTRY_CYCLE']);
    expect(code({ kind: 'spouse', wouldCircle: true })).toBeNull();
  });

  it('gives nobody two spouses', () => {
    expect(code({ kind: 'spouse', member: relative({ spouses: 1 }) })).toBe('SPOUSE_EXISTS');
    expect(code({ kind: 'spouse', other: relative({ spouses: 1 }) })).toBe('SPOUSE_EXISTS');
    expect(code({ member: relative({ spouses: 1 }) })).toBeNull();
  });

  it('has the parent born before the child, where both say when', () => {
    const [old, young] = [relative({ birthday: '1960-05-01' }), relative({ birthday: '1990-05-01' })];
    expect([code({ member: old, other: young }), code({ kind: 'parent', member: old, other: young })])
      .toEqual([null, 'AGE_CONTRADICTS']);
    expect(code({ member: old, other: old })).toBe('AGE_CONTRADICTS');
    expect(code({ member: young, other: relative() })).toBeNull();
    expect(code({ kind: 'spouse', member: relative({ isChild: true }) })).toBe('AGE_CONTRADICTS');
  });

  it('is one of a bounded number', () => {
    const [parents, children] = [relative({ parents: MOST_PARENTS }), relative({ children: MOST_CHILDREN })];
    expect([code({ other: parents }), code({ member: children }), code({ kind: 'parent', member: parents })])
      .toEqual(['TOO_MANY', 'TOO_MANY', 'TOO_MANY']);
    expect([code({ member: parents }), code({ other: children })]).toEqual([null, null]);
    expect(code({ kind: 'spouse', other: relative({ proposals: MOST_PROPOSALS }) })).toBe('TOO_MANY');
  });
});
