import { expect, it } from '@jest/globals';
import { codeHash, pickupCode, readPickupCode, spelled } from './pickup-code.ts';

it('is the same for a redemption, and read however it is typed', () => {
  const code = pickupCode('a key', '01998a5c-0000-7000-8000-000000000001');
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  expect(pickupCode('a key', '01998a5c-0000-7000-8000-000000000001')).toBe(code);
  expect(pickupCode('a key', '01998a5c-0000-7000-8000-000000000002')).not.toBe(code);
  expect(readPickupCode(spelled(code).toLowerCase())).toBe(code);
  expect(readPickupCode('7k2q fm9x 3d')).toBe('7K2QFM9X3D');
  expect(readPickupCode('7K2QF-M9X3O')).toBe('7K2QFM9X30');
  for (const none of ['', '7K2QF', '7K2QF-M9X3U', '7K2QFM9X3DD', 'x'.repeat(200)]) {
    expect(readPickupCode(none)).toBeNull();
  }
});

it('is kept as what leads back to it under no other key', () => {
  expect(codeHash('a key', '7K2QFM9X3D')).not.toBe(codeHash('another', '7K2QFM9X3D'));
  expect(codeHash('a key', '7K2QFM9X3D')).not.toContain('7K2QF');
});
