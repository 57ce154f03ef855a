import { PREFIX } from '../../../subgraphs/contracts/ids.ts';
import { KEY_CODES } from '../codes.ts';
import { defineMutation, no } from '../mutation.ts';
import { KEY_FIELD, operatorNow, readId, shownOnce } from './shared.ts';

interface Input {
  readonly operatorId: string;
  readonly alsoRemoveTwoFactor: boolean;
  readonly idempotencyKey: string;
}

export const resetOperatorPassword = defineMutation<Input>({
  name: 'resetOperatorPassword',
  says: 'Replaces a forgotten password 重置密码 by a temporary one, shown this once; signs the '
    + 'operator out everywhere.',
  guard: 'admin',
  aboutOperators: true,
  takes: `${KEY_FIELD}
  "The operator."
  operatorId: ID!
  "Also when the phone is lost: the second factor 二次验证 goes, to be set up again."
  alsoRemoveTwoFactor: Boolean! = false`,
  answers: `"The operator; null when refused."
  operator: Operator
  "To be replaced at the next sign-in. Shown once: null when sent again."
  temporaryPassword: String`,
  refusals: [...KEY_CODES, 'ALREADY_DISABLED', 'NOT_FOUND'],
  run: async ({ idempotencyKey: key, operatorId: id, alsoRemoveTwoFactor }, context) => {
    const operatorId = readId(PREFIX.operator, id);
    if (!operatorId) return no('NOT_FOUND', 'operatorId');
    const input = { operatorId, alsoRemoveTotp: alsoRemoveTwoFactor };
    const outcome = await context.accounts.once(context.actor,
      { key, action: 'resetOperatorPassword', input },
      (commands) => commands.resetPassword(context.actor, input), () => operatorId);
    return shownOnce(outcome, async ({ temporaryPassword }) => (
      { operator: await operatorNow(context, operatorId), temporaryPassword }),
    async () => ({ operator: await operatorNow(context, operatorId) }));
  },
});
