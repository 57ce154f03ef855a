import { defineMutation, refusedBy } from '../mutation.ts';
import { placeOf } from './shared.ts';

export const removeMyTotp = defineMutation<{ readonly code: string }>({
  name: 'removeMyTotp',
  says: 'Removes the second factor 二次验证 of the signed-in operator.',
  guard: 'own',
  aboutOperators: true,
  takes: `"A present code 验证码 of the app, or a recovery code 恢复码."
  code: String!`,
  answers: `"true when it was removed; null when refused."
  removed: Boolean`,
  refusals: ['CODE_USED', 'CODE_WRONG', 'LOCKED_OUT', 'TOTP_NOT_ENROLLED'],
  extras: `"With LOCKED_OUT: how long to wait, in seconds."
  waitSeconds: Int`,
  run: async ({ code }, context) => {
    const outcome = await context.accounts.removeOwnTotp({ ...placeOf(context), code });
    if (outcome.ok) return { removed: true, userErrors: [] };
    return refusedBy(outcome, { waitSeconds: outcome.waitSeconds });
  },
});
