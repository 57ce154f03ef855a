import type { RuleTrialsQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';

type Trial = RuleTrialsQuery['attributionTrials'][number];
type Franchise = Trial['moves'][number]['from'];

/** Who would move between whom, by name as far as they are kept, and what it would have cost whom. */
export function TrialFindings({ trial: { moves, costs, movers } }: { trial: Trial }) {
  const text = useText();
  const format = useFormat();
  const house = (franchise: Franchise) => franchise?.name ?? text('shared.headOffice');
  return (
    <>
      <SmallTable
        label={text('ruleTrial.moves')}
        rows={moves}
        keyOf={({ from, to }) => `${from?.id} ${to?.id}`}
        empty={text('ruleTrial.nobody')}
        columns={[
          { label: text('ruleTrial.from'), phone: 'title', cell: ({ from }) => house(from) },
          { label: text('ruleTrial.to'), cell: ({ to }) => house(to) },
          { label: text('ruleTrial.members'), align: 'right', phone: 'side',
            cell: ({ members }) => format.number(members) },
        ]}
      />
      <SmallTable
        label={text('ruleTrial.costs')}
        rows={costs}
        keyOf={({ franchise, currency }) => `${franchise?.id} ${currency}`}
        empty={text('ruleTrial.noCosts')}
        columns={[
          { label: text('ruleTrial.whose'), phone: 'title', cell: ({ franchise }) => house(franchise) },
          { label: text('ruleTrial.earnedBefore'), align: 'right',
            cell: ({ earnedBefore }) => format.money(earnedBefore) },
          { label: text('ruleTrial.earnedAfter'), align: 'right',
            cell: ({ earnedAfter }) => format.money(earnedAfter) },
          { label: text('ruleTrial.owedBefore'), align: 'right', cell: ({ owedBefore }) => format.money(owedBefore) },
          { label: text('ruleTrial.owedAfter'), align: 'right', cell: ({ owedAfter }) => format.money(owedAfter) },
          { label: text('ruleTrial.change'), align: 'right', phone: 'side',
            cell: ({ change }) => <strong>{format.money(change)}</strong> },
        ]}
      />
      {movers.length > 0 && (
        <SmallTable
          label={text('ruleTrial.movers')}
          rows={movers}
          keyOf={({ member }) => member?.id ?? ''}
          columns={[
            { label: text('fields.member'), phone: 'title', cell: ({ member }) => (member
              ? <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>
              : '—') },
            { label: text('ruleTrial.from'), cell: ({ from }) => house(from) },
            { label: text('ruleTrial.to'), cell: ({ to }) => house(to) },
          ]}
        />
      )}
    </>
  );
}
