import { describe, expect, it } from '@jest/globals';
import { compare, compareIn, saysAll, saysStale, taken, type Edited } from './stale.ts';

interface Values {
  city: string;
  host: string;
  roles: string[];
  expectedVersion: number;
}

const edited: Edited<Values> = {
  seen: { version: 1, values: { city: '苏州', host: '林', roles: ['A'] }, facts: [['状态', '待处理']] },
  read: () => Promise.resolve(null),
  fields: [
    { name: 'city', label: '城市' },
    { name: 'host', label: '主播' },
    { name: 'roles', label: '角色', words: (role) => `角色${role}` },
  ],
};

const typed: Values = { city: '无锡', host: '林', roles: ['A'], expectedVersion: 1 };

describe('compare', () => {
  it('keeps what was typed and takes what only the other changed', () => {
    const now = { version: 2, values: { city: '厦门', host: '周', roles: ['A'] } };
    expect(compare(edited, typed, now).rows).toEqual([
      { field: 'city', label: '城市', yours: '无锡', current: '厦门', side: 'yours' },
      { field: 'host', label: '主播', yours: '林', current: '周', side: 'current' },
    ]);
  });

  it('shows what was only looked at as it was and as it is', () => {
    const now = { version: 2, facts: [['状态', '已合并']] as const, values: edited.seen.values };
    expect(compare(edited, { ...typed, city: '苏州' }, now).rows).toEqual([
      { field: null, label: '状态', yours: '待处理', current: '已合并', side: 'current' },
    ]);
  });

  it('compares rows by what they say', () => {
    const rows = (...seconds: string[]) => seconds.map((one, rank) => ({ rank: String(rank), seconds: one }));
    const about = { seen: { version: 1, values: { rows: rows('60') } }, read: edited.read as never,
      fields: [{ name: 'rows' as const, label: '晚开抢' }] };
    expect(compare(about, { rows: rows('60') }, { version: 2, values: { rows: rows('60', '30') } }).rows).toEqual([
      { field: 'rows', label: '晚开抢', yours: '0 60', current: '0 60 · 1 30', side: 'current' },
    ]);
  });

  it('names lists by their words', () => {
    const now = { version: 2, values: { city: '无锡', host: '林', roles: ['A', 'B'] } };
    expect(compare(edited, typed, now).rows).toEqual([
      { field: 'roles', label: '角色', yours: '角色A', current: '角色A · 角色B', side: 'current' },
    ]);
  });
});

describe('taken', () => {
  it('gives the current version and only the values that were chosen from it', () => {
    const now = { version: 7, values: { city: '厦门', host: '周' } };
    const stale = compare(edited, typed, now);
    expect(taken(stale, { city: 'yours', host: 'current' })).toEqual({ host: '周', expectedVersion: 7 });
    expect(taken(stale, { city: 'current', host: 'current' })).toEqual({
      city: '厦门',
      host: '周',
      expectedVersion: 7,
    });
  });
});

describe('saysStale', () => {
  it('knows refusals that mean somebody was faster', () => {
    expect(saysStale([{ code: 'STALE' }])).toBe(true);
    expect(saysStale([{ code: 'INVALID' }, { code: 'ALREADY_DECIDED' }])).toBe(true);
    expect(saysStale([{ code: 'INVALID' }])).toBe(false);
    expect(saysStale([])).toBe(false);
  });
});

describe('saysAll', () => {
  const seen = { city: '苏州', name: '林*', expectedVersion: 1 };
  const fields = [{ name: 'city' as const, label: '城市' }];

  it('is not true of an edit whose masked field was changed, though nothing that is told differs', () => {
    expect(saysAll({ fields }, { ...seen, city: '无锡', name: '林小雨' }, seen)).toBe(false);
  });

  it('is true where only what is told was changed, whatever version it was of', () => {
    expect(saysAll({ fields }, { ...seen, city: '无锡', expectedVersion: 2 }, seen)).toBe(true);
  });
});

describe('a comparison that another region reads', () => {
  it('is of the same instants, and so is what is taken of it', () => {
    const at = (startsAt: string, endsAt: string) => ({ startsAt, endsAt, expectedVersion: 1 });
    const begun = {
      seen: { version: 1, values: at('2026-11-28 20:00', '2026-11-28 22:00') }, read: () => Promise.resolve(null),
      fields: [{ name: 'startsAt' as const, label: '开始' }, { name: 'endsAt' as const, label: '结束' }],
    };
    const now = { version: 2, values: at('2026-11-28 20:15', '2026-11-28 23:00') };
    const typed = at('2026-11-28 20:30', '2026-11-28 22:00');
    const stale = compareIn({ begun, typed, now, zone: 'Asia/Shanghai' }, 'Asia/Tokyo');
    expect(stale.rows).toEqual([
      { field: 'startsAt', label: '开始', yours: '2026-11-28 21:30', current: '2026-11-28 21:15', side: 'yours' },
      { field: 'endsAt', label: '结束', yours: '2026-11-28 23:00', current: '2026-11-29 00:00', side: 'current' },
    ]);
    expect(taken(stale, { startsAt: 'current', endsAt: 'current' })).toEqual(
      { startsAt: '2026-11-28 21:15', endsAt: '2026-11-29 00:00', expectedVersion: 2 });
    expect(stale.now.values).toEqual(at('2026-11-28 21:15', '2026-11-29 00:00'));
  });
});
