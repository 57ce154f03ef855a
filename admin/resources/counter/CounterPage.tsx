import QrCodeScannerOutlined from '@mui/icons-material/QrCodeScannerOutlined';
import { Alert, Box, Button, MenuItem, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Page } from '../../parts/Page.tsx';
import { canScan } from '../../parts/scan/camera.ts';
import type { Enrolled } from './counter.data.ts';
import { Enrol } from './Enrol.tsx';
import { InStore, Joined, Known } from './Guests.tsx';
import { Scanner } from '../../parts/scan/Scanner.tsx';
import { phoneIn } from './shown.ts';
import { useCounter, usePlace } from './use-counter.ts';

/** Whoever comes to the counter shows a code or a card, or says a phone; who is not known yet joins right there. */
export default function CounterPage() {
  const text = useText();
  const place = usePlace();
  const counter = useCounter(place.outletId);
  const [open, setOpen] = useState<'camera' | 'enrol' | null>(null);
  const [scanned, setScanned] = useState(false);
  const [joined, setJoined] = useState<Enrolled | null>(null);
  const { found } = counter;
  return (
    <Page title={text('counter.title')}>
      <Box
        component="form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          setJoined(null);
          void counter.send();
        }}
        sx={{ display: 'grid', gap: 2, maxWidth: 520 }}>
        <Place {...place} />
        <TextField
          label={text('counter.code')}
          value={counter.typed}
          onChange={({ target }) => {
            setScanned(false);
            counter.type(target.value);
          }}
          autoFocus
          autoComplete="off"
          helperText={text('counter.help')}
          slotProps={{
            htmlInput: { autoCapitalize: 'off', spellCheck: false, maxLength: 250, enterKeyHint: 'search' },
          }}
        />
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, 1fr)' } }}>
          {canScan() && (
            <Button
              variant="outlined"
              size="large"
              startIcon={<QrCodeScannerOutlined />}
              disabled={!place.outletId}
              onClick={() => setOpen('camera')}>
              {text('counter.scan')}
            </Button>
          )}
          <Button
            type="submit"
            variant="contained"
            size="large"
            disabled={counter.busy || !place.outletId || !counter.typed.trim()}>
            {text('counter.check')}
          </Button>
          <Button variant="outlined" size="large" disabled={!place.outletId} onClick={() => setOpen('enrol')}>
            {text('counter.enrol')}
          </Button>
        </Box>
      </Box>
      <Box sx={{ mt: 3, maxWidth: 520 }} aria-live="polite">
        {counter.failure !== null && <Alert severity="warning">{counter.failure}</Alert>}
        {joined && <Joined enrolled={joined} />}
        {found?.by === 'code' && <InStore answer={found.answer} />}
        {found?.by === 'words' && <Known guests={found.guests} />}
      </Box>
      {open === 'camera' && (
        <Scanner
          onClose={() => setOpen(null)}
          onFound={(code) => {
            setOpen(null);
            setScanned(true);
            setJoined(null);
            counter.scan(code);
          }}
        />
      )}
      {open === 'enrol' && (
        <Enrol
          outletId={place.outletId}
          phone={phoneIn(counter.typed)}
          scanned={scanned}
          onClose={() => setOpen(null)}
          onDone={(enrolled) => {
            counter.clear();
            setJoined(enrolled);
          }}
        />
      )}
    </Page>
  );
}

function Place({ places, outletId, choose }: ReturnType<typeof usePlace>) {
  const text = useText();
  return (
    <TextField
      select
      label={text('fields.outlet')}
      value={places.some(({ id }) => id === outletId) ? outletId : ''}
      onChange={({ target }) => choose(target.value)}>
      {places.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
