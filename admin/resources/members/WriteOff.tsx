import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { PersonFacts } from '../../parts/Person.tsx';
import { plainNumber } from '../../reading/numbers.ts';
import { writeOffDebt } from '../manual-tiers/manual-tiers.data.ts';
import type { Member } from './members.data.ts';

interface Values {
  points: string;
  reason: string;
}

/** Points owed that nobody asks for any more; above the limit it becomes a proposal for a second person. */
export function WriteOff({ member, onClose }: { member: Member; onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const { debt = 0, programme } = member.loyalty ?? {};
  const run = useCallback(
    ({ points, reason }: Values, idempotencyKey: string) =>
      writeOffDebt({ memberId: member.id, points: Number(plainNumber(points)), reason, idempotencyKey }),
    [member.id],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof writeOffDebt>>>
      name={`write-off.${member.id}`}
      title={text('manualTiers.writeOffTitle')}
      hint={text('manualTiers.writeOffHint', { limit: format.number(programme?.policy.rules.adjustmentLimit) })}
      submit={text('actions.confirm')}
      defaults={{ points: String(debt), reason: '' }}
      onClose={onClose}
      run={run}
      done={({ adjustment }) => text(adjustment?.state === 'PENDING' ? 'members.proposed' : 'manualTiers.writtenOff')}>
      <PersonFacts person={member} />
      <FieldText name="points" label={text('fields.debt')} required whole unit={text('shared.units.points')} />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
