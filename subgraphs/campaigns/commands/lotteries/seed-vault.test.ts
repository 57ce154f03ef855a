import { expect, it } from '@jest/globals';
import { commitmentOf } from '../../domain/lottery.ts';
import { vaultOf } from './seed-vault.ts';

it('seals a random seed for its lottery, opened under the present key and the one before', () => {
  const old = vaultOf(['former']);
  const made = old.make('ltr_1');
  const seed = old.open('ltr_1', made)!;
  expect([seed.length, commitmentOf(seed)]).toEqual([32, made.commitment]);
  expect(old.make('ltr_1').commitment).not.toBe(made.commitment);
  expect(made.sealed.includes(seed)).toBe(false);
  const both = vaultOf(['present', 'former']);
  expect(both.open('ltr_1', made)).toEqual(seed);
  expect(both.open('ltr_2', made)).toBeNull();
  expect(vaultOf(['present']).open('ltr_1', made)).toBeNull();
  expect(vaultOf(['present']).open('ltr_1', both.seal('ltr_1', seed))).toEqual(seed);
});
