import { describe, expect, it } from '@jest/globals';
import { makeFormat } from '../../i18n/make-format.ts';
import type { Column } from './columns.ts';
import { csvCell, csvOf } from './csv.ts';

describe('csvCell', () => {
  it('quotes commas, quotes and line ends', () => {
    expect(csvCell('a,b')).toBe('"a,b"');
    expect(csvCell('say "yes"')).toBe('"say ""yes"""');
    expect(csvCell('两\n行')).toBe('"两\n行"');
  });

  it('disarms formulas and leaves numbers alone', () => {
    expect(csvCell('=1+1')).toBe("'=1+1");
    expect(csvCell('@cmd')).toBe("'@cmd");
    expect(csvCell('-1,200.50')).toBe('"-1,200.50"');
    expect(csvCell('-300')).toBe('-300');
  });
});

describe('csvOf', () => {
  it('writes a head and a line for each row', () => {
    const columns: Column<{ name: string; points: number }>[] = [
      { key: 'name', label: '姓名', text: ({ name }) => name },
      { key: 'points', label: '积分', text: ({ points }, format) => format.number(points) },
    ];
    expect(csvOf([{ name: '林*', points: 1200 }], columns, makeFormat('zh-CN'))).toBe(
      '姓名,积分\r\n林*,"1,200"',
    );
  });
});
