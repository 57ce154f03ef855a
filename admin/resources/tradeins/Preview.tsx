import { Alert, Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { gramsOf, type Shown } from './tradeins.data.ts';

/** What gold comes to by the board of this moment. */
export function Preview({ shown }: { shown: Shown | null | undefined }) {
  const text = useText();
  const format = useFormat();
  if (!shown) return <Alert severity="warning">{text('tradeins.noPrice')}</Alert>;
  return (
    <Alert severity="info">
      <Typography variant="body1" component="p">
        {text('tradeins.credit')} {format.money(shown.credit)}
      </Typography>
      <Typography variant="body2">
        {[`${text('tradeins.fine')} ${gramsOf(shown.fineMg)}`,
          `${text('tradeins.afterLoss')} ${gramsOf(shown.afterLossMg)}`,
          `${text('tradeins.price')} ${format.money(shown.price)}`].join(' · ')}
      </Typography>
    </Alert>
  );
}
