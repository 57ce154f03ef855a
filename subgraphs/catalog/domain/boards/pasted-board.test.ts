import { describe, expect, it } from '@jest/globals';
import { finenessIn } from './board-words.ts';
import { readPasted } from './pasted-board.ts';

const CN = { currency: 'CNY', zone: 'Asia/Shanghai' };
const read = (text: string) => readPasted(text, CN).map((row) =>
  row.problems.length > 0 ? [row.line, ...row.problems]
    : [row.line, row.metal, row.purity, row.retailMinor, row.buybackMinor, row.unit,
      row.effectiveAt?.toISOString() ?? null]);

describe('a pasted board', () => {
  it('is read as the trade writes it, headings passed over', () => {
    expect(read('成色\t零售\t回收\t单位\t时间\n足金999\t¥1,012.00\t780\n\nPt950\t452.5元/克\t—\t克\t2026-09-16 09:30\n'
      + '万足金\t32000\t31000\tHK tael\t2026/9/16\n18K金\t768\t')).toEqual([
      [2, 'gold', 9_990, 101_200n, 78_000n, 'gram', null],
      [4, 'platinum', 9_500, 45_250n, null, 'gram', '2026-09-16T01:30:00.000Z'],
      [5, 'gold', 9_999, 3_200_000n, 3_100_000n, 'tael_hk', '2026-09-15T16:00:00.000Z'],
      [6, 'gold', 7_500, 76_800n, null, 'gram', null],
    ]);
    expect(read('Gold 9990, 1012, 780, troy ounce, 2026-09-15T01:30:00Z\n| Ag925 | 1,016.00 | |')).toEqual([
      [1, 'gold', 9_990, 101_200n, 78_000n, 'troy_ounce', '2026-09-15T01:30:00.000Z'],
      [2, 'silver', 9_250, 101_600n, null, 'gram', null],
    ]);
  });

  it('says of each line why it is no price, and guesses nothing', () => {
    expect(read('足金999\t1012\t780\t两\n足金\t1012\n足金999\t0\n足金999\t1012\t1013\n'
      + '足金999\t1012\t780\t克\t31/9/2026\n足金990\t10,12\n足金9999\n足金990\t1012\t\t\t\t?\nK20\t12.345\n'
      + '足金999\t1012\nAu999\t1013\n2026-02-30\t1\t\t\t2026-02-30')).toEqual([
      [1, 'unit'], [2, 'fineness'], [3, 'retail'], [4, 'buyback'], [5, 'time'], [6, 'retail'],
      [7, 'columns'], [8, 'columns'], [9, 'fineness', 'retail'], [10, 'gold', 9_990, 101_200n, null, 'gram', null],
      [11, 'twice'], [12, 'fineness', 'time'],
    ]);
  });

  it('is no web page, is not empty and has an end', () => {
    expect(read('<!doctype html><table><tr><td>足金999</td><td>1012</td></tr></table>')).toEqual([[1, 'no_table']]);
    expect(read(' \n')).toEqual([[1, 'no_table']]);
    expect(read('足金999\t1012\n'.repeat(501))).toEqual([[1, 'too_many']]);
  });

  it('knows finenesses by their hallmarks', () => {
    const words = ['足金999', 'Au750', '99.99%金', 'S925银', '铂金PT990', '22K', 'K18', '10K', 'Gold', '钯500', '9990'];
    expect(words.map(finenessIn))
      .toEqual([
        { metal: 'gold', purity: 9_990 }, { metal: 'gold', purity: 7_500 }, { metal: 'gold', purity: 9_999 },
        { metal: 'silver', purity: 9_250 }, { metal: 'platinum', purity: 9_900 }, { metal: 'gold', purity: 9_160 },
        { metal: 'gold', purity: 7_500 }, null, null, { metal: 'palladium', purity: 5_000 }, null,
      ]);
  });
});
