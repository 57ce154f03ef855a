import { Button } from '@mui/material';
import { useState } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { ScoredMembersDocument, type RfmSegment, type RfmView } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';

interface Filter {
  readonly programmeCode: string;
  readonly view: RfmView;
  readonly segment: RfmSegment;
}

const STEP = 25;
const MOST = 100;

/** Members of a field, those of the greatest value first; page after page from where the last one ended. */
export function ScoredMembers({ filter }: { filter: Filter }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const [ends, setEnds] = useState<readonly string[]>([]);
  const [first, setFirst] = useState(STEP);
  const asked = useAsk(ScoredMembersDocument, { filter, first, after: ends.at(-1) ?? null });
  const goOn = (endCursor: string | null | undefined) => {
    if (first < MOST) setFirst(Math.min(first + STEP, MOST));
    else if (endCursor) setEnds([...ends, endCursor]);
  };
  return (
    <Section title={text('insights.membersOf', { segment: word('rfmSegment', filter.segment) })}>
      <Answer asked={asked}>
        {({ scoredMembers: { edges, pageInfo } }) => (
          <>
            <SmallTable
              label={text('insights.membersOf', { segment: word('rfmSegment', filter.segment) })}
              rows={edges.map(({ node }) => node)}
              keyOf={({ member }) => member?.id ?? ''}
              columns={[
                {
                  label: text('fields.member'), phone: 'title',
                  cell: ({ member }) => (member
                    ? <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>
                    : '—'),
                },
                { label: text('insights.rfm'), cell: ({ rfm }) => rfm?.code ?? '—', phone: 'side' },
                { label: text('insights.lifecycle'), cell: ({ lifecycle }) => word('lifecycle', lifecycle) },
                { label: text('insights.frequency'), cell: ({ frequency }) => word('frequencyClass', frequency) },
                {
                  label: text('insights.sinceLast'), align: 'right',
                  cell: ({ facts }) => (facts?.daysSinceLast == null ? '—'
                    : text('insights.days', { count: facts.daysSinceLast })),
                },
                {
                  label: text('insights.orders'), align: 'right',
                  cell: ({ facts }) => (facts ? format.number(facts.netOrders) : '—'),
                },
                {
                  label: text('insights.value'), align: 'right',
                  cell: ({ facts }) => (facts ? format.money(facts.rfmValue) : '—'),
                },
              ]}
            />
            {pageInfo.hasNextPage && (
              <Button onClick={() => goOn(pageInfo.endCursor)} sx={{ mt: 1 }}>{text('insights.more')}</Button>
            )}
          </>
        )}
      </Answer>
    </Section>
  );
}
