import { Box, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { EntitlementDayDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { DayField } from '../../parts/list/DayField.tsx';
import { dayFromNow } from '../life-events/life-events.data.ts';
import { useOutlets } from './benefits.data.ts';
import { SettleButtons } from '../../parts/benefits/SettleBooking.tsx';
import { useBenefitName } from '../../parts/benefits/use-benefit-words.ts';

/** Who comes to an outlet for what, on a day. */
export default function BookingsPage() {
  const text = useText();
  const { outlets, outletId, choose } = useOutlets();
  const [on, setOn] = useState(dayFromNow(0));
  return (
    <Page title={text('benefits.bookings')}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '260px 200px' }, mb: 2 }}>
        <TextField
          select
          label={text('fields.outlet')}
          value={outlets.some(({ id }) => id === outletId) ? outletId : ''}
          onChange={({ target }) => choose(target.value)}>
          {outlets.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
        </TextField>
        <DayField name="on" label={text('benefits.day')} value={on} onChange={(day) => setOn(day || dayFromNow(0))} />
      </Box>
      {outletId && <Day outletId={outletId} on={on} />}
    </Page>
  );
}

function Day({ outletId, on }: { outletId: string; on: string }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const nameOf = useBenefitName();
  const asked = useAsk(EntitlementDayDocument, { outletId, on });
  return (
    <Answer asked={asked}>
      {({ entitlementBookings }) => (
        <SmallTable
          label={text('benefits.bookings')}
          rows={entitlementBookings}
          keyOf={({ id }) => id}
          empty={text('benefits.noBookings')}
          columns={[
            {
              label: text('fields.member'), phone: 'title',
              cell: ({ member }) => (member
                ? <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>
                : '—'),
            },
            { label: text('fields.state'), phone: 'side', cell: ({ state }) => <Mark>{word('useState', state)}</Mark> },
            { label: text('benefits.at'), cell: ({ bookedFor }) => format.dateTime(bookedFor) },
            { label: text('benefits.one'), cell: ({ benefit }) => nameOf(benefit.current?.rules) },
            { label: '\u00a0', phone: 'actions', cell: (use) => <SettleButtons use={use} /> },
          ]}
        />
      )}
    </Answer>
  );
}
