import { KEY_CODES } from '../codes.ts';
import { defineMutation, no } from '../mutation.ts';
import { findClient } from './find-client.ts';
import { clientNow, KEY_FIELD, shownOnce } from './shared.ts';

interface Input {
  readonly partnerClientId: string;
  readonly overlapHours: number;
  readonly idempotencyKey: string;
}

export const rotatePartnerClientSecret = defineMutation<Input>({
  name: 'rotatePartnerClientSecret',
  says: 'A new secret 更换密钥, shown this once; the old one works on for the overlap, so that the '
    + 'partner can change over without a gap. Never more than two are valid.',
  guard: 'admin',
  aboutOperators: false,
  takes: `${KEY_FIELD}
  "The client."
  partnerClientId: ID!
  "Hours the old secret still works, 0 (it leaked) to 720."
  overlapHours: Int! = 72`,
  answers: `"The client; null when refused."
  partnerClient: PartnerClient
  "The new secret 密钥. Shown once: null when sent again."
  secret: String
  "When the old secret stops working; null when sent again (see secrets)."
  oldSecretExpiresAt: DateTime`,
  refusals: [...KEY_CODES, 'ALREADY_DISABLED', 'NOT_FOUND', 'OUT_OF_RANGE'],
  run: async ({ idempotencyKey: key, partnerClientId, overlapHours }, context) => {
    if (overlapHours < 0 || overlapHours > 720) return no('OUT_OF_RANGE', 'overlapHours');
    const client = await findClient(context, partnerClientId);
    if (!client) return no('NOT_FOUND', 'partnerClientId');
    const input = { clientId: client.clientId, overlapHours };
    const outcome = await context.accounts.once(context.actor,
      { key, action: 'rotatePartnerClientSecret', input },
      (commands) => commands.rotateClientSecret(context.actor, input), () => client.id);
    return shownOnce(outcome, async ({ secret, oldSecretExpiresAt }) => (
      { partnerClient: await clientNow(context, client.id), secret,
        oldSecretExpiresAt: oldSecretExpiresAt.toISOString() }),
    async () => ({ partnerClient: await clientNow(context, client.id) }));
  },
});
