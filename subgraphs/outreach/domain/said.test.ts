import { expect, it } from '@jest/globals';
import { withoutAddresses } from './said.ts';

it('names nobody by address or number', () => {
  expect(withoutAddresses('550 no such\nuser li@example.com (+86 138-1234-5678)'))
    .toBe('550 no such user <address> (<number>)');
  expect(withoutAddresses('<王@例子.cn> 13812345678, code 45009')).toBe('<<address>> <number>, code 45009');
});
