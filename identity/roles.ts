/**
 * Which role may do what. HQ roles belong to operators of the house, franchise roles to people of a
 * franchise, who are bound to it (and perhaps to some of its outlets). A person with two roles has
 * the scopes of both. Example: finance sees cost and settles rebates but records no order.
 */
import { ALL_SCOPES, type Scope } from './scopes.ts';

export const HQ_ROLES = [
  'owner', 'member', 'loyalty', 'merchandise', 'campaign', 'finance', 'audit',
] as const;
export const FRANCHISE_ROLES = ['manager', 'associate'] as const;

export type HqRole = (typeof HQ_ROLES)[number];
export type FranchiseRole = (typeof FRANCHISE_ROLES)[number];
export type Role = HqRole | FranchiseRole;

const READ: readonly Scope[] = [
  'members:read', 'loyalty:read', 'catalog:read', 'orders:read', 'campaigns:read',
  'franchises:read', 'insights:read', 'rewards:read', 'engagement:read', 'plans:read', 'service:read',
  'tradeins:read', 'schema:read', 'exports:run',
];

/**
 * The shop floor: what an associate needs in front of a customer. Contacts are shown as far as the terms of head
 * office for the role, the member's consent and a service under way allow (members, domain/sharing.ts).
 */
const COUNTER: readonly Scope[] = [
  'members:read', 'members:write', 'members:pii', 'loyalty:read', 'orders:read', 'orders:write', 'catalog:read',
  'campaigns:read', 'campaigns:claim', 'insights:read', 'rewards:read', 'rewards:redeem', 'engagement:read',
  'engagement:act', 'plans:read', 'plans:write', 'service:read', 'service:write', 'service:answer',
  'tradeins:read', 'tradeins:write', 'tradeins:answer', 'tradeins:use',
];

const SCOPES_OF: Record<Role, readonly Scope[]> = {
  owner: ALL_SCOPES.filter((scope) => scope !== 'documents:any' && scope !== 'members:self'),
  member: [...READ, 'members:write', 'members:pii', 'members:merge', 'members:privacy', 'members:care',
    'members:policy', 'insights:write', 'insights:policy', 'service:write', 'service:answer', 'service:policy',
      'outreach:read'],
  loyalty: [
    ...READ, 'loyalty:write', 'loyalty:hold', 'loyalty:interact', 'loyalty:adjust', 'loyalty:approve',
    'loyalty:policy', 'orders:policy', 'rewards:write', 'rewards:redeem', 'rewards:approve', 'rewards:policy',
    'engagement:write', 'engagement:act', 'engagement:review', 'engagement:policy',
    'plans:write', 'plans:open',
  ],
  merchandise: [
    ...READ, 'catalog:write', 'catalog:cost', 'catalog:price', 'catalog:policy', 'orders:write',
    'orders:link', 'tradeins:write', 'tradeins:answer', 'tradeins:use', 'tradeins:policy',
  ],
  campaign: [...READ, 'campaigns:write', 'campaigns:claim', 'campaigns:policy', 'insights:write', 'rewards:write',
    'rewards:redeem', 'engagement:write', 'outreach:read', 'outreach:write', 'outreach:send', 'outreach:policy'],
  finance: [
    ...READ, 'catalog:cost', 'orders:policy', 'franchises:rebates', 'franchises:settle', 'franchises:policy',
    'audit:read',
    'loyalty:approve', 'rewards:approve', 'rewards:policy', 'plans:open', 'plans:policy',
    'tradeins:policy',
  ],
  audit: [...READ, 'outreach:read', 'audit:read', 'platform:events'],
  manager: [...COUNTER, 'exports:run', 'members:care', 'franchises:read', 'franchises:rebates', 'franchises:answer'],
  associate: COUNTER,
};

export function isHqRole(role: string): role is HqRole {
  return (HQ_ROLES as readonly string[]).includes(role);
}

export function isFranchiseRole(role: string): role is FranchiseRole {
  return (FRANCHISE_ROLES as readonly string[]).includes(role);
}

/** Unknown role names add nothing: a role removed from the code loses its authority at once. */
export function scopesOfRoles(roles: readonly string[]): readonly Scope[] {
  const known = roles.filter((role): role is Role => isHqRole(role) || isFranchiseRole(role));
  const held = new Set(known.flatMap((role) => SCOPES_OF[role]));
  return ALL_SCOPES.filter((scope) => held.has(scope));
}
