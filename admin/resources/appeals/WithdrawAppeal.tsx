import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { withdrawAppeal, type Appeal } from './appeals.data.ts';

export function WithdrawAppeal({ appeal, onClose }: { appeal: Appeal; onClose: () => void }) {
  const text = useText();
  const run = useCallback(
    (_: object, idempotencyKey: string) => withdrawAppeal({
      id: appeal.id, expectedVersion: appeal.version, idempotencyKey }),
    [appeal.id, appeal.version],
  );
  return (
    <CommandDialog<object, Awaited<ReturnType<typeof withdrawAppeal>>>
      name={`appeal.withdraw.${appeal.id}`}
      title={text('appeals.withdrawTitle')}
      hint={text('appeals.withdrawHint')}
      submit={text('actions.withdrawAppeal')}
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('appeals.withdrawn')}
    />
  );
}
