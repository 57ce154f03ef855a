import type { PutProductInput } from '../../client/src/index.ts';

/** A ring of class A at 8,999 yuan. */
export const RING: PutProductInput = {
  styleNo: 'RING-1', category: 'RING', demandClass: 'WEDDING', marginClass: 'A', metal: 'GOLD',
  purity: 7500, nameEn: 'Ring', nameZh: '戒指', classFrom: '2025-01-01T00:00:00Z',
  items: [{
    sku: 'RING-1', currency: 'CNY', pricing: 'FIXED', fixedPrice: '8999.00', grossWeightMg: 3_000,
    goldWeightMg: 2_500,
  }],
};
