/**
 * Rule: an operator has at least one role. HQ roles come without a franchise; franchise roles come
 * with one, and outlets only together with it. Example: `manager` of franchise F with outlets
 * O1 and O2 is right; `finance` with a franchise is not.
 */
import { isUuid } from '../ids.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { isFranchiseRole, isHqRole } from '../roles.ts';

export interface Assignment {
  readonly roles: readonly string[];
  readonly tenantId?: string;
  readonly siteIds?: readonly string[];
}

export function refuseAssignment(assignment: Assignment): Refusal | undefined {
  const { roles, tenantId, siteIds = [] } = assignment;
  if (roles.length === 0) return refuse('ROLE_MISSING', 'Choose at least one role.', 'roles');
  for (const role of roles) {
    if (!isHqRole(role) && !isFranchiseRole(role)) {
      return refuse('ROLE_UNKNOWN', `There is no role "${role}".`, 'roles');
    }
    if (isHqRole(role) && tenantId) {
      return refuse('ROLE_NOT_FOR_FRANCHISE', `"${role}" is a role of the house.`, 'roles');
    }
    if (isFranchiseRole(role) && !tenantId) {
      return refuse('ROLE_NEEDS_FRANCHISE', `"${role}" needs a franchise.`, 'tenantId');
    }
  }
  if (siteIds.length > 0 && !tenantId) {
    return refuse('SITES_NEED_FRANCHISE', 'Outlets need their franchise.', 'siteIds');
  }
  if (tenantId && !isUuid(tenantId)) return refuse('ID_MALFORMED', 'Not an id.', 'tenantId');
  if (!siteIds.every(isUuid)) return refuse('ID_MALFORMED', 'Not an id.', 'siteIds');
  return undefined;
}
