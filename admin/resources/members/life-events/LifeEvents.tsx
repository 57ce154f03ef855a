import { Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useCan } from '../../../auth/use-actor.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { MemberLifeEventsDocument } from '../../../gql/graphql.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { SmallTable } from '../../../parts/SmallTable.tsx';
import { removeLifeEvent, type LifeEvent } from '../../life-events/life-events.data.ts';
import { PutLifeEvent } from './PutLifeEvent.tsx';
import { useLifeDate } from '../../../parts/words/use-life-date.ts';

/** A tab of the member's page: the days that matter, what comes next first. */
export function LifeEvents({ memberId }: { memberId: string }) {
  const [adds, setAdds] = useState(false);
  const [removes, setRemoves] = useState<LifeEvent | null>(null);
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const dateOf = useLifeDate();
  const asked = useAsk(MemberLifeEventsDocument, { id: memberId });
  const may = can('members:write');
  return (
    <>
      {may && (
        <Button variant="outlined" onClick={() => setAdds(true)} sx={{ mb: 2 }}>
          {text('actions.addLifeEvent')}
        </Button>
      )}
      <Answer asked={asked}>
        {({ member }) => (
          <SmallTable
            label={text('lifeEvents.title')}
            rows={member?.lifeEvents ?? []}
            keyOf={({ id }) => id}
            empty={text('lifeEvents.none')}
            columns={[
              { label: text('lifeEvents.kind'), phone: 'title', cell: ({ kind }) => word('lifeEvent', kind) },
              { label: text('lifeEvents.date'), cell: (event) => dateOf(event) },
              {
                label: text('lifeEvents.next'),
                cell: ({ nextOn, years }) => [
                  format.date(nextOn), years ? text('lifeEvents.years', { years }) : '',
                ].filter(Boolean).join(' · '),
              },
              ...(may ? [{
                label: '', phone: 'actions' as const,
                cell: (event: LifeEvent) => (
                  <Button size="small" onClick={() => setRemoves(event)}>{text('actions.removeLifeEvent')}</Button>
                ),
              }] : []),
            ]}
          />
        )}
      </Answer>
      {adds && <PutLifeEvent memberId={memberId} onClose={() => setAdds(false)} />}
      {removes && <RemoveLifeEvent event={removes} onClose={() => setRemoves(null)} />}
    </>
  );
}

function RemoveLifeEvent({ event, onClose }: { event: LifeEvent; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const dateOf = useLifeDate();
  const run = useCallback((_: object, key: string) => removeLifeEvent(event.id, key), [event.id]);
  return (
    <CommandDialog<object, Awaited<ReturnType<typeof removeLifeEvent>>>
      name={`remove-life-event.${event.id}`}
      title={text('lifeEvents.removeTitle')}
      hint={text('lifeEvents.removeHint', { what: `${word('lifeEvent', event.kind)} ${dateOf(event)}` })}
      submit={text('actions.removeLifeEvent')}
      danger
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('lifeEvents.removed')}
    />
  );
}
