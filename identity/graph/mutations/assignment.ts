import { PREFIX } from '../../../subgraphs/contracts/ids.ts';
import type { Assignment } from '../../accounts/assignment.ts';
import type { Code } from '../codes.ts';
import { no, type Payload } from '../mutation.ts';
import { readId } from './shared.ts';

export interface AssignmentInput {
  readonly roles: readonly string[];
  readonly franchiseId?: string | null;
  readonly outletIds?: readonly string[] | null;
}

const MOST_OUTLETS = 200;

/** Who an operator is to be; the same fields where one is made and where one is changed. */
export const ASSIGNMENT_FIELDS = `"Roles 角色, at least one."
  roles: [OperatorRole!]!
  "Franchise 加盟商 of a manager or associate; left out for roles of the house."
  franchiseId: ID
  "Outlets 门店 the operator is bound to, at most ${MOST_OUTLETS}; none means every outlet of the franchise."
  outletIds: [ID!]`;

export const ASSIGNMENT_CODES = [
  'NOT_FOUND', 'OUT_OF_RANGE', 'ROLE_MISSING', 'ROLE_NEEDS_FRANCHISE', 'ROLE_NOT_FOR_FRANCHISE',
  'SITES_NEED_FRANCHISE',
] as const satisfies readonly Code[];

type Read = { readonly assignment: Assignment; readonly refused?: undefined }
  | { readonly refused: Payload };

export function readAssignment(input: AssignmentInput): Read {
  const franchise = readId(PREFIX.franchise, input.franchiseId);
  if (franchise === null) return { refused: no('NOT_FOUND', 'franchiseId') };
  const given = input.outletIds ?? [];
  if (given.length > MOST_OUTLETS) return { refused: no('OUT_OF_RANGE', 'outletIds') };
  const outlets = given.map((id) => readId(PREFIX.outlet, id));
  const unknown = outlets.findIndex((id) => !id);
  if (unknown >= 0) return { refused: no('NOT_FOUND', 'outletIds', String(unknown)) };
  return { assignment: {
    roles: input.roles.map((role) => role.toLowerCase()),
    siteIds: outlets as string[],
    ...(franchise ? { tenantId: franchise } : {}),
  } };
}
