import { useCallback } from 'react';
import type { CalendarDayKind } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { daysBetween } from './day-range.ts';
import { setCalendarDays } from './working-calendar.data.ts';

interface Values {
  first: string;
  last: string;
  kind: CalendarDayKind;
  name: string;
}

const KINDS: readonly CalendarDayKind[] = ['HOLIDAY', 'WORKING'];

/** A holiday from its first to its last day, or a weekend at work. */
export function PutDays({ region, onClose }: { region: string; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const run = useCallback(async ({ first, last, kind, name }: Values, idempotencyKey: string) => {
    const days = daysBetween(first, last);
    if (typeof days === 'string') {
      return { userErrors: [{ code: 'validate', message: text(`workingCalendar.${days}`), path: ['last'] }] };
    }
    return setCalendarDays({ region, idempotencyKey, days: days.map((on) => ({ on, kind, name })) });
  }, [region, text]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof run>>>
      name={`calendar.${region}`}
      title={text('workingCalendar.put')}
      hint={text('workingCalendar.hint')}
      submit={text('actions.confirm')}
      defaults={{ first: '', last: '', kind: 'HOLIDAY', name: '' }}
      onClose={onClose}
      run={run}
      done={() => text('workingCalendar.saved')}>
      <FieldRow>
        <FieldText name="first" label={text('workingCalendar.day')} type="date" required />
        <FieldText name="last" label={text('workingCalendar.until')} type="date" />
      </FieldRow>
      <FieldSelect name="kind" label={text('workingCalendar.kind')} required
        choices={KINDS.map((id) => ({ id, name: word('calendarDay', id) }))} />
      <FieldText name="name" label={text('workingCalendar.what')} required maxLength={40} />
    </CommandDialog>
  );
}
