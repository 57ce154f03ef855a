import { Button } from '@mui/material';
import { useState } from 'react';
import { MergeHintListDocument, type MergeMemberFragment } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { ProposeFromHint } from './ProposeFromHint.tsx';

const nameOf = (member: MergeMemberFragment | null) =>
  member ? `${member.displayName ?? ''} ${member.cardNumber}` : '—';

/** The newest of those who share a phone: a word to the desk, which proposes a merge or lets them be. */
export function Hints() {
  const text = useText();
  const format = useFormat();
  const [pair, setPair] = useState<{ memberId: string; otherMemberId: string } | null>(null);
  const hints = useAsk(MergeHintListDocument, { page: { size: 20 } }).data?.mergeHints.items ?? [];
  return (
    <Section title={text('mergeCases.hints')}>
      <SmallTable
        rows={hints}
        label={text('mergeCases.hints')}
        keyOf={({ member }) => member?.id ?? ''}
        columns={[
          { label: text('fields.member'), cell: ({ member }) => nameOf(member), phone: 'title' },
          { label: text('mergeCases.holder'), cell: ({ holder }) => nameOf(holder) },
          { label: text('fields.phone'), cell: ({ member }) => member?.phoneMasked },
          { label: text('fields.enrolledAt'), cell: ({ member }) => format.date(member?.enrolledAt) },
          {
            label: '\u00a0',
            align: 'right',
            phone: 'actions',
            cell: ({ member, holder }) =>
              member &&
              holder && (
                <Button onClick={() => setPair({ memberId: member.id, otherMemberId: holder.id })}>
                  {text('actions.propose')}
                </Button>
              ),
          },
        ]}
      />
      {pair && <ProposeFromHint {...pair} onClose={() => setPair(null)} />}
    </Section>
  );
}
