import { useCallback } from 'react';
import type { PolicyVerdict } from '../../gql/graphql.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { decideBenefit, shownOf, type Benefit, type BenefitVersion } from './benefits.data.ts';
import { useBenefitName } from '../../parts/benefits/use-benefit-words.ts';

interface Props {
  readonly benefit: Benefit;
  readonly version: BenefitVersion;
  readonly verdict: PolicyVerdict;
  readonly onClose: () => void;
}

/** A second person's word about a version, or its withdrawal with a reason. */
export function DecideBenefit({ benefit, version: { version }, verdict, onClose }: Props) {
  const text = useText();
  const nameOf = useBenefitName();
  const run = useCallback(
    ({ note }: { note: string }, idempotencyKey: string) => decideBenefit({
      benefitId: benefit.id, version, verdict, note: note.trim() || null, dryRun: false, idempotencyKey,
    }),
    [benefit, version, verdict],
  );
  return (
    <CommandDialog<{ note: string }, Awaited<ReturnType<typeof decideBenefit>>>
      name={`decide-benefit.${benefit.code}.${version}.${verdict}`}
      title={text('policies.decideTitle', { name: nameOf(shownOf(benefit)), version })}
      hint={text(`policies.decideHint.${verdict}`)}
      submit={text(`policies.verdict.${verdict}`)}
      danger={verdict !== 'APPROVE'}
      defaults={{ note: '' }}
      onClose={onClose}
      run={run}
      done={() => text('policies.decided', { version })}>
      <FieldText name="note" label={text('fields.note')} rows={2} maxLength={500} required={verdict === 'WITHDRAW'} />
    </CommandDialog>
  );
}
