import { Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { ShownOnce } from '../../parts/form/ShownOnce.tsx';
import { revealPaymentSecret } from './partner-clients.data.ts';

/** What the channel signs its payments with: whoever looks is written down first. */
export function PaymentSecret({ channel }: { readonly channel: { readonly id: string; readonly name: string } }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const run = useCallback(
    (_: object, idempotencyKey: string) => revealPaymentSecret({ channelId: channel.id, idempotencyKey }),
    [channel.id]);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>{text('partnerClients.paymentSecret')}</Button>
      {asking && (
        <CommandDialog<object, Awaited<ReturnType<typeof revealPaymentSecret>>>
          name={`payment-secret.${channel.id}`} title={`${text('partnerClients.paymentSecret')} · ${channel.name}`}
          hint={text('partnerClients.paymentSecretHint')} submit={text('partnerClients.paymentSecret')} defaults={{}}
          onClose={() => setAsking(false)} run={run} done={() => text('partnerClients.paymentSecretNoted')}
          onDone={({ secret: shown }) => setSecret(shown ?? null)} />)}
      {secret && (
        <ShownOnce title={text('partnerClients.paymentSecretOf')} secret={secret}
          says={text('partnerClients.paymentSecretSays')} onClose={() => setSecret(null)} />)}
    </>
  );
}
