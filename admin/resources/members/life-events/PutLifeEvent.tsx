import { useCallback } from 'react';
import type { Calendar, LifeEventKind } from '../../../gql/graphql.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../../parts/form/fields.tsx';
import { KINDS, putLifeEvent } from '../../life-events/life-events.data.ts';

interface Values {
  kind: LifeEventKind;
  calendar: Calendar;
  year: string;
  month: string;
  day: string;
  leapMonth: boolean;
  guardianConsent: boolean;
}

const NOTHING: Values = {
  kind: 'WEDDING_ANNIVERSARY', calendar: 'SOLAR', year: '', month: '', day: '', leapMonth: false,
  guardianConsent: false,
};

/** A day that matters, in the calendar it is kept in. */
export function PutLifeEvent({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const run = useCallback(
    ({ year, month, day, ...rest }: Values, idempotencyKey: string) => putLifeEvent({
      ...rest, memberId, idempotencyKey, year: year ? Number(year) : null, month: Number(month), day: Number(day),
    }),
    [memberId],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof putLifeEvent>>>
      name={`put-life-event.${memberId}`}
      title={text('lifeEvents.addTitle')}
      hint={text('lifeEvents.hint')}
      submit={text('actions.confirm')}
      defaults={NOTHING}
      onClose={onClose}
      run={run}
      done={() => text('lifeEvents.added')}>
      <FieldRow>
        <FieldSelect
          name="kind"
          label={text('lifeEvents.kind')}
          choices={KINDS.map((id) => ({ id, name: word('lifeEvent', id) }))}
          required
        />
        <FieldSelect
          name="calendar"
          label={text('lifeEvents.calendar')}
          choices={(['SOLAR', 'LUNAR'] as const).map((id) => ({ id, name: word('calendar', id) }))}
          required
        />
      </FieldRow>
      <FieldRow columns={3}>
        <FieldText name="year" label={text('lifeEvents.year')} whole />
        <FieldText name="month" label={text('lifeEvents.month')} whole required />
        <FieldText name="day" label={text('lifeEvents.day')} whole required />
      </FieldRow>
      <FieldCheck name="leapMonth" label={text('lifeEvents.leapMonth')} />
      <FieldCheck name="guardianConsent" label={text('lifeEvents.guardian')} />
    </CommandDialog>
  );
}
