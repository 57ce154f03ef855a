import type { SignedIn } from '../../auth/actor.ts';

/** Whoever has one of these decides something. */
export const APPROVER_SCOPES: readonly string[] = [
  'orders:policy', 'franchises:policy', 'catalog:policy', 'campaigns:policy', 'insights:policy', 'loyalty:policy',
  'rewards:policy', 'engagement:policy', 'plans:policy',
  'loyalty:approve', 'rewards:approve', 'rewards:write', 'catalog:price', 'members:policy',
];

/** Approvals are the house's own: whoever is of a franchise has none. */
export const mayApprove = ({ kind, scopes }: SignedIn): boolean =>
  kind === 'operator' && APPROVER_SCOPES.some((scope) => scopes.has(scope));
