import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useAsk, useRefresh } from '../../graph/use-ask.ts';
import { HeldGoldPricesDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFineness, useText } from '../../i18n/use-text.ts';
import { useFailureText, useRefusal } from '../../parts/form/Failure.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { decideGoldPrice } from './gold-board.data.ts';

/** Prices that jumped and wait for a second look. */
export function HeldPrices() {
  const text = useText();
  const named = useNamed();
  const fineness = useFineness();
  const format = useFormat();
  const refusal = useRefusal();
  const failureText = useFailureText();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const held = useAsk(HeldGoldPricesDocument, {}).data?.heldGoldPrices ?? [];
  const decide = async (id: string, confirm: boolean) => {
    setBusy(true);
    try {
      const {
        userErrors: [error],
      } = await decideGoldPrice(id, confirm);
      notify(error ? refusal(error.code, error.message) : text(confirm ? 'shared.confirmed' : 'shared.dismissed'), {
        type: error ? 'error' : 'success',
      });
    } catch (failure) {
      notify(failureText(failure), { type: 'error' });
    } finally {
      setBusy(false);
      refresh();
    }
  };
  if (held.length === 0) return null;
  return (
    <Box component="section" aria-label={text('goldBoard.heldPrices')} sx={{ mb: 3, display: 'grid', gap: 1 }}>
      {held.map((price) => (
        <Alert
          key={price.id}
          severity="warning"
          action={
            <>
              <Button color="inherit" disabled={busy} onClick={() => void decide(price.id, false)}>
                {text('actions.dismissHeld')}
              </Button>
              {price.isOwn ? (
                <Box component="small" sx={{ alignSelf: 'center' }}>{text('shared.ownProposal')}</Box>
              ) : (
                <Button color="inherit" variant="outlined" disabled={busy} onClick={() => void decide(price.id, true)}>
                  {text('actions.confirmHeld')}
                </Button>
              )}
            </>
          }>
          {named(price.region)} · {fineness(price.metal, price.purity)} ·{' '}
          {format.money(price.retail)} /{' '}
          {price.buyback ? format.money(price.buyback) : text('goldBoard.noBuyback')} ·{' '}
          {text('goldBoard.priceHeld', { jump: format.bps(price.jumpBps) })}
          {price.enteredBy ? ` · ${price.enteredBy}` : ''}
          {price.followers ? ` · ${text('shared.followers', { count: price.followers })}` : ''}
        </Alert>
      ))}
    </Box>
  );
}
