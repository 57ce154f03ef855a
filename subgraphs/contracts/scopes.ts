/**
 * Every scope there is. Roles (identity) and channels are granted subsets of these. `loyalty:write` was split
 * into hold, interact and adjust; it means those until the day that identity/scopes.ts names.
 */
export const SCOPES = [
  'members:read', 'members:write', 'members:pii', 'members:merge',
  'loyalty:read', 'loyalty:write', 'loyalty:hold', 'loyalty:interact', 'loyalty:adjust', 'loyalty:approve',
  'loyalty:policy',
  'catalog:read', 'catalog:write', 'catalog:cost', 'catalog:price', 'catalog:policy',
  'orders:read', 'orders:write', 'orders:link', 'orders:policy',
  'campaigns:read', 'campaigns:write', 'campaigns:claim', 'campaigns:policy',
  'franchises:read', 'franchises:write', 'franchises:rebates', 'franchises:policy',
  'platform:events', 'identity:admin', 'audit:read', 'documents:any', 'schema:read',
] as const;
export type Scope = (typeof SCOPES)[number];
