import { Alert, Box, MenuItem, TextField } from '@mui/material';
import { useMemo } from 'react';
import { useStore } from 'react-admin';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Page } from '../../parts/Page.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { Contacts } from './Contacts.tsx';
import { Appointments, Claims, Complaints, Today } from './Panels.tsx';
import { dayOf } from './day-of.ts';

const CHOSEN = 'karat.store-day.outlet';

/**
 * A store's day on a phone: each part asks one room, so that what is down takes its own part with it. The store is
 * kept, as a manager has one.
 */
export default function StoreDayPage() {
  const text = useText();
  const places = usePlaces();
  const { timeZone } = useRegion();
  const [kept, choose] = useStore(CHOSEN, '');
  const day = useMemo(() => dayOf(new Date(), timeZone), [timeZone]);
  const outletId = places.find(({ id }) => id === kept)?.id ?? places[0]?.id;
  return (
    <Page
      title={text('storeDay.title')}
      actions={places.length > 1 && outletId && (
        <TextField
          select
          size="small"
          label={text('fields.outlet')}
          value={outletId}
          sx={{ minWidth: 200, maxWidth: '100%' }}
          onChange={({ target }) => choose(target.value)}>
          {places.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
        </TextField>
      )}>
      {outletId ? (
        <Box sx={{ maxWidth: 640 }}>
          <Today outletId={outletId} day={day} />
          <Appointments outletId={outletId} day={day} />
          <Contacts outletId={outletId} day={day} />
          <Complaints outletId={outletId} />
          <Claims outletId={outletId} />
        </Box>
      ) : <Alert severity="info">{text('storeDay.noStore')}</Alert>}
    </Page>
  );
}
