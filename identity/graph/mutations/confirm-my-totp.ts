import { defineMutation, refusedBy } from '../mutation.ts';

export const confirmMyTotp = defineMutation<{ readonly code: string }>({
  name: 'confirmMyTotp',
  says: 'Second step: a first code 验证码 proves that the app has the seed. From now on every sign-in '
    + 'asks for a code.',
  guard: 'own',
  aboutOperators: true,
  takes: `"The code the app shows: six digits."
  code: String!`,
  answers: `"Ten recovery codes 恢复码, for a lost phone; each works once. Shown once; null when refused."
  recoveryCodes: [String!]`,
  refusals: ['CODE_USED', 'CODE_WRONG', 'TOTP_ALREADY_ON', 'TOTP_NOT_ENROLLED'],
  run: async ({ code }, { accounts, actor }) => {
    const outcome = await accounts.confirmTotp(actor.id, code);
    return outcome.ok ? { recoveryCodes: outcome.recoveryCodes, userErrors: [] }
      : refusedBy(outcome);
  },
});
