/** Whoever has one of these decides something. */
export const APPROVER_SCOPES: readonly string[] = [
  'orders:policy', 'franchises:policy', 'catalog:policy', 'campaigns:policy', 'insights:policy', 'loyalty:policy',
  'loyalty:approve', 'catalog:price',
];
