import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { revealPaymentSecret } from '../../commands/payments/reveal-secret.ts';
import { secretOfChannel } from '../../domain/payments/payment-mark.ts';
import { PAYMENT_KEY } from './payment-key.ts';

export const revealPaymentSecretMutation = defineMutation({
  name: 'revealPaymentSecret',
  says: 'Shows the secret that a payment channel signs with 查看回调密钥, and notes who saw it. It follows from the secret '
    + 'of the house and changes with it; the one before is taken as long as the house takes its own.',
  scopes: ['identity:admin'],
  input: 'Whose secret.',
  takes: { channelId: idOf(PREFIX.channel, 'Payment channel.'), idempotencyKey: KEY },
  refusals: said('NOT_FOUND'),
  command: revealPaymentSecret,
  answers: {
    secret: {
      type: () => String, says: 'The secret, for confirmPayment; null when refused.',
      of: ({ channelId }, { services }) => secretOfChannel(services.keys(PAYMENT_KEY)[0]!, channelId),
    },
  },
});
