import { defineMutation, refusedBy } from '../mutation.ts';
import { signingKeysNow } from './shared.ts';

interface Input {
  readonly idempotencyKey: string;
  readonly emergency: boolean;
}

export const rotateSigningKeys = defineMutation<Input>({
  name: 'rotateSigningKeys',
  says: 'The next signing key 签名密钥: published now, signing ten minutes later, while tokens of the '
    + 'present one live out. One that waits already signs sooner. The house does it by itself in time.',
  guard: 'admin',
  aboutOperators: false,
  takes: `"Yours, 1 to 200 characters; the same again rotates once."
  idempotencyKey: String!
  "The present key leaked 泄露: it is withdrawn and every access token ends now; people stay signed in."
  emergency: Boolean! = false`,
  answers: `"Published keys, newest first, at most 10; null when refused."
  signingKeys: [SigningKey!]`,
  refusals: ['IDEMPOTENCY_CONFLICT', 'IDEMPOTENCY_KEY_INVALID'],
  run: async ({ idempotencyKey: key, emergency }, context) => {
    const outcome = await context.accounts.once(context.actor,
      { key, action: 'rotateSigningKeys', input: { emergency } },
      (commands) => commands.rotateKeys(context.actor, { emergency }), ({ kid }) => kid);
    return outcome.ok ? { signingKeys: await signingKeysNow(context), userErrors: [] }
      : refusedBy(outcome);
  },
});
