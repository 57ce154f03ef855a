import { describe, expect, it } from '@jest/globals';
import { forRoles, newRoleName } from './house-roles.ts';

describe('the roles of a house', () => {
  it('are called by its database, and fit', () => {
    expect(newRoleName('karat', 'orders')).toBe('karat_orders');
    expect(newRoleName('gold', 'orders')).toBe('karat_gold_orders');
    const names = ['Gold', 'gold shop', 'gold-shop', '金店', 'x'.repeat(63), `${'x'.repeat(62)}y`]
      .map((database) => newRoleName(database, 'franchises'));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(`${name}_restricted`).toMatch(/^[a-z0-9_]{1,63}$/);
    }
  });

  it('take the places of those a migration names', () => {
    const roles = { owner: 'karat_gold_orders', restricted: 'karat_gold_orders_restricted' };
    expect(forRoles(`grant select on a to karat_orders_restricted, karat_orders; -- karat_orders2
      create policy p on a to "karat_orders_restricted"`, 'orders', roles)).toBe(
      `grant select on a to karat_gold_orders_restricted, karat_gold_orders; -- karat_orders2
      create policy p on a to "karat_gold_orders_restricted"`);
  });
});
