import { useCallback } from 'react';
import type { CapOverrideVerdict } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import type { Standing } from '../../parts/form/stale.ts';
import { Facts } from '../../parts/Page.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { decideCapOverride, readCapOverride, type CapOverrideRow } from './benefit-cost.data.ts';

interface Values {
  note: string;
  expectedVersion: number;
}

interface DialogProps {
  readonly row: CapOverrideRow;
  readonly verdict: CapOverrideVerdict;
  readonly onClose: () => void;
}

const DONE = { APPROVE: 'approved', REJECT: 'rejected', WITHDRAW: 'withdrawn' } as const;

/** A second person's word on more than the cap; when a third was faster, it shows what was decided. */
export function DecideOverride({ row, verdict, onClose }: DialogProps) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  const run = useCallback(({ note, expectedVersion }: Values, idempotencyKey: string) =>
    decideCapOverride({ overrideId: row.id, verdict, expectedVersion, note: note || null, idempotencyKey }),
  [row.id, verdict]);
  const standing = (one: CapOverrideRow): Standing<Values> => ({
    version: one.version,
    facts: [
      [text('fields.state'), word('overrideState', one.state)],
      [text('fields.decidedBy'), one.decidedBy ?? ''],
      [text('fields.note'), one.decisionNote ?? ''],
    ],
  });
  const read = async () => {
    const now = await readCapOverride(row.id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof run>>>
      name={`decide-cap-override.${row.id}.${verdict}`}
      title={text('benefitCost.decideTitle')}
      submit={word('overrideVerdict', verdict)}
      danger={verdict !== 'APPROVE'}
      defaults={{ note: '', expectedVersion: row.version }}
      onClose={onClose}
      run={run}
      edited={{ seen: standing(row), read }}
      done={() => text(`benefitCost.${DONE[verdict]}`)}>
      <Facts rows={[
        [text('benefitCost.payer'), `${named(row.region)} · ${row.funder?.name ?? text('benefitCost.headOffice')}`],
        [text('benefitCost.amount'), format.money(row.amount)],
        [text('benefitCost.until'), format.dateTime(row.endsAt)],
        [text('fields.reason'), row.reason],
        [text('benefitCost.by'), row.proposedBy],
      ]} />
      <FieldText name="note" label={text('fields.note')} rows={2} maxLength={500} required={verdict === 'WITHDRAW'}
        help={verdict === 'WITHDRAW' ? text('benefitCost.noteHint') : undefined} />
    </CommandDialog>
  );
}
