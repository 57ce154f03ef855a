import { MemberTierDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import type { Member } from './members.data.ts';
import { TierHistory } from './TierHistory.tsx';

/** Which growth made the tier: the postings that counted, newest first; asked for when somebody looks. */
export function TierWhy({ member }: { member: Member }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  const tier = member.loyalty?.tier;
  const asked = useAsk(MemberTierDocument, { id: member.id });
  if (!tier) return null;
  return (
    <>
      <Section dense>
        <Facts
          columns={2}
          rows={[
            [text('fields.tier'), named(tier.tier)],
            [text('fields.growth'), format.number(tier.countedGrowth)],
            [text('fields.from'), format.dateTime(tier.since)],
            [text('fields.validUntil'), format.date(tier.validUntil)],
          ]}
        />
      </Section>
      <Answer asked={asked}>
        {({ member: told }) => (
          <>
            <SmallTable
              label={text('members.tierWhy')}
              rows={told?.loyalty?.tier.evidence ?? []}
              keyOf={({ at, kind, growth }) => at + kind + growth}
              columns={[
                { label: text('fields.at'), cell: ({ at }) => format.dateTime(at) },
                {
                  label: text('fields.kind'),
                  // Growth of a purchase: its row is no points, though the transaction is the same.
                  cell: ({ kind }) => (kind === 'ACCRUAL' ? text('members.purchase') : word('transaction', kind)),
                },
                {
                  label: text('fields.order'),
                  cell: ({ order }) =>
                    order ? <PageLink to={`/orders/${order.id}/show`}>{order.externalNo}</PageLink> : '—',
                },
                { label: text('fields.growth'), align: 'right', cell: ({ growth }) => format.signed(growth) },
              ]}
            />
            <TierHistory edges={told?.loyalty?.tierHistory.edges ?? []} />
          </>
        )}
      </Answer>
    </>
  );
}
