import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { setCalendarDays, type CalendarDay } from './working-calendar.data.ts';

interface RemoveProps {
  readonly region: string;
  readonly day: CalendarDay;
  readonly onClose: () => void;
}

/** The day is again what its weekday says. */
export function RemoveDay({ region, day: { on, name }, onClose }: RemoveProps) {
  const text = useText();
  const format = useFormat();
  const run = useCallback((_: object, idempotencyKey: string) =>
    setCalendarDays({ region, idempotencyKey, days: [{ on, kind: 'USUAL', name }] }), [region, on, name]);
  return (
    <CommandDialog<object, Awaited<ReturnType<typeof setCalendarDays>>>
      name={`calendar.${region}.${on}`}
      title={text('workingCalendar.remove')}
      hint={text('workingCalendar.removeHint', { day: format.date(on), name })}
      submit={text('actions.confirm')}
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('workingCalendar.saved')}
    />
  );
}
