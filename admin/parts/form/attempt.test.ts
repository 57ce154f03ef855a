import { describe, expect, it } from '@jest/globals';
import { keyFor, withLost } from './attempt.ts';

function keys(): () => string {
  let count = 0;
  return () => `k${++count}`;
}

describe('keyFor', () => {
  it('keeps the key while the same values are sent again', () => {
    const next = keys();
    const first = keyFor({ points: '100' }, null, next);
    expect(keyFor({ points: '100' }, first, next).key).toBe('k1');
  });

  it('takes a new key when the values were changed', () => {
    const next = keys();
    const first = keyFor({ points: '100' }, null, next);
    expect(keyFor({ points: '200' }, first, next).key).toBe('k2');
  });

  it('keeps the key of a lost answer whatever is tried between, and until an answer came', () => {
    const next = keys();
    const lost = withLost(keyFor({ points: '1000' }, null, next), true);
    const between = withLost(keyFor({ points: '10000' }, lost, next), false);
    const again = keyFor({ points: '1000' }, between, next);
    expect([between.key, again.key]).toEqual(['k2', 'k1']);
    const answered = withLost(again, false);
    expect(keyFor({ points: '1000' }, withLost(keyFor({ points: '1' }, answered, next), false), next).key).toBe('k4');
  });

  it('does not reuse the key of a draft that was never sent', () => {
    const next = keys();
    expect(
      keyFor({ points: '1' }, { values: { points: '1' }, key: '', sent: null }, next).key,
    ).toBe('k1');
  });
});
