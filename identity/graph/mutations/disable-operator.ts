import { PREFIX } from '../../../subgraphs/contracts/ids.ts';
import { defineMutation, no, refusedBy } from '../mutation.ts';
import { operatorNow, readId } from './shared.ts';

export const disableOperator = defineMutation<{ readonly operatorId: string }>({
  name: 'disableOperator',
  says: 'Closes an operator\'s account 停用: sessions and tokens end now.',
  guard: 'admin',
  aboutOperators: true,
  takes: `"The operator."
  operatorId: ID!`,
  answers: `"The operator as disabled; null when refused."
  operator: Operator`,
  refusals: ['ALREADY_DISABLED', 'LAST_OWNER', 'NOT_FOUND'],
  run: async (input, context) => {
    const operatorId = readId(PREFIX.operator, input.operatorId);
    if (!operatorId) return no('NOT_FOUND', 'operatorId');
    const outcome = await context.accounts.disableOperator(context.actor, { operatorId });
    return outcome.ok ? { operator: await operatorNow(context, operatorId), userErrors: [] }
      : refusedBy(outcome);
  },
});
