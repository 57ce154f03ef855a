import { Alert } from '@mui/material';
import { useCallback } from 'react';
import { FranchiseChoicesDocument, type FranchisePartsFragment } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { Standing } from '../../parts/form/stale.ts';
import { closeFranchise, readFranchise } from './franchises.data.ts';

interface Closing {
  successorId: string;
  reason: string;
  expectedVersion: number;
}
type Closed = Awaited<ReturnType<typeof closeFranchise>>;

/** A franchise ends: what closes, who moves and what stays owed is asked before it is done. */
export function CloseFranchise({ franchise, onClose }: { franchise: FranchisePartsFragment; onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const others = (useAsk(FranchiseChoicesDocument, {}).data?.franchises.items ?? [])
    .filter(({ id }) => id !== franchise.id);
  const run = useCallback(
    ({ successorId, ...values }: Closing, idempotencyKey: string, dryRun: boolean) => closeFranchise({
      ...values, id: franchise.id, successorId: successorId || null, idempotencyKey, dryRun }),
    [franchise.id],
  );
  const standing = ({ version, name, contract }: FranchisePartsFragment): Standing<Closing> => ({
    version, facts: [[text('fields.named'), name], [text('fields.contract'), contract?.number ?? '']],
  });
  const read = async () => {
    const now = await readFranchise(franchise.id);
    return now && standing(now);
  };
  const sums = (side: 'earned' | 'owed', { openRebates }: Closed) =>
    (openRebates ?? []).map((rebates) => format.money(rebates[side])).join(' · ') || text('franchises.none');
  return (
    <CommandDialog<Closing, Closed>
      name={`close-franchise.${franchise.id}`}
      title={`${text('franchises.closeTitle')} · ${franchise.name}`}
      hint={text('franchises.closeHint')}
      danger
      submit={text('actions.closeFranchise')}
      defaults={{ successorId: '', reason: '', expectedVersion: franchise.version }}
      onClose={onClose}
      run={run}
      edited={{ seen: standing(franchise), read }}
      done={({ movedMembers }) => text('franchises.closedDone', { members: movedMembers ?? 0 })}
      preview={(would) => (
        <Alert severity="warning">
          {text('franchises.closing', {
            outlets: would.closedOutlets ?? 0, members: would.movedMembers ?? 0,
            earned: sums('earned', would), owed: sums('owed', would),
          })}
        </Alert>
      )}>
      <FieldSelect name="successorId" label={text('franchises.successor')}
        choices={[{ id: '', name: text('shared.headOffice') }, ...others.map(({ id, name }) => ({ id, name }))]} />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
