import { Box, Button } from '@mui/material';
import { useCallback, useState } from 'react';
import type { UsePartsFragment as Use } from '../../gql/graphql.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../form/CommandDialog.tsx';
import { settleBooking, type Settling } from './settle-booking.ts';

const DEEDS = ['honour', 'miss', 'cancel'] as const;

/** What becomes of a booking, each asked once more. */
export function SettleButtons({ use }: { use: Use }) {
  const text = useText();
  const [deed, setDeed] = useState<Settling | null>(null);
  if (use.state !== 'BOOKED') return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {DEEDS.map((each) => (
        <Button key={each} size="small" onClick={() => setDeed(each)}>{text(`benefits.${each}`)}</Button>
      ))}
      {deed && <Settle use={use} deed={deed} onClose={() => setDeed(null)} />}
    </Box>
  );
}

function Settle({ use, deed, onClose }: { use: Use; deed: Settling; onClose: () => void }) {
  const text = useText();
  const run = useCallback(
    (_: object, idempotencyKey: string) => settleBooking(deed, use.id, idempotencyKey),
    [deed, use],
  );
  return (
    <CommandDialog<Record<string, never>, Awaited<ReturnType<typeof settleBooking>>>
      name={`settle-booking.${use.id}.${deed}`}
      title={text(`benefits.${deed}`)}
      hint={text(`benefits.settleHint.${deed}`)}
      submit={text(`benefits.${deed}`)}
      danger={deed === 'miss'}
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('benefits.settled')}
    />
  );
}
