import { Typography } from '@mui/material';
import { MemberLotsDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import type { Member } from './members.data.ts';

export function Lots({ member }: { member: Member }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const loyalty = member.loyalty;
  const asked = useAsk(MemberLotsDocument, { id: member.id });
  if (!loyalty) return null;
  return (
    <>
      <Section title={text('members.expiring')} dense>
        {loyalty.expiring.length === 0 ? (
          <Typography variant="body2" className="soft">
            {text('members.noExpiring')}
          </Typography>
        ) : (
          <SmallTable
            label={text('members.expiring')}
            rows={loyalty.expiring}
            keyOf={({ validUntil }) => validUntil}
            columns={[
              { label: text('fields.validUntil'), cell: ({ validUntil }) => format.date(validUntil) },
              { label: text('fields.points'), align: 'right', cell: ({ points }) => format.number(points) },
            ]}
          />
        )}
      </Section>
      <Section title={text('members.lots')}>
        <Answer asked={asked}>
          {({ member: told }) => (
            <SmallTable
              label={text('members.lots')}
              rows={told?.loyalty?.lots ?? []}
              keyOf={({ id }) => id}
              columns={[
                { label: text('fields.source'), cell: ({ cause }) => word('lotCause', cause) },
                { label: text('fields.state'), cell: ({ state }) => <State kind="lotState" value={state} /> },
                { label: text('fields.earnedOn'), cell: ({ earnedAt }) => format.date(earnedAt) },
                { label: text('fields.validUntil'), cell: ({ validUntil }) => format.date(validUntil) },
                { label: text('fields.points'), align: 'right', cell: ({ amount }) => format.number(amount) },
                { label: text('fields.available2'), align: 'right', cell: ({ remaining }) => format.number(remaining) },
              ]}
            />
          )}
        </Answer>
      </Section>
    </>
  );
}
