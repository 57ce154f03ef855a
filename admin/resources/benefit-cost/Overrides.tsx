import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import type { CapOverrideVerdict } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Mark, toneOf } from '../../parts/Mark.tsx';
import { Section } from '../../parts/Page.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import type { CapOverrideRow } from './benefit-cost.data.ts';
import { DecideOverride } from './DecideOverride.tsx';

interface Decides { readonly row: CapOverrideRow; readonly verdict: CapOverrideVerdict }

/** Who asked for more than the cap, what became of it, and what one may do about it. */
export function Overrides({ overrides }: { overrides: readonly CapOverrideRow[] }) {
  const text = useText();
  const [decides, setDecides] = useState<Decides | null>(null);
  const columns = useColumns(setDecides);
  return (
    <Section title={text('benefitCost.overrides')}>
      <SmallTable label={text('benefitCost.overrides')} rows={overrides} columns={columns} keyOf={({ id }) => id}
        empty={text('benefitCost.noOverrides')} />
      {decides && <DecideOverride {...decides} onClose={() => setDecides(null)} />}
    </Section>
  );
}

/** One's own is only taken back; what is over needs nobody. */
function verdictsOf({ state, counts, isOwn, endsAt }: CapOverrideRow): CapOverrideVerdict[] {
  if (state === 'APPROVED') return counts ? ['WITHDRAW'] : [];
  if (state !== 'PROPOSED') return [];
  if (isOwn) return ['WITHDRAW'];
  return new Date(endsAt) > new Date() ? ['APPROVE', 'REJECT'] : ['REJECT'];
}

function useColumns(onDecide: (decides: Decides) => void): readonly SmallColumn<CapOverrideRow>[] {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  const can = useCan();
  const stateOf = ({ state, counts }: CapOverrideRow) => (
    state === 'APPROVED' ? text(counts ? 'benefitCost.counts' : 'benefitCost.over') : word('overrideState', state));
  return [
    {
      label: text('benefitCost.payer'), phone: 'title',
      cell: ({ region, funder }) => `${named(region)} · ${funder?.name ?? text('benefitCost.headOffice')}`,
    },
    {
      label: text('fields.state'), phone: 'side',
      cell: (row) => <Mark tone={row.state === 'PROPOSED' ? 'warn' : toneOf(row.state)}>{stateOf(row)}</Mark>,
    },
    { label: text('benefitCost.amount'), align: 'right', cell: ({ amount }) => format.money(amount) },
    { label: text('benefitCost.until'), cell: ({ endsAt }) => format.dateTime(endsAt) },
    { label: text('fields.reason'), cell: ({ reason }) => reason },
    {
      label: text('benefitCost.by'),
      cell: ({ proposedBy, proposedAt }) => `${proposedBy} · ${format.dateTime(proposedAt)}`,
    },
    {
      label: text('fields.decidedBy'),
      cell: ({ decidedBy, decisionNote }) => [decidedBy, decisionNote].filter(Boolean).join(' · ') || '—',
    },
    {
      label: '\u00a0', phone: 'actions', align: 'right',
      cell: (row) => can('rewards:approve') && verdictsOf(row).map((verdict) => (
        <Button key={verdict} size="small" color={verdict === 'APPROVE' ? 'primary' : 'inherit'}
          onClick={() => onDecide({ row, verdict })}>
          {word('overrideVerdict', verdict)}
        </Button>
      )),
    },
  ];
}
