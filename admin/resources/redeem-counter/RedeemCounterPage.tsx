import QrCodeScannerOutlined from '@mui/icons-material/QrCodeScannerOutlined';
import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRefusal } from '../../parts/form/Failure.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { canScan } from '../../parts/scan/camera.ts';
import { Scanner } from '../../parts/scan/Scanner.tsx';
import type { Checked, Redemption, Verified } from '../redemptions/redemptions.data.ts';
import { useRedeemCounter, useRedeemPlace } from './use-redeem-counter.ts';

/** Whoever comes with a code: look at what it opens, take what is to be paid, hand it out. */
export default function RedeemCounterPage() {
  const text = useText();
  const place = useRedeemPlace();
  const counter = useRedeemCounter(place.outletId);
  const [scanning, setScanning] = useState(false);
  const { step } = counter;
  const ready = Boolean(place.outletId) && counter.typed.trim() !== '' && !counter.busy;
  return (
    <Page title={text('redemptions.counter')}>
      <Box component="form" noValidate sx={{ display: 'grid', gap: 2, maxWidth: 520 }}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (ready) void counter.look();
        }}>
        <TextField select label={text('fields.outlet')} onChange={({ target }) => place.choose(target.value)}
          value={place.places.some(({ id }) => id === place.outletId) ? place.outletId : ''}>
          {place.places.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
        </TextField>
        <TextField label={text('redemptions.code')} value={counter.typed} autoFocus autoComplete="off"
          onChange={({ target }) => counter.type(target.value)} helperText={text('redemptions.codeHelp')}
          slotProps={{ htmlInput: { autoCapitalize: 'characters', spellCheck: false, maxLength: 40,
            enterKeyHint: 'search' } }} />
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, 1fr)' } }}>
          {canScan() && (
            <Button variant="outlined" size="large" startIcon={<QrCodeScannerOutlined />} disabled={!place.outletId}
              onClick={() => setScanning(true)}>{text('redemptions.scan')}</Button>
          )}
          <Button type="submit" size="large" disabled={!ready}
            variant={step.at === 'looked' ? 'outlined' : 'contained'}>
            {text('redemptions.look')}
          </Button>
        </Box>
      </Box>
      <Box sx={{ mt: 3, maxWidth: 520 }} aria-live="polite">
        {counter.failure !== null && <Alert severity="warning">{counter.failure}</Alert>}
        {step.at === 'looked' && <Looked answer={step.answer} busy={counter.busy} onTake={counter.take} />}
        {step.at === 'taken' && <Taken answer={step.answer} />}
      </Box>
      {scanning && (
        <Scanner onClose={() => setScanning(false)}
          onFound={(code) => {
            setScanning(false);
            counter.scan(code);
          }} />
      )}
    </Page>
  );
}

function Refusals({ errors }: { errors: (Checked | Verified)['userErrors'] }) {
  const text = useText();
  const refusal = useRefusal();
  return (
    <Alert severity="error">
      {errors.map(({ code, message, waitSeconds }) => (
        <div key={code}>
          {refusal(code, message)}{waitSeconds ? ` · ${text('shared.seconds', { count: waitSeconds })}` : ''}
        </div>
      ))}
    </Alert>
  );
}

/** What is behind the code, before anything is taken. */
function Looked({ answer: { redemption, userErrors }, busy, onTake }: {
  answer: Checked; busy: boolean; onTake: (redemption: Redemption) => Promise<void>;
}) {
  const text = useText();
  const format = useFormat();
  if (userErrors.length > 0) return <Refusals errors={userErrors} />;
  if (!redemption) return <Alert severity="warning">{text('redemptions.notShown')}</Alert>;
  const due = /[1-9]/.test(redemption.cash.amount);
  return (
    <Section title={text('redemptions.found')}>
      <What redemption={redemption} />
      <Facts rows={[
        [text('fields.member'),
          redemption.member?.displayName ?? redemption.member?.cardNumber ?? text('redemptions.masked')],
        [text('fields.points'), `${format.number(redemption.points)} ${text('shared.units.points')}`],
        [text('redemptions.untilAt'), format.dateTime(redemption.untilAt)],
      ]} />
      {due && (
        <Alert severity="info" sx={{ my: 1.5 }}>{text('redemptions.collect',
          { money: format.money(redemption.cash) })}</Alert>)}
      <Button fullWidth variant="contained" size="large" disabled={busy} onClick={() => void onTake(redemption)}>
        {due ? text('redemptions.takePaid', { money: format.money(redemption.cash) }) : text('redemptions.take')}
      </Button>
    </Section>
  );
}

function What({ redemption: { reward, quantity } }: { redemption: Redemption }) {
  const text = useText();
  const { locale } = useFormat();
  const name = locale === 'zh-CN' ? reward?.nameZh : reward?.nameEn;
  return (
    <Typography variant="h1" component="p" sx={{ mb: 1 }}>
      {name ?? '—'} × {quantity} {text('shared.units.pieces')}
    </Typography>
  );
}

/** Only now it is handed out. */
function Taken({ answer: { redemption, userErrors } }: { answer: Verified }) {
  const text = useText();
  if (userErrors.length > 0) return <Refusals errors={userErrors} />;
  return (
    <>
      <Alert severity="success" sx={{ mb: 2 }}>{text('redemptions.handOut')}</Alert>
      {redemption && <What redemption={redemption} />}
    </>
  );
}
