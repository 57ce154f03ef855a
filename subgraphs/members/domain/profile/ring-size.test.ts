import { expect, it } from '@jest/globals';
import { hongKongSize, readRingSize, type RingStandard } from './ring-size.ts';

it.each<[RingStandard, string, string | null]>([
  ['hk', '12', '12'], ['hk', '12.00', '12'], ['hk', '1', '1'], ['hk', '33', '33'], ['hk', '12.5', null],
  ['hk', '34', null],
  ['us', '6.25', '6.25'], ['us', '6.3', null], ['us', '0', null], ['us', '16', '16'],
  ['eu', '52.5', '52.5'], ['eu', '52.25', null], ['eu', '39', null],
  ['jp', '11', '11'], ['jp', '11.5', null], ['jp', '-1', null], ['jp', 'x', null],
])('%s %s is %s', (standard, size, read) => {
  expect(readRingSize({ standard, size })?.size ?? null).toBe(read);
});

it('only one of the Hong Kong scale has a number of it', () => {
  expect(hongKongSize({ standard: 'hk', size: '12' })).toBe(12);
  expect(hongKongSize({ standard: 'jp', size: '12' })).toBeNull();
});
