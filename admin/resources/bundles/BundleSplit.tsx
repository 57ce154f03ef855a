import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { BundleSplitDocument, type BundleSplitQuery } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { useRefusal } from '../../parts/form/Failure.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import type { Bundle } from './bundle-values.ts';

/** What each item of a bundle would cost now in an outlet, and how its reduction is split over them. */
export function BundleSplit({ bundle, onClose }: { bundle: Bundle; onClose: () => void }) {
  const text = useText();
  const titleId = useId();
  const places = usePlaces();
  const [chosen, setChosen] = useState('');
  const outletId = chosen || places[0]?.id || '';
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{`${text('bundles.split')}: ${bundle.code}`}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <TextField select size="small" sx={{ mt: 1 }} label={text('fields.outlet')} value={outletId}
          onChange={({ target }) => setChosen(target.value)}>
          {places.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
        </TextField>
        {outletId && <Split bundleId={bundle.id} outletId={outletId} />}
      </DialogContent>
      <DialogActions><Button onClick={onClose}>{text('actions.close')}</Button></DialogActions>
    </Dialog>
  );
}

function Split({ bundleId, outletId }: { bundleId: string; outletId: string }) {
  const asked = useAsk(BundleSplitDocument, { input: {
    outletId, fulfilment: 'STORE', lines: [], bundles: [{ bundleId, quantity: 1 }] } });
  return <Answer asked={asked}>{({ priceOrder }) => <Priced answer={priceOrder} />}</Answer>;
}

function Priced({ answer: { price, userErrors } }: { answer: BundleSplitQuery['priceOrder'] }) {
  const text = useText();
  const format = useFormat();
  const refusal = useRefusal();
  if (!price) return <Alert severity="info">{userErrors.map(({ code, message, path }) =>
    refusal(code, message, path.join('.'))).join(' ')}</Alert>;
  return (
    <>
      <SmallTable label={text('bundles.split')} rows={price.lines} keyOf={({ sku }) => sku} columns={[
        { label: text('bundles.sku'), phone: 'title', cell: ({ sku, name }) => `${sku} ${name}` },
        { label: text('bundles.quantity'), align: 'right', cell: ({ quantity }) => quantity },
        { label: text('bundles.each'), align: 'right', cell: ({ amount }) => format.money(amount) },
        { label: text('bundles.reduction'), align: 'right', cell: (line) => format.money(line.bundleReduction) },
        { label: text('bundles.paid'), align: 'right', phone: 'side', cell: ({ base }) => format.money(base) },
      ]} />
      <Alert severity="success">
        {text('bundles.sum', { goods: format.money(price.goods), due: format.money(price.due) })}
      </Alert>
    </>
  );
}
