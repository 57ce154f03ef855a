import { useCallback } from 'react';
import { useWatch } from 'react-hook-form';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { plainNumber } from '../../reading/numbers.ts';
import { PersonFacts } from '../../parts/Person.tsx';
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
      <WhoseBalance member={member} />
      <FieldText
        name="points"
        label={text('fields.points')}
        required
        whole
        autoFocus
        unit={text('shared.units.points')}
      />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}

/** Whose points move, and what becomes of them. */
function WhoseBalance({ member }: { member: Member }) {
  const typed = useWatch<Values, 'points'>({ name: 'points' });
  return <PersonFacts person={member} points={Number(plainNumber(typed))} />;
}
