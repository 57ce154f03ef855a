import { Alert } from '@mui/material';
import { useCallback, useState } from 'react';
import { MergedMembersDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { Moves } from '../../parts/words/Moves.tsx';
import { unmergeMember, type UnmergeResult } from '../merge-cases/merge-cases.data.ts';

interface Values {
  memberId: string;
  reason: string;
}

/** Who was merged into this member by mistake is a member again; what it takes along is shown first. */
export function UnmergeMember({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const merged = useAsk(MergedMembersDocument, { id: memberId }).data?.member?.mergedMembers ?? [];
  // Until it is done, the id of who parts leads to the survivor: its name is that of the choice.
  const [parting, setParting] = useState('');
  const run = useCallback((values: Values, idempotencyKey: string, dryRun: boolean) => {
    setParting(values.memberId);
    return unmergeMember({ ...values, idempotencyKey, dryRun });
  }, []);
  const choices = merged.map(({ memberId: id, cardNumber, displayName, mergedAt }) => ({
    id,
    name: `${displayName ?? ''} ${cardNumber} · ${format.date(mergedAt)}`,
  }));
  return (
    <CommandDialog<Values, UnmergeResult>
      name={`unmerge.${memberId}`}
      title={text('mergeCases.unmergeTitle')}
      hint={text(choices.length > 0 ? 'mergeCases.unmergeHint' : 'mergeCases.noneMerged')}
      submit={text('actions.unmerge')}
      danger
      defaults={{ memberId: '', reason: '' }}
      onClose={onClose}
      run={run}
      done={() => text('mergeCases.unmergeDone')}
      preview={({ survivor, moves }) => (
        <>
          <Alert severity="warning">
            {text('mergeCases.unmergeParts', {
              name: merged.find(({ memberId: id }) => id === parting)?.cardNumber ?? '—',
              survivor: survivor?.cardNumber ?? '—',
            })}
          </Alert>
          <Moves rooms={moves} />
        </>
      )}>
      <FieldSelect name="memberId" label={text('fields.mergedMember')} choices={choices} required />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
