import QrCodeScannerOutlined from '@mui/icons-material/QrCodeScannerOutlined';
import { Alert, Box, Button, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRefusal } from '../../parts/form/Failure.tsx';
import { Page } from '../../parts/Page.tsx';
import { canScan } from '../../parts/scan/camera.ts';
import { Scanner } from '../../parts/scan/Scanner.tsx';
import type { DeskLine } from './typed-sale.ts';
import { useQuoteDesk, type QuoteDeskState } from './use-quote-desk.ts';

/** A sale at the counter by keyboard alone: each SKU and Enter, then Enter on nothing asks for the price. */
export default function QuoteDesk() {
  const text = useText();
  const go = useNavigate();
  const desk = useQuoteDesk((id) => go(`/quotes/${id}/show`));
  const { place } = desk;
  const [typed, setTyped] = useState('');
  const [scanning, setScanning] = useState(false);
  const ready = Boolean(place.outletId) && !desk.busy;
  const take = (sku: string): void => {
    setTyped('');
    desk.add(sku.trim());
  };
  const enter = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') take(typed);
    else if (ready && desk.lines.length > 0) void desk.send();
  };
  return (
    <Page title={text('quotes.open')}>
      <Box component="form" noValidate onSubmit={enter} sx={{ display: 'grid', gap: 2, maxWidth: 640 }}>
        <TextField select label={text('fields.outlet')} onChange={({ target }) => place.choose(target.value)}
          value={place.places.some(({ id }) => id === place.outletId) ? place.outletId : ''}>
          {place.places.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
        </TextField>
        <TextField label={text('fields.sku')} value={typed} autoFocus autoComplete="off"
          helperText={text('quotes.skuHelp')} onChange={({ target }) => setTyped(target.value)}
          slotProps={{ htmlInput: { spellCheck: false, maxLength: 100, enterKeyHint: 'enter' } }} />
        {canScan() && (
          <Button variant="outlined" startIcon={<QrCodeScannerOutlined />} onClick={() => setScanning(true)}>
            {text('quotes.scan')}
          </Button>)}
        {desk.lines.map((line, index) => (
          <Line key={index} line={line} index={index} desk={desk} />))}
        <Wishes desk={desk} />
        <Box aria-live="polite">
          {desk.failure !== null && <Alert severity="warning">{desk.failure}</Alert>}
          {desk.errors.length > 0 && <Refusals desk={desk} />}
        </Box>
        <Button type="submit" size="large" variant="contained"
          disabled={!ready || (desk.lines.length === 0 && typed.trim() === '')}>
          {text('quotes.ask')}
        </Button>
      </Box>
      {scanning && (
        <Scanner onClose={() => setScanning(false)}
          onFound={(code) => {
            setScanning(false);
            take(code);
          }} />)}
    </Page>
  );
}

function Line({ line, index, desk }: { line: DeskLine; index: number; desk: QuoteDeskState }) {
  const text = useText();
  return (
    <Box sx={{ display: 'grid', gap: 1, alignItems: 'center',
      gridTemplateColumns: { xs: 'minmax(0,1fr) minmax(0,1fr)', sm: 'minmax(0,2fr) 1fr 1fr auto' } }}>
      <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere', gridColumn: { xs: '1 / -1', sm: 'auto' } }}>{line.sku}</Box>
      <TextField size="small" label={text('fields.quantity')} value={line.quantity}
        onChange={({ target }) => desk.edit(index, { quantity: target.value })}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }} />
      <TextField size="small" label={text('quotes.grams')} value={line.grams}
        onChange={({ target }) => desk.edit(index, { grams: target.value })}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
      <Button color="inherit" onClick={() => desk.remove(index)}>{text('quotes.remove')}</Button>
    </Box>
  );
}

const MODES = { card: 'text', couponCodes: 'text', points: 'numeric', storeCredit: 'decimal' } as const;

/** Who buys, and what is to come off. */
function Wishes({ desk, desk: { wishes, wish } }: { desk: QuoteDeskState }) {
  const text = useText();
  const field = (name: keyof typeof MODES, label: string, help?: string) => (
    <TextField label={label} value={wishes[name]} helperText={help} autoComplete="off"
      onChange={({ target }) => wish({ [name]: target.value })}
      slotProps={{ htmlInput: { inputMode: MODES[name] } }} />
  );
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(2, minmax(0,1fr))' } }}>
      {field('card', text('fields.cardNumber'), text('quotes.cardHelp'))}
      {field('couponCodes', text('quotes.couponCodes'))}
      {field('points', text('quotes.points'))}
      {field('storeCredit', text('quotes.storeCredit'))}
      <FormControlLabel label={text('quotes.automatic')} control={
        <Checkbox checked={wishes.automatic} onChange={({ target }) => wish({ automatic: target.checked })} />} />
      {wishes.card.trim() !== '' && <Gold desk={desk} />}
    </Box>
  );
}

const MOST_PIECES = 10;

/** Old gold of the buyer, piece by piece: it pays what it was offered at. */
function Gold({ desk: { gold, lookAtGold, wishes: { tradeInIds }, wish, busy } }: { desk: QuoteDeskState }) {
  const text = useText();
  const format = useFormat();
  if (gold === null) {
    return (
      <Button variant="outlined" disabled={busy} onClick={() => void lookAtGold()}>{text('quotes.oldGold')}</Button>
    );
  }
  const others = (id: string) => tradeInIds.filter((one) => one !== id);
  return (
    <Box sx={{ gridColumn: '1 / -1', display: 'grid' }} role="group" aria-label={text('quotes.oldGoldNamed')}>
      {gold.length === 0 && <Box role="status">{text('quotes.noOldGold')}</Box>}
      {gold.map(({ id, piece, offer }) => (
        <FormControlLabel key={id} label={[piece, offer && format.money(offer.credit)].filter(Boolean).join(' · ')}
          control={
            <Checkbox checked={tradeInIds.includes(id)}
              disabled={!tradeInIds.includes(id) && tradeInIds.length >= MOST_PIECES}
              onChange={({ target }) => wish({ tradeInIds: [...others(id), ...target.checked ? [id] : []] })} />} />))}
    </Box>
  );
}

/** Each refusal with the piece it is about. */
function Refusals({ desk: { errors, lines } }: { desk: QuoteDeskState }) {
  const refusal = useRefusal();
  return (
    <Alert severity="error">
      {errors.map(({ code, message, path }, index) => {
        const piece = path?.[0] === 'lines' ? lines[Number(path[1])]?.sku : undefined;
        return <div key={index}>{piece ? `${piece} · ` : ''}{refusal(code, message, path?.at(-1))}</div>;
      })}
    </Alert>
  );
}
