import { describe, expect, it } from '@jest/globals';
import { readDay, readMonth } from './days.ts';
import { instantIn, momentIn, readMoment } from './moments.ts';

describe('readDay', () => {
  it('reads a day as people write it', () => {
    const ways = ['2026-03-01', '2026/3/1', '2026.3.1', '2026年3月1日', '2026 年 3 月 1 号', '20260301', '２０２６／３／１',
      '２０２６。３。１', ' 2026-3-1\u200b', '2026\u20113\u20111'];
    for (const typed of ways) {
      expect([typed, readDay(typed, 'zh'), readDay(typed, 'en')]).toEqual([typed, '2026-03-01', '2026-03-01']);
    }
  });

  it('reads a year that stands last as English readers do, and in Chinese not at all', () => {
    const ways = ['1/3/2026', '1.3.2026', '01-03-2026', '1 Mar 2026', '1st March, 2026', 'March 1, 2026'];
    for (const typed of ways) expect([typed, readDay(typed, 'en')]).toEqual([typed, '2026-03-01']);
    expect(ways.map((typed) => readDay(typed, 'zh'))).toEqual(ways.map(() => null));
  });

  it('knows what is no day', () => {
    for (const typed of ['', '2026-02-30', '2026-13-01', '2026', '3/1', '1 Foo 2026', '12026-01-01', '26/3/1']) {
      expect([typed, readDay(typed, 'en')]).toEqual([typed, null]);
    }
  });
});

describe('readMonth', () => {
  it('reads a month as people write it', () => {
    expect(['2026-03', '2026/3', '2026年3月', '202603', '２０２６．３'].map(readMonth)).toEqual(Array(5).fill('2026-03'));
    expect(['', '2026', '2026-13', '3/2026', '2026-00'].map(readMonth)).toEqual(Array(5).fill(null));
  });
});

describe('readMoment', () => {
  it('reads a moment as people write it', () => {
    const ways = ['2026-11-28 19:33', '2026-11-28T19:33', '2026/11/28 19：33', '2026年11月28日19点33分',
      '2026年11月28日 下午7:33', '2026年11月28日 晚上7点33', '２０２６－１１－２８　１９：３３', '20261128 19:33:00'];
    for (const typed of ways) expect([typed, readMoment(typed, 'zh')]).toEqual([typed, '2026-11-28 19:33']);
    expect(readMoment('28 Nov 2026, 7:33 pm', 'en')).toBe('2026-11-28 19:33');
    expect(readMoment('28/11/2026 7 pm', 'en')).toBe('2026-11-28 19:00');
  });

  it('knows noon, midnight, half past, seconds and a day alone', () => {
    expect(['2026-11-28 12:00 am', '2026-11-28 12:05pm'].map((typed) => readMoment(typed, 'en')))
      .toEqual(['2026-11-28 00:00', '2026-11-28 12:05']);
    expect(['2026年11月28日 上午9点半', '2026-11-28 中午12:10', '2026-11-28 19:33:05', '2026-11-28']
      .map((typed) => readMoment(typed, 'zh')))
      .toEqual(['2026-11-28 09:30', '2026-11-28 12:10', '2026-11-28 19:33:05', '2026-11-28 00:00']);
  });

  it('knows what is no moment', () => {
    for (const typed of ['', '19:33', '2026年11月28日 晚上12点', '2026-11-28 晚上1点',
      '2026-11-28 25:00', '2026-11-28 19:60', '2026-11-28 19', '2026-11-31 10:00']) {
      expect([typed, readMoment(typed, 'zh')]).toEqual([typed, null]);
    }
  });

  it('is an instant by the clocks of a zone, and back', () => {
    expect(instantIn('2026/11/28 19:33', 'Asia/Shanghai', 'zh')).toBe('2026-11-28T11:33:00.000Z');
    expect(instantIn('2026/11/28 19:33', 'Europe/London', 'zh')).toBe('2026-11-28T19:33:00.000Z');
    expect(instantIn('', 'Asia/Shanghai', 'zh')).toBeNull();
    expect(momentIn(new Date('2026-11-28T11:33:00Z'), 'Asia/Shanghai')).toBe('2026-11-28 19:33');
    expect(momentIn(new Date('2026-11-28T11:33:05Z'), 'Asia/Shanghai')).toBe('2026-11-28 19:33:05');
  });
});
