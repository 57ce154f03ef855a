import { Alert } from '@mui/material';
import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import type { Standing } from '../../parts/form/stale.ts';
import { closeOutlet, readOutlet, type OutletRow } from './outlets.data.ts';

interface Closing {
  reason: string;
  expectedVersion: number;
}

/** A closed store’s members move to head office: how many is asked before it is done. */
export function CloseOutlet({ outlet, onClose }: { outlet: OutletRow; onClose: () => void }) {
  const text = useText();
  const run = useCallback(
    ({ reason, expectedVersion }: Closing, idempotencyKey: string, dryRun: boolean) =>
      closeOutlet({ id: outlet.id, expectedVersion, reason, idempotencyKey, dryRun }),
    [outlet.id],
  );
  const standing = (row: OutletRow): Standing<Closing> => ({
    version: row.version,
    facts: [
      [text('fields.named'), row.name],
      [text('fields.city'), row.city],
      [text('fields.channel'), row.channel?.name ?? ''],
      [text('fields.state'), text(row.closed ? 'fields.closed' : 'shared.open')],
    ],
  });
  const read = async () => {
    const now = await readOutlet(outlet.id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Closing, Awaited<ReturnType<typeof closeOutlet>>>
      name={`close-outlet.${outlet.id}`}
      title={`${text('outlets.closeTitle')} · ${outlet.name}`}
      hint={text('outlets.closeHint')}
      danger
      submit={text('actions.closeOutlet')}
      defaults={{ reason: '', expectedVersion: outlet.version }}
      onClose={onClose}
      run={run}
      edited={{ seen: standing(outlet), read }}
      done={({ movedMembers }) => text('outlets.closedDone', { count: movedMembers ?? 0 })}
      preview={({ movedMembers }) => (
        <Alert severity="warning">{text('outlets.movesMembers', { count: movedMembers ?? 0 })}</Alert>
      )}>
      <FieldText
        name="reason"
        label={text('fields.reason')}
        help={text('outlets.reasonHelp')}
        required
        rows={2}
        maxLength={500}
      />
    </CommandDialog>
  );
}
