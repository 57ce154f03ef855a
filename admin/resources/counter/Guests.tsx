import { Alert, Box, Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRefusal } from '../../parts/form/Failure.tsx';
import { Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import type { Checked, Enrolled, Guest } from './counter.data.ts';

function Person({ guest }: { guest: Guest }) {
  const text = useText();
  const named = useNamed();
  return (
    <>
      <Typography variant="h1" component="p">
        {guest.displayName ?? guest.cardNumber}
      </Typography>
      <Typography className="soft">
        {[named(guest.loyalty?.tier.tier), guest.cardNumber].filter(Boolean).join(' · ')}
      </Typography>
      <PageLink to={`/members/${guest.id}/show`}>{text('counter.open')}</PageLink>
    </>
  );
}

/** Who showed a code: the store sees it for the minutes of the visit. */
export function InStore({ answer: { member, visit, userErrors } }: { answer: Checked }) {
  const text = useText();
  const format = useFormat();
  const refusal = useRefusal();
  if (userErrors.length > 0) {
    return (
      <Alert severity="error">
        {userErrors.map(({ code, message, waitSeconds }) => (
          <div key={code}>
            {refusal(code, message)}
            {waitSeconds ? ` · ${text('shared.seconds', { count: waitSeconds })}` : ''}
          </div>
        ))}
      </Alert>
    );
  }
  if (!member) return null;
  return (
    <Section title={text('counter.found')}>
      <Person guest={member} />
      <Typography sx={{ my: 1 }}>{text('counter.until', { at: format.dateTime(visit?.untilAt) })}</Typography>
    </Section>
  );
}

/** Whom a card, a phone or a name lead to; nobody whom the reader sees may still be somebody. */
export function Known({ guests }: { guests: readonly Guest[] }) {
  const text = useText();
  if (guests.length === 0) return <Alert severity="info">{text('counter.nobody')}</Alert>;
  return (
    <Section title={text('counter.known')}>
      <Typography variant="body2" className="soft" sx={{ mb: 1 }}>{text('counter.askCode')}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
        {guests.map((guest) => <li key={guest.id}><Person guest={guest} /></li>)}
      </Box>
    </Section>
  );
}

/** Who has just joined, or was a member already; a consent that was not kept is said, not forgotten. */
export function Joined({ enrolled: { member, resolution, missed } }: { enrolled: Enrolled }) {
  const text = useText();
  const word = useWord();
  return (
    <Section title={text(resolution === 'NEW' ? 'counter.joined' : 'counter.wasMember')}>
      {member ? <Person guest={member} /> : <Typography>{text('counter.notYours')}</Typography>}
      {missed.length > 0 && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {text('counter.missed', { purposes: missed.map((purpose) => word('consent', purpose)).join('、') })}
        </Alert>
      )}
    </Section>
  );
}
