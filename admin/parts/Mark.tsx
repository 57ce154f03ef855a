import { Box } from '@mui/material';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'gold';

const COLOUR: Record<Tone, string> = {
  plain: 'text.secondary',
  good: 'success.main',
  warn: 'warning.main',
  bad: 'error.main',
  gold: 'primary.main',
};

/** A state as a word with a dot: read, not shouted. */
export function Mark({ children, tone = 'plain' }: { children: string; tone?: Tone }) {
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap', color: COLOUR[tone] }}>
      <Box
        component="span"
        aria-hidden
        sx={{ width: 6, height: 6, borderRadius: '50%', bgcolor: 'currentColor', flexShrink: 0 }}
      />
      {children}
    </Box>
  );
}

const TONES: Record<string, Tone> = {
  PAID: 'plain',
  DELIVERED: 'good',
  COMPLETED: 'good',
  PARTLY_RETURNED: 'warn',
  EXCHANGED: 'warn',
  RETURNED: 'bad',
  CANCELLED: 'bad',
  PENDING: 'warn',
  ACTIVE: 'good',
  REFUSED: 'bad',
  POSTED: 'good',
  APPROVED: 'good',
  REJECTED: 'bad',
  PUBLISHED: 'good',
  HELD: 'warn',
  DISMISSED: 'plain',
  PAYABLE: 'gold',
  SETTLED: 'good',
  REVERSED: 'bad',
  ACCRUED: 'plain',
  OPEN: 'warn',
  ANSWERED: 'gold',
  RESOLVED: 'good',
  MERGED: 'good',
  LIVE: 'good',
  SCHEDULED: 'gold',
  ENDED: 'plain',
  CLAIMED: 'gold',
  CAPTURED: 'good',
  WAITLISTED: 'warn',
  RELEASED: 'plain',
  VOIDED: 'bad',
  SOLD_OUT: 'bad',
  KEPT: 'good',
  GRANTED: 'good',
  CLEARED: 'good',
  CONFIRMED: 'bad',
  WITHDRAWN: 'bad',
  MATURED: 'gold',
};

export function toneOf(state: string | null | undefined): Tone {
  return TONES[state ?? ''] ?? 'plain';
}
