import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { Facts } from '../../parts/Page.tsx';
import { ratesSaid, withdrawFxTable, type FxTableRow } from './fx-tables.data.ts';

interface Values {
  reason: string;
}

/** Takes a table back: payments from now on are converted with the one before it. */
export function WithdrawFx({ table, onClose }: { table: FxTableRow; onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const run = useCallback(({ reason }: Values, key: string) => withdrawFxTable(table.id, reason, key), [table.id]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof withdrawFxTable>>>
      name={`withdraw-fx-table.${table.id}`}
      title={text('fxTables.withdrawTitle')}
      hint={text('fxTables.withdrawHint')}
      submit={text('shared.withdraw')}
      danger
      defaults={{ reason: '' }}
      onClose={onClose}
      run={run}
      done={({ fxTable }) => text(fxTable?.state === 'WITHDRAWN' ? 'shared.withdrawn' : 'fxTables.withdrawalWaits')}>
      <Facts
        rows={[
          [text('fields.region'), table.homeRegion],
          [text('fields.effectiveAt'), format.dateTime(table.effectiveAt)],
          [text('fields.rates'), ratesSaid(table)],
        ]}
      />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} autoFocus />
    </CommandDialog>
  );
}
