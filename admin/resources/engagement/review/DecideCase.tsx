import { useCallback } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../../parts/form/fields.tsx';
import { formInstant } from '../../../reading/house-zone.ts';
import { clearCase, confirmCase, reopenCase, type CaseRow } from '../engagement.data.ts';

export type Deed = 'clear' | 'confirm' | 'reopen';
interface Values { reason: string; sinceAt: string }
type Result = Awaited<ReturnType<typeof clearCase | typeof confirmCase | typeof reopenCase>>;

function send(
  deed: Deed, { id, version }: CaseRow, { reason, sinceAt }: Values, idempotencyKey: string,
): Promise<Result> {
  const input = { id, reason, expectedVersion: version, idempotencyKey };
  if (deed === 'clear') return clearCase(input);
  return deed === 'reopen' ? reopenCase(input) : confirmCase({ ...input, since: formInstant(sinceAt) });
}

/** A person decides, with a reason that stays with the case. */
export function DecideCase({ deed, row, onClose }: { deed: Deed; row: CaseRow; onClose: () => void }) {
  const text = useText();
  const run = useCallback((values: Values, key: string) => send(deed, row, values, key), [deed, row]);
  const done = (result: Result) => {
    if ('granted' in result) return text('abuseCases.cleared', { count: result.granted ?? 0 });
    return 'withdrawn' in result ? text('abuseCases.confirmed', { count: result.withdrawn ?? 0 })
      : text('abuseCases.reopened');
  };
  return (
    <CommandDialog<Values, Result>
      name={`abuse-case.${deed}.${row.id}`}
      title={text(`abuseCases.${deed}`)}
      hint={text(`abuseCases.${deed}Hint`)}
      submit={text(`abuseCases.${deed}`)}
      danger={deed === 'confirm'}
      defaults={{ reason: '', sinceAt: '' }}
      onClose={onClose}
      run={run}
      done={done}>
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} autoFocus />
      {deed === 'confirm' && <FieldText name="sinceAt" label={text('abuseCases.since')} type="datetime-local" />}
    </CommandDialog>
  );
}
