import { describe, expect, it } from '@jest/globals';
import { isLate, sumOf, whyOf } from './statement-words.ts';
import { zh } from './texts.ts';

const words: Record<string, Record<string, string>> = zh.words;
const word = (kind: string, value: string | null | undefined) => words[kind]?.[value ?? ''] ?? value ?? '—';
const still = { available: 0, pending: 0, held: 0, debt: 0 };
const line = (kind: string, reason: string | null = null, change = {}) =>
  ({ kind, cause: { reason, order: null }, change: { ...still, ...change } }) as never;

describe('a line of the statement', () => {
  it('says what its step does, and why', () => {
    expect(whyOf(line('ACTIVATION', null, { available: 500, pending: -1_200, debt: -700 }), word))
      .toBe('退货期已满，待生效转为可用 · 先抵扣待补扣积分');
    expect(whyOf(line('CAPTURE', 'HOLD_GONE', { available: -300 }), word)).toBe('冻结的积分已抵现 · 冻结已失效，直接扣减');
    expect(whyOf(line('ADJUSTMENT', '门店补偿', { available: 500 }), word)).toBe('人工调整 · 门店补偿');
  });

  it('hides codes that stand for an inner id', () => {
    const lines = [line('EXPIRY', 'lot'), line('MERGE', 'merge'), line('UNMERGE', 'unmerge')];
    expect(lines.map((one) => whyOf(one, word)))
      .toEqual(['有效期已过', '合并会员的积分转入', '撤销合并，积分按原会员分开']);
  });

  it('names every kind in both languages', () => {
    expect(Object.keys(zh.words.statementStep)).toEqual(expect.arrayContaining(Object.keys(zh.words.transaction)));
  });

  it('is late when it happened at another time than it was posted', () => {
    const at = '2026-11-01T04:00:00.000Z';
    expect([isLate({ at, postedAt: '2026-11-01T04:00:20.000Z' }), isLate({ at, postedAt: '2026-11-02T04:00:00.000Z' })])
      .toEqual([false, true]);
  });

  it('adds up with the others', () => {
    const lines = [
      { change: { ...still, pending: 1_200 } }, { change: { ...still, pending: -1_200, available: 1_200 } }];
    expect(sumOf(lines)).toEqual({ ...still, available: 1_200 });
  });
});
