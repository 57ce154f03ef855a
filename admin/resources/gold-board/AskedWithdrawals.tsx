import { Alert, Box, Button } from '@mui/material';
import { useAsk } from '../../graph/use-ask.ts';
import { GoldWithdrawalsDocument, type GoldPricePartsFragment } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFineness, useText } from '../../i18n/use-text.ts';
import { RetractWithdrawal } from '../../parts/RetractWithdrawal.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { retractWithdrawal } from './gold-board.data.ts';

export function useAskedWithdrawals(enabled = true) {
  return useAsk(GoldWithdrawalsDocument, {}, { enabled }).data?.goldWithdrawals ?? [];
}

/** Prices that somebody asked to take back and that stay until another person does it. */
export function AskedWithdrawals({ onWithdraw }: { onWithdraw: (price: GoldPricePartsFragment) => void }) {
  const text = useText();
  const fineness = useFineness();
  const format = useFormat();
  const named = useNamed();
  const asked = useAskedWithdrawals();
  if (asked.length === 0) return null;
  return (
    <Box component="section" aria-label={text('goldBoard.askedWithdrawals')} sx={{ mb: 3, display: 'grid', gap: 1 }}>
      {asked.map((price) => (
        <Alert
          key={price.id}
          severity="warning"
          // On a phone the buttons stand below the words.
          sx={{ flexWrap: { xs: 'wrap', sm: 'nowrap' } }}
          action={
            price.isOwnWithdrawal ? (
              <RetractWithdrawal
                name={`retract-gold-withdrawal.${price.id}`}
                hint={text('goldBoard.retractHint')}
                done={text('goldBoard.retracted')}
                retract={(key) => retractWithdrawal(price.id, key)}
              />
            ) : (
              <Button color="inherit" variant="outlined" onClick={() => onWithdraw(price)}>
                {text('shared.withdraw')}
              </Button>
            )
          }>
          {named(price.region)} · {fineness(price.metal, price.purity)} · {format.money(price.retail)} ·{' '}
          {text('shared.withdrawalAsked', {
            by: price.withdrawalAskedBy ?? '',
            at: format.dateTime(price.withdrawalLapsesAt),
          })}
        </Alert>
      ))}
    </Box>
  );
}
