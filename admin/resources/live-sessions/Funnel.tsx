import { Box, LinearProgress, Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import type { LiveSession } from './live-sessions.data.ts';

/** From who was reached to who kept what it bought, and how often each thing was done. */
export function Funnel({ session }: { session: LiveSession }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const most = session.funnel[0]?.members ?? 0;
  const told = session.interactions.filter(({ members, strangers, guests }) => members + strangers + guests > 0);
  return (
    <Section title={text('funnel.title')}>
      {session.funnel.map(({ step, members, lostBps }) => (
        <Box key={step} sx={{ py: 0.5 }}>
          <Box sx={{ display: 'flex', gap: 2 }}>
            <Typography sx={{ flex: 1 }}>{word('funnelStep', step)}</Typography>
            <span>{format.number(members)}</span>
            <Typography component="span" className="soft" sx={{ minWidth: 96, textAlign: 'right' }}>
              {lostBps === null ? '—' : `${text('funnel.lost')} ${format.number(lostBps / 100)}%`}
            </Typography>
          </Box>
          <LinearProgress variant="determinate" role="meter" aria-label={word('funnelStep', step)} sx={{ height: 4 }}
            value={most === 0 ? 0 : (100 * members) / most} />
        </Box>
      ))}
      <SmallTable
        label={text('funnel.interactions')}
        rows={told}
        keyOf={({ kind }) => kind}
        empty={text('funnel.none')}
        columns={[
          { label: text('funnel.interactions'), phone: 'title', cell: ({ kind }) => word('roomInteraction', kind) },
          { label: text('funnel.members'), align: 'right', phone: 'side',
            cell: ({ members }) => format.number(members) },
          { label: text('funnel.strangers'), align: 'right', cell: ({ strangers }) => format.number(strangers) },
          { label: text('funnel.guests'), align: 'right', cell: ({ guests }) => format.number(guests) },
        ]}
      />
    </Section>
  );
}
