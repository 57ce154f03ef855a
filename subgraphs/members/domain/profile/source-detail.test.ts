import { expect, it } from '@jest/globals';
import { readSourceCode, sourceDetailRefusals } from './source-detail.ts';

it('a code is trimmed, an empty one is none', () => {
  expect(readSourceCode(' pc-2026-03 ')).toBe('pc-2026-03');
  expect([readSourceCode('  '), readSourceCode(null), readSourceCode(undefined)]).toEqual([null, null, null]);
});

it('goes with its source', () => {
  expect(sourceDetailRefusals({ source: 'referral', referrerId: 'a', sourceCode: 'may' })).toEqual([]);
  expect(sourceDetailRefusals({ source: 'store', sourceCode: 'qr-sh-01' })).toEqual([]);
});

it.each([
  [{ source: 'event', referrerId: 'a' }, 'referrerId'],
  [{ source: 'event', sourceCode: 'x'.repeat(61) }, 'sourceCode'],
  [{ source: 'event', sourceCode: 'a\u0007b' }, 'sourceCode'],
  [{ source: 'event', sourceCode: 'a\uFFFDb' }, 'sourceCode'],
] as const)('refuses %j', (detail, field) => {
  expect(sourceDetailRefusals(detail)).toMatchObject([{ code: 'SOURCE_DETAIL_INVALID', path: [field] }]);
});
