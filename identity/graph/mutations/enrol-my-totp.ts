import { defineMutation, refusedBy } from '../mutation.ts';
import { placeOf } from './shared.ts';

export const enrolMyTotp = defineMutation<{ readonly currentPassword: string }>({
  name: 'enrolMyTotp',
  says: 'First step to a second factor 二次验证: a seed for an authenticator app. It is asked for only '
    + 'after confirmMyTotp; enrolling again before that makes another seed.',
  guard: 'own',
  aboutOperators: true,
  takes: `"The present password 当前密码: a stolen token alone enrols nothing."
  currentPassword: String!`,
  answers: `"The seed, to be typed into the app; null when refused."
  secret: String
  "The same as an otpauth address, to be shown as a QR code; null when refused."
  uri: String`,
  refusals: ['CREDENTIALS_WRONG', 'LOCKED_OUT', 'TOTP_ALREADY_ON'],
  extras: `"With LOCKED_OUT: how long to wait, in seconds."
  waitSeconds: Int`,
  run: async (input, context) => {
    const outcome = await context.accounts.enrolOwnTotp({ ...placeOf(context), ...input });
    if (!outcome.ok) return refusedBy(outcome, { waitSeconds: outcome.waitSeconds });
    return { secret: outcome.secret, uri: outcome.uri, userErrors: [] };
  },
});
