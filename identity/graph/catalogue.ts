import { FRANCHISE_ROLES, HQ_ROLES, isFranchiseRole, scopesOfRoles } from '../roles.ts';
import { SCOPE_WORDS } from '../../subgraphs/contracts/scopes.ts';
import { ALL_SCOPES, mayClientHold } from '../scopes.ts';
import { ROLE_WORDS } from './role-words.ts';

/** Roles and scopes as they stand in the code: they change with a release, not with data. */
export function rolesCatalogue(): object[] {
  return [...HQ_ROLES, ...FRANCHISE_ROLES].map((role) => ({
    name: role.toUpperCase(), ...ROLE_WORDS[role], isForFranchise: isFranchiseRole(role),
    scopes: scopesOfRoles([role]),
  }));
}

export function scopesCatalogue(): object[] {
  return ALL_SCOPES.map((name) => (
    { name, en: SCOPE_WORDS[name].en, zh: SCOPE_WORDS[name].zh, isForClients: mayClientHold(name) }));
}
