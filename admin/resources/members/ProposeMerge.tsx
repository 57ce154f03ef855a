import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { proposeMerge, type ProposeResult } from '../merge-cases/merge-cases.data.ts';

interface Values {
  otherMemberId: string;
  reason: string;
}

export function ProposeMerge({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const text = useText();
  const run = useCallback(
    ({ otherMemberId, reason }: Values) => proposeMerge(memberId, otherMemberId, reason),
    [memberId],
  );
  return (
    <CommandDialog<Values, ProposeResult>
      name={`propose.${memberId}`}
      title={text('mergeCases.proposeTitle')}
      hint={text('mergeCases.proposeHint')}
      submit={text('actions.propose')}
      defaults={{ otherMemberId: '', reason: '' }}
      onClose={onClose}
      run={run}
      done={() => text('mergeCases.proposed')}>
      <FieldText name="otherMemberId" label={text('fields.otherCard')} required maxLength={20} />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
