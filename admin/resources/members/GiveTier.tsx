import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { PersonFacts } from '../../parts/Person.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { proposeTier } from '../manual-tiers/manual-tiers.data.ts';
import type { Member } from './members.data.ts';

interface Values {
  tier: string;
  until: string;
  reason: string;
}

/** A tier until a day; the programme's highest becomes a proposal for a second person. */
export function GiveTier({ member, onClose }: { member: Member; onClose: () => void }) {
  const text = useText();
  const named = useNamed();
  const tiers = member.loyalty?.programme?.policy.rules.tiers ?? [];
  const run = useCallback(
    (values: Values, idempotencyKey: string) => proposeTier({ memberId: member.id, ...values, idempotencyKey }),
    [member.id],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof proposeTier>>>
      name={`give-tier.${member.id}`}
      title={text('manualTiers.giveTitle')}
      hint={text('manualTiers.giveHint')}
      submit={text('actions.confirm')}
      defaults={{ tier: '', until: '', reason: '' }}
      onClose={onClose}
      run={run}
      done={({ manualTier }) => text(manualTier?.state === 'PENDING' ? 'members.proposed' : 'manualTiers.given')}>
      <PersonFacts person={member} />
      <FieldSelect
        name="tier"
        label={text('fields.tier')}
        choices={tiers.map(({ tier }) => ({ id: tier.code, name: named(tier) }))}
        required
      />
      <FieldText name="until" label={text('manualTiers.until')} type="date" required />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
