import { Typography } from '@mui/material';
import type { DeadLetterListQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';

/** What is still under way, oldest first: no failure, but worth a look when it is old. */
export function WaitingEvents({ events }: { events: DeadLetterListQuery['waitingEvents'] }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  if (events.length === 0) return null;
  return (
    <>
      <Typography variant="h6" component="h2" sx={{ mt: 3, mb: 1 }}>
        {text('deadLetters.waitingEvents')}
      </Typography>
      <SmallTable
        label={text('deadLetters.waitingEvents')}
        rows={events}
        keyOf={({ eventId, subscriber }) => `${eventId}:${subscriber}`}
        columns={[
          {
            label: text('fields.event'),
            cell: ({ eventName, aggregateId }) => (
              <>
                {eventName}
                <br />
                <small>{aggregateId}</small>
              </>
            ),
          },
          { label: text('fields.publisher'), cell: ({ publisher }) => publisher },
          { label: text('fields.subscriber'), cell: ({ subscriber }) => subscriber },
          { label: text('fields.waitsFor'), cell: ({ waitsFor }) => word('waitsFor', waitsFor) },
          { label: text('fields.attempts'), align: 'right', cell: ({ tries }) => tries },
          { label: text('fields.error'), cell: ({ error }) => error.split('\n')[0] },
          { label: text('fields.recordedAt'), cell: ({ recordedAt }) => format.dateTime(recordedAt) },
        ]}
      />
    </>
  );
}
