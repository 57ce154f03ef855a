import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldCheck, FieldText } from '../../parts/form/fields.tsx';
import { memberIdOf, requestErasure, withdrawErasure, type ErasureRow } from './erasures.data.ts';

interface Values {
  memberId: string;
  reason: string;
  withoutWaiting: boolean;
}

type Result = Awaited<ReturnType<typeof requestErasure>>;

/** A wish that came by letter or call, with what proves it. */
export function RequestErasure({ onClose }: { onClose: () => void }) {
  const text = useText();
  const run = useCallback(
    async ({ memberId, ...given }: Values, idempotencyKey: string) =>
      requestErasure({ ...given, memberId: await memberIdOf(memberId.trim()), idempotencyKey }),
    [],
  );
  return (
    <CommandDialog<Values, Result>
      name="erasure.request"
      title={text('erasures.ask')}
      hint={text('erasures.askHint')}
      submit={text('erasures.ask')}
      danger
      defaults={{ memberId: '', reason: '', withoutWaiting: false }}
      onClose={onClose}
      run={run}
      done={() => text('erasures.asked')}>
      <FieldText name="memberId" label={text('erasures.memberId')} required />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={200} />
      <FieldCheck name="withoutWaiting" label={text('erasures.atOnce')} />
    </CommandDialog>
  );
}

export function WithdrawErasure({ row, onClose }: { row: ErasureRow; onClose: () => void }) {
  const text = useText();
  const run = useCallback(() => withdrawErasure(row.id), [row.id]);
  return (
    <CommandDialog<Record<string, never>, Awaited<ReturnType<typeof withdrawErasure>>>
      name={`erasure.withdraw.${row.id}`}
      title={text('erasures.withdraw')}
      hint={text('erasures.withdrawHint')}
      submit={text('erasures.withdraw')}
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('erasures.withdrawn')}
    />
  );
}
