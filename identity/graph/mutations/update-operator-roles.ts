import { PREFIX } from '../../../subgraphs/contracts/ids.ts';
import { defineMutation, no, refusedBy, type MutationContext } from '../mutation.ts';
import {
  ASSIGNMENT_CODES, ASSIGNMENT_FIELDS, readAssignment, type AssignmentInput,
} from './assignment.ts';
import { operatorNow, readId } from './shared.ts';

interface Input extends AssignmentInput {
  readonly operatorId: string;
  readonly expectedVersion: number;
}

export const updateOperatorRoles = defineMutation<Input>({
  name: 'updateOperatorRoles',
  says: 'Changes roles 角色, franchise and outlets of an operator. Takes effect at once: tokens made '
    + 'before no longer count, the next refresh has the new scopes.',
  guard: 'admin',
  aboutOperators: true,
  takes: `"The operator."
  operatorId: ID!
  "Version the edit was made from; another one now is STALE."
  expectedVersion: Int!
  ${ASSIGNMENT_FIELDS}`,
  answers: `"The operator as changed; null when refused."
  operator: Operator`,
  refusals: [...ASSIGNMENT_CODES, 'ALREADY_DISABLED', 'LAST_OWNER', 'STALE'],
  extras: `"With STALE: the version there is now."
  currentVersion: Int`,
  run: async ({ operatorId: id, expectedVersion, ...rest }, context) => {
    const operatorId = readId(PREFIX.operator, id);
    if (!operatorId) return no('NOT_FOUND', 'operatorId');
    const read = readAssignment(rest);
    if (read.refused) return read.refused;
    const outcome = await context.accounts.updateOperatorRoles(context.actor,
      { operatorId, expectedVersion, ...read.assignment });
    if (outcome.ok) return { operator: await operatorNow(context, operatorId), userErrors: [] };
    return refusedBy(outcome,
      outcome.code === 'STALE' ? { currentVersion: await versionOf(context, operatorId) } : {});
  },
});

async function versionOf(
  { accounts, actor }: MutationContext, id: string,
): Promise<number | undefined> {
  const found = await accounts.findOperators(actor, [id]);
  return found.ok ? found.items[0]?.version : undefined;
}
