import { defineMutation, refusedBy } from '../mutation.ts';
import { placeOf } from './shared.ts';

interface Input {
  readonly currentPassword: string;
  readonly password: string;
}

export const changeMyPassword = defineMutation<Input>({
  name: 'changeMyPassword',
  says: 'A new password 修改密码 for the signed-in operator. Signs out everywhere, here included.',
  guard: 'own',
  aboutOperators: true,
  takes: `"The present password 当前密码."
  currentPassword: String!
  "The new password 新密码, 12 to 256 characters."
  password: String!`,
  answers: `"true when it was changed; null when refused."
  changed: Boolean`,
  refusals: ['CREDENTIALS_WRONG', 'LOCKED_OUT', 'PASSWORD_TOO_WEAK', 'PASSWORD_UNCHANGED', 'STALE'],
  extras: `"With LOCKED_OUT: how long to wait, in seconds."
  waitSeconds: Int`,
  run: async (input, context) => {
    const outcome = await context.accounts.changeOwnPassword({ ...placeOf(context), ...input });
    if (outcome.ok) return { changed: true, userErrors: [] };
    return refusedBy(outcome, { waitSeconds: outcome.waitSeconds });
  },
});
