import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { ask } from '../../graph/ask.ts';
import { useAsk, useRefresh } from '../../graph/use-ask.ts';
import { DeadLetterListDocument, ReplayDeadLettersDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { useFailureText, useRefusal } from '../../parts/form/Failure.tsx';
import { Page } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { WaitingEvents } from './WaitingEvents.tsx';

/** Events nobody could digest; each can be sent again. */
export default function DeadLetters() {
  const text = useText();
  const format = useFormat();
  const notify = useNotify();
  const refresh = useRefresh();
  const refusal = useRefusal();
  const failureText = useFailureText();
  const [busy, setBusy] = useState(false);
  const asked = useAsk(DeadLetterListDocument, {});
  const replay = async (ids: string[]) => {
    setBusy(true);
    try {
      const {
        replayDeadLetters: {
          replayedCount,
          userErrors: [error],
        },
      } = await ask(ReplayDeadLettersDocument, { input: { ids } });
      notify(error ? refusal(error.code, error.message) : text('deadLetters.replayed', { count: replayedCount }), {
        type: error ? 'error' : 'success',
      });
    } catch (failure) {
      notify(failureText(failure), { type: 'error' });
    } finally {
      setBusy(false);
      refresh();
    }
  };
  return (
    <Answer asked={asked}>
      {({ deadLetters, waitingEvents }) => (
        <Page
          title={text('deadLetters.deadLetters')}
          actions={
            deadLetters.length > 0 && (
              <Button variant="contained" disabled={busy} onClick={() => void replay(deadLetters.map(({ id }) => id))}>
                {text('actions.replayAll')}
              </Button>
            )
          }>
          {deadLetters.length === 0 && <Alert severity="success">{text('deadLetters.noDead')}</Alert>}
          {deadLetters.length > 0 && (
            <SmallTable
              label={text('deadLetters.deadLetters')}
              rows={deadLetters}
              keyOf={({ id }) => id}
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
                { label: text('fields.attempts'), align: 'right', cell: ({ attempts }) => attempts },
                { label: text('fields.error'), cell: ({ error }) => error.split('\n')[0] },
                { label: text('fields.failedAt'), cell: ({ failedAt }) => format.dateTime(failedAt) },
                {
                  label: '\u00a0',
                  align: 'right',
                  cell: ({ id }) => (
                    <Button disabled={busy} onClick={() => void replay([id])}>
                      {text('actions.replay')}
                    </Button>
                  ),
                },
              ]}
            />
          )}
          <WaitingEvents events={waitingEvents} />
        </Page>
      )}
    </Answer>
  );
}
