import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { Facts } from '../../parts/Page.tsx';
import { PersonFacts } from '../../parts/Person.tsx';
import type { Standing } from '../../parts/form/stale.ts';
import { decideAdjustment, readAdjustment, type AdjustmentRow } from './adjustments.data.ts';

interface Values {
  note: string;
  expectedVersion: number;
}

interface DialogProps {
  readonly row: AdjustmentRow;
  readonly approve: boolean;
  readonly onClose: () => void;
}

/** A second person's word; when a third was faster, it shows what was decided. */
export function DecideAdjustment({ row, approve, onClose }: DialogProps) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const run = useCallback(
    ({ note, expectedVersion }: Values, idempotencyKey: string) =>
      decideAdjustment({ adjustmentId: row.id, approve, expectedVersion, note: note || null, idempotencyKey }),
    [row.id, approve],
  );
  const standing = (one: AdjustmentRow): Standing<Values> => ({
    version: one.version,
    facts: [
      [text('fields.state'), word('adjustment', one.state)],
      [text('fields.decidedBy'), one.decidedBy ?? ''],
      [text('fields.note'), one.decisionNote ?? ''],
    ],
  });
  const read = async () => {
    const now = await readAdjustment(row.id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof decideAdjustment>>>
      name={`decide-adjustment.${row.id}.${approve}`}
      title={text('adjustments.decideTitle')}
      submit={text(approve ? 'actions.approve' : 'actions.reject')}
      danger={!approve}
      defaults={{ note: '', expectedVersion: row.version }}
      onClose={onClose}
      run={run}
      edited={{ seen: standing(row), read }}
      done={() =>
        approve ? text('adjustments.approved', { points: format.number(row.points) }) : text('adjustments.rejected')
      }>
      {row.member && (
        <PersonFacts person={row.member} points={approve && row.kind === 'ADJUSTMENT' ? row.points : undefined} />
      )}
      <Facts
        rows={[
          [text('fields.kind'), word('adjustmentKind', row.kind)],
          [text('fields.points'), format.signed(row.points)],
          [text('fields.reason'), row.reason ?? '—'],
          [text('fields.askedBy'), word('pointsActor', row.askedBy)],
        ]}
      />
      <FieldText name="note" label={text('fields.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}
