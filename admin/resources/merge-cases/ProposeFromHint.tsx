import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { proposePair, type ProposeResult } from './merge-cases.data.ts';

interface Props {
  readonly memberId: string;
  readonly otherMemberId: string;
  readonly onClose: () => void;
}

export function ProposeFromHint({ memberId, otherMemberId, onClose }: Props) {
  const text = useText();
  const run = useCallback(
    ({ reason }: { reason: string }) => proposePair(memberId, otherMemberId, reason),
    [memberId, otherMemberId],
  );
  return (
    <CommandDialog<{ reason: string }, ProposeResult>
      name={`hint.${memberId}`}
      title={text('mergeCases.proposeTitle')}
      hint={text('mergeCases.hintHint')}
      submit={text('actions.propose')}
      defaults={{ reason: '' }}
      onClose={onClose}
      run={run}
      done={() => text('mergeCases.proposed')}>
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
