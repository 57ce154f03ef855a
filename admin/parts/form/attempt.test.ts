import { describe, expect, it } from '@jest/globals';
import { inZone, keyFor, withLost, type Attempt } from './attempt.ts';

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

describe('a draft that another region opens', () => {
  const typed = { opensAt: '2026-11-28 20:00', title: '会员夜' };
  const draft: Attempt<typeof typed> = {
    ...withLost(keyFor(typed, null, () => 'k1'), true), zone: 'Asia/Shanghai',
    seen: { ...typed, opensAt: '2026-11-28 19:00' },
  };

  it('shows the same instant by the clocks of that region', () => {
    expect(inZone(draft, 'Asia/Tokyo')).toMatchObject({
      zone: 'Asia/Tokyo', values: { opensAt: '2026-11-28 21:00', title: '会员夜' },
      seen: { opensAt: '2026-11-28 20:00' },
    });
    expect(inZone(draft, 'Asia/Shanghai')).toBe(draft);
  });

  it('keeps the key of what was sent and may have been done', () => {
    const abroad = inZone(draft, 'Asia/Tokyo');
    expect(keyFor(abroad.values, abroad, () => 'k2').key).toBe('k1');
    expect(keyFor(abroad.values, { ...abroad, sent: null }, () => 'k2').key).toBe('k1');
  });

  it('of before zones were kept is left as it is', () => {
    const { zone: _, ...before } = draft;
    expect(inZone(before, 'Asia/Tokyo').values).toEqual(typed);
  });
});
