import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { memberIdOf } from '../erasures/erasures.data.ts';
import { requestMemberExport } from './member-exports.data.ts';

interface Values {
  memberId: string;
  reason: string;
}

/** A wish that came by letter or call, or at a counter. */
export function RequestExport({ onClose }: { onClose: () => void }) {
  const text = useText();
  const run = useCallback(
    async ({ memberId, reason }: Values, idempotencyKey: string) =>
      requestMemberExport({ memberId: await memberIdOf(memberId.trim()), reason, idempotencyKey }),
    [],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof requestMemberExport>>>
      name="member-export.request"
      title={text('memberExports.ask')}
      hint={text('memberExports.askHint')}
      submit={text('memberExports.ask')}
      defaults={{ memberId: '', reason: '' }}
      onClose={onClose}
      run={run}
      done={() => text('memberExports.asked')}>
      <FieldText name="memberId" label={text('memberExports.memberId')} required />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={200} />
    </CommandDialog>
  );
}
