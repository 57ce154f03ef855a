import { Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { reverseInstalment, type GoldPlan } from './plans.data.ts';
import { useGrams } from '../../parts/use-grams.ts';

/** What moved a plan; the last instalment that stands may be taken back. */
export function Postings({ plan }: { plan: GoldPlan }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const grams = useGrams();
  const can = useCan();
  const [reversing, setReversing] = useState<string | null>(null);
  const last = plan.state === 'CLOSED' || !can('plans:write') ? undefined
    : plan.postings.find(({ kind, isReversed }) => kind === 'INSTALMENT' && !isReversed);
  return (
    <Section title={text('plans.postings')}>
      <SmallTable
        label={text('plans.postings')}
        rows={plan.postings}
        keyOf={({ id }) => id}
        empty={text('plans.noPostings')}
        columns={[
          { label: text('fields.kind'), phone: 'title', cell: ({ kind, nth, isReversed }) => [
            word('planPosting', kind), ...(nth ? [text('plans.nth', { count: nth })] : []),
            ...(isReversed ? [text('plans.reversed')] : [])].join(' · ') },
          { label: text('plans.principalMoved'), phone: 'side', align: 'right',
            cell: ({ principal }) => format.money(principal) },
          { label: text('plans.goldMoved'), align: 'right', cell: ({ goldMilligrams }) => grams(goldMilligrams) },
          { label: text('plans.couponCost'), align: 'right', cell: ({ coupons }) => format.money(coupons) },
          { label: text('fields.at'), cell: ({ at }) => format.dateTime(at) },
          { label: text('plans.reference'), cell: ({ reference }) => reference ?? '—' },
          { label: '\u00a0', phone: 'actions', cell: ({ id }) => id === last?.id && (
            <Button size="small" color="inherit" onClick={() => setReversing(id)}>{text('plans.reverse')}</Button>) },
        ]}
      />
      {reversing && <Reverse planId={plan.id} postingId={reversing} onClose={() => setReversing(null)} />}
    </Section>
  );
}

interface ReverseProps { readonly planId: string; readonly postingId: string; readonly onClose: () => void }

function Reverse({ planId, postingId, onClose }: ReverseProps) {
  const text = useText();
  const run = useCallback(({ note }: { note: string }, key: string) =>
    reverseInstalment(planId, postingId, note, key), [planId, postingId]);
  return (
    <CommandDialog name={`reverse.${postingId}`} title={text('plans.reverseTitle')} hint={text('plans.reverseHint')}
      submit={text('plans.reverse')} danger defaults={{ note: '' }} onClose={onClose} run={run}
      done={() => text('plans.wasReversed')}>
      <FieldText name="note" label={text('fields.reason')} rows={2} required maxLength={500} />
    </CommandDialog>
  );
}
