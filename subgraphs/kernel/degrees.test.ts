import { expect, it } from '@jest/globals';
import { readDegrees } from './degrees.ts';

it('reads degrees within their bounds, to a tenth of a metre', () => {
  expect([readDegrees('31.236305', 90), readDegrees('-180', 180), readDegrees('0', 90)]).toEqual([31.236305, -180, 0]);
  for (const text of ['91', '-90.000001', '1e1', '', '31.2363051', ' 31', 'NaN', '0x10']) {
    expect(readDegrees(text, 90)).toBeNull();
  }
  expect(readDegrees('121.4', 180)).toBe(121.4);
});
