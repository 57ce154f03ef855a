import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { adjustPoints, type Member } from './members.data.ts';

interface Values {
  points: string;
  reason: string;
}

/** Gives or takes points by hand; above the limit it becomes a proposal for a second person. */
export function AdjustPoints({ member, onClose }: { member: Member; onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const limit = member.loyalty?.programme?.policy.rules.adjustmentLimit;
  const run = useCallback(
    ({ points, reason }: Values, key: string) => adjustPoints(member.id, points, reason, key),
    [member.id],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof adjustPoints>>>
      name={`adjust-points.${member.id}`}
      title={text('members.adjustTitle')}
      hint={text('members.adjustHint', { limit: format.number(limit) })}
      submit={text('actions.confirm')}
      defaults={{ points: '', reason: '' }}
      onClose={onClose}
      run={run}
      done={({ adjustment }) => text(adjustment?.state === 'PENDING' ? 'members.proposed' : 'members.adjusted')}>
      <FieldText
        name="points"
        label={text('fields.points')}
        required
        whole
        autoFocus
        unit={text('shared.units.points')}
        help={`${text('fields.available')} ${format.number(member.loyalty?.available)}`}
      />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
