import { describe, expect, it } from '@jest/globals';
import { makeFormat } from './make-format.ts';

describe('makeFormat', () => {
  const zh = makeFormat('zh-CN');
  const en = makeFormat('en-GB');

  it('writes money exactly, whatever its size', () => {
    expect(zh.money({ amount: '90071992547409.93', currency: 'CNY' })).toBe(
      '¥90,071,992,547,409.93',
    );
    expect(en.money({ amount: '8999.00', currency: 'HKD' })).toBe('HK$8,999.00');
  });

  it('tells dollars apart', () => {
    expect(zh.money({ amount: '1301.81', currency: 'HKD' })).toBe('HK$1,301.81');
    expect(zh.money({ amount: '1301.81', currency: 'SGD' })).toBe('S$1,301.81');
    expect(zh.money({ amount: '-0.50', currency: 'SGD' })).toBe('-S$0.50');
  });

  it('shortens large sums in the reader’s way', () => {
    expect(zh.moneyShort({ amount: '123456789.00', currency: 'CNY' })).toBe('¥1.23亿');
  });

  it('keeps a calendar day the same day everywhere', () => {
    expect(en.date('2026-11-30')).toBe('30 Nov 2026');
    expect(zh.date('2026-11-30')).toBe('2026-11-30');
  });

  it('names the month of a birthday', () => {
    expect(zh.month(6)).toBe('6月');
    expect(en.month(6)).toBe('June');
    expect(zh.month(null)).toBe('—');
  });

  it('writes a moment so that it sorts', () => {
    expect(zh.dateTime('2026-11-28T19:33:00')).toBe('2026-11-28 19:33');
    expect(en.dateTime('2026-11-28T19:33:00')).toBe('28 Nov 2026, 19:33');
  });

  it('says nothing for nothing', () => {
    expect([zh.money(null), zh.date(null), zh.number(undefined), zh.bps(null)]).toEqual([
      '—',
      '—',
      '—',
      '—',
    ]);
  });

  it('shows basis points as percent and signs where asked', () => {
    expect(zh.bps(512)).toBe('5.12%');
    expect(zh.signed(300)).toBe('+300');
    expect(zh.signed(-300)).toBe('-300');
  });

  it('writes minor units in the decimals of their currency', () => {
    const { minor } = makeFormat('zh-CN');
    expect([minor(1_000, 'CNY'), minor(300, 'SGD'), minor(50, 'JPY')]).toEqual(['¥10.00', 'S$3.00', 'JP¥50']);
  });
});
