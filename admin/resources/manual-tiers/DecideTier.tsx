import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { Facts } from '../../parts/Page.tsx';
import { PersonFacts } from '../../parts/Person.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import type { Standing } from '../../parts/form/stale.ts';
import { decideTier, readManualTier, type ManualTierRow } from './manual-tiers.data.ts';

interface Values {
  note: string;
  expectedVersion: number;
}

interface DialogProps {
  readonly row: ManualTierRow;
  readonly approve: boolean;
  readonly onClose: () => void;
}

/** A second person's word; when a third was faster, it shows what was decided. */
export function DecideTier({ row, approve, onClose }: DialogProps) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const named = useNamed();
  const run = useCallback(
    ({ note, expectedVersion }: Values, idempotencyKey: string) =>
      decideTier({ manualTierId: row.id, approve, expectedVersion, note: note || null, idempotencyKey }),
    [row.id, approve],
  );
  const standing = (one: ManualTierRow): Standing<Values> => ({
    version: one.version,
    facts: [
      [text('fields.state'), word('adjustment', one.state)],
      [text('fields.decidedBy'), one.decidedBy ?? ''],
      [text('fields.note'), one.decisionNote ?? ''],
    ],
  });
  const read = async () => {
    const now = await readManualTier(row.id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof decideTier>>>
      name={`decide-tier.${row.id}.${approve}`}
      title={text('manualTiers.decideTitle')}
      submit={text(approve ? 'actions.approve' : 'actions.reject')}
      danger={!approve}
      defaults={{ note: '', expectedVersion: row.version }}
      onClose={onClose}
      run={run}
      edited={{ seen: standing(row), read }}
      done={() =>
        text(approve ? 'manualTiers.approved' : 'adjustments.rejected')
      }>
      {row.member && <PersonFacts person={row.member} />}
      <Facts
        rows={[
          [text('fields.tier'), named(row.tier)],
          [text('fields.validUntil'), format.date(row.validUntil)],
          [text('fields.reason'), row.reason ?? '—'],
          [text('fields.askedBy'), word('pointsActor', row.askedBy)],
        ]}
      />
      <FieldText name="note" label={text('fields.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}
