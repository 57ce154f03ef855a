import { describe, expect, it } from '@jest/globals';
import { inZone, keptOf, keyFor, withLost, type Attempt } from './attempt.ts';

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

const SHANGHAI = 'Asia/Shanghai';

describe('a draft that another region opens', () => {
  const typed = { opensAt: '2026-11-28 20:00', title: '会员夜' };
  const draft: Attempt<typeof typed> = {
    ...withLost(keyFor(typed, null, () => 'k1', SHANGHAI), true), zone: SHANGHAI,
    seen: { ...typed, opensAt: '2026-11-28 19:00' },
  };

  it('shows the same instant by the clocks of that region', () => {
    expect(inZone(draft, 'Asia/Tokyo')).toMatchObject({
      zone: 'Asia/Tokyo', values: { opensAt: '2026-11-28 21:00', title: '会员夜' },
      seen: { opensAt: '2026-11-28 20:00' },
    });
    expect(inZone(draft, SHANGHAI)).toEqual(draft);
  });

  it('keeps the key of what was sent and may have been done', () => {
    const abroad = inZone(draft, 'Asia/Tokyo');
    expect(keyFor(abroad.values, abroad, () => 'k2', 'Asia/Tokyo').key).toBe('k1');
    expect(keyFor(abroad.values, { ...abroad, sent: null }, () => 'k2', 'Asia/Tokyo').key).toBe('k1');
  });

  it('of before zones were kept is left as it is', () => {
    const { zone: _, ...before } = draft;
    expect(inZone(before, 'Asia/Tokyo').values).toEqual(typed);
  });

  it('keeps its keys also where what was typed since is no moment, or its clocks are unknown', () => {
    for (const opensAt of ['2026-11-28 25:00', '2026-11-28 20:60', '2026-02-30 20:00']) {
      const since = inZone({ ...draft, values: { ...typed, opensAt } }, 'Asia/Tokyo');
      expect([since.values.opensAt, since.key, since.lost?.length]).toEqual([opensAt, 'k1', 1]);
      expect(keyFor({ ...typed, opensAt: '2026-11-28 21:00' }, since, () => 'k2', 'Asia/Tokyo').key).toBe('k1');
    }
    const unknown = inZone({ ...draft, zone: 'Mars/Olympus' }, 'Asia/Tokyo');
    expect([unknown.values, unknown.key, unknown.lost]).toEqual([{}, 'k1', draft.lost]);
  });

  it('has another key where an hour that comes twice makes another instant of it', () => {
    const early = { ...typed, opensAt: '2026-10-25 09:30' };
    const sent = { ...withLost(keyFor(early, null, () => 'k1', SHANGHAI), true), zone: SHANGHAI };
    const abroad = inZone(sent, 'Europe/Paris');
    expect(keyFor(abroad.values, abroad, () => 'k2', 'Europe/Paris').key).toBe('k2');
    const back = inZone(abroad, SHANGHAI);
    expect(back.values.opensAt).toBe('2026-10-25 08:30');
    expect(keyFor(back.values, back, () => 'k2', SHANGHAI).key).toBe('k2');
    expect(keyFor(early, back, () => 'k2', SHANGHAI).key).toBe('k1');
  });

  it('speaks of the clocks that it was sent by, whatever region is chosen before its answer is lost', () => {
    const sent = withLost(keyFor(typed, null, () => 'k1', SHANGHAI), true);
    expect(inZone(sent, 'Asia/Tokyo').values.opensAt).toBe('2026-11-28 21:00');
  });

  it('of a page that kept what was sent by its clocks has its key', () => {
    const walls = JSON.stringify(typed);
    const older = inZone({ ...draft, sent: walls, lost: [{ sent: walls, key: 'k1' }] }, 'Asia/Tokyo');
    expect([older.sent, older.lost]).toEqual([draft.sent, draft.lost]);
  });
});

describe('what is kept of a form', () => {
  const begun = { city: '苏州', expectedVersion: 3 };
  const values = { ...begun, city: '无锡' };

  it('is what was typed, and nothing as long as it stands as it began', () => {
    expect(keptOf(null, { values, seen: begun, begun })).toMatchObject({ values, seen: begun, sent: null });
    expect(keptOf(null, { values: { ...begun }, seen: begun, begun })).toBeNull();
    expect(keptOf({ values, key: '', sent: null }, { values: begun, seen: begun, begun })).toBeNull();
  });

  it('is the key of what was sent, though it stands as it began again', () => {
    const sent = keyFor(values, null, () => 'k1');
    const kept = keptOf(withLost(sent, true), { values: begun, seen: begun, begun });
    expect(kept).toMatchObject({ values: {}, key: 'k1', lost: [{ key: 'k1' }] });
    expect(kept?.seen).toBeUndefined();
  });
});
