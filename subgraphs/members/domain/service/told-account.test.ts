import { expect, it } from '@jest/globals';
import { standsIn } from './told-account.ts';

it.each([
  [{ franchiseId: 'f1' }, 'f1', true], [{ franchiseId: 'f1' }, null, false], [{ franchiseId: 'f1' }, 'f2', false],
  [{ franchiseId: null }, null, true], [{ franchiseId: null }, 'f1', false],
  ['nobody', null, false], ['elsewhere', 'f1', true],
] as const)('the account of %j serves for %s: %s', (account, team, stands) => {
  expect(standsIn(account, team)).toBe(stands);
});
