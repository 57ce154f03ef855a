import { PREFIX } from '../../../subgraphs/contracts/ids.ts';
import { KEY_CODES } from '../codes.ts';
import { defineMutation, no } from '../mutation.ts';
import { KEY_FIELD, operatorNow, readId, shownOnce } from './shared.ts';

interface Input {
  readonly operatorId: string;
  readonly idempotencyKey: string;
}

export const enableOperator = defineMutation<Input>({
  name: 'enableOperator',
  says: 'Opens a disabled account again 启用, with a temporary password 临时密码 shown this once.',
  guard: 'admin',
  aboutOperators: true,
  takes: `${KEY_FIELD}
  "The operator."
  operatorId: ID!`,
  answers: `"The operator as enabled; null when refused."
  operator: Operator
  "To be replaced at the next sign-in. Shown once: null when sent again."
  temporaryPassword: String`,
  refusals: [...KEY_CODES, 'NOT_DISABLED', 'NOT_FOUND'],
  run: async ({ idempotencyKey: key, operatorId: id }, context) => {
    const operatorId = readId(PREFIX.operator, id);
    if (!operatorId) return no('NOT_FOUND', 'operatorId');
    const outcome = await context.accounts.once(context.actor,
      { key, action: 'enableOperator', input: { operatorId } },
      (commands) => commands.enableOperator(context.actor, { operatorId }), () => operatorId);
    return shownOnce(outcome, async ({ temporaryPassword }) => (
      { operator: await operatorNow(context, operatorId), temporaryPassword }),
    async () => ({ operator: await operatorNow(context, operatorId) }));
  },
});
