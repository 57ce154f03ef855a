import { Typography } from '@mui/material';
import { useAsk } from '../../../graph/use-ask.ts';
import { MemberInsightDocument } from '../../../gql/graphql.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Figure, Figures } from '../../../parts/Figure.tsx';
import { Facts, Section } from '../../../parts/Page.tsx';
import { SmallTable } from '../../../parts/SmallTable.tsx';
import type { Insight } from './insight.data.ts';
import { MemberPrediction } from './MemberPrediction.tsx';
import { MemberTags } from './MemberTags.tsx';

/** What the house makes of a member: where it stands, by what, how it stood before, and its tags. */
export function MemberInsight({ memberId }: { memberId: string }) {
  const text = useText();
  const asked = useAsk(MemberInsightDocument, { id: memberId });
  return (
    <Answer asked={asked}>
      {({ member }) => (
        <>
          {member?.insight ? <Standing insight={member.insight} /> : (
            <Typography variant="body2" className="soft" sx={{ mb: 3 }}>{text('insights.none')}</Typography>
          )}
          {member?.prediction && <MemberPrediction prediction={member.prediction} />}
          <MemberTags memberId={memberId} tags={member?.tags ?? []} />
          {member?.insight && <Months months={member.insight.months} />}
        </>
      )}
    </Answer>
  );
}

function Standing({ insight }: { insight: Insight }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { rfm, facts } = insight;
  const { policyVersion: version } = insight;
  const seen = [text('insights.asOf', { day: format.date(insight.asOf) }), text('insights.version', { version })];
  return (
    <>
      <Figures>
        <Figure label={text('insights.lifecycle')} value={word('lifecycle', insight.lifecycle)} />
        <Figure label={text('insights.frequency')} value={word('frequencyClass', insight.frequency)} />
        <Figure
          label={text('insights.rfm')}
          value={rfm?.code ?? '—'}
          note={rfm ? word('rfmSegment', rfm.segment) : text('insights.unscoredHint')}
          {...(rfm ? { to: `/rfm?view=THRESHOLDS&segment=${rfm.segment}` } : {})}
        />
      </Figures>
      <Section title={text('insights.facts')} side={(
        <Typography variant="caption" className="soft">{seen.join(' · ')}</Typography>
      )}>
        {facts ? (
          <Facts
            columns={2}
            rows={[
              [text('insights.orders'), format.number(facts.netOrders)],
              [text('insights.returned'), format.number(facts.returnedOrders)],
              [text('insights.net'), format.money(facts.netValue)],
              [text('insights.value'), format.money(facts.rfmValue)],
              [text('insights.first'), facts.firstOrderAt ? format.date(facts.firstOrderAt) : '—'],
              [text('insights.last'), facts.lastOrderAt ? format.date(facts.lastOrderAt) : '—'],
              [text('insights.sinceLast'),
                facts.daysSinceLast == null ? '—' : text('insights.days', { count: facts.daysSinceLast })],
              [text('insights.gaps'),
                facts.gapDays.slice(0, 6).map((count) => text('insights.days', { count })).join(' · ') || '—'],
            ]}
          />
        ) : <Typography variant="body2" className="soft">{text('insights.houseOnly')}</Typography>}
      </Section>
    </>
  );
}

function Months({ months }: { months: Insight['months'] }) {
  const text = useText();
  const word = useWord();
  return (
    <Section title={text('insights.months')}>
      <SmallTable
        label={text('insights.months')}
        rows={months}
        keyOf={({ month }) => month}
        empty={text('insights.noMonths')}
        columns={[
          { label: text('insights.month'), cell: ({ month }) => month, phone: 'title' },
          { label: text('insights.lifecycle'), cell: ({ lifecycle }) => word('lifecycle', lifecycle), phone: 'side' },
          { label: text('insights.frequency'), cell: ({ frequency }) => word('frequencyClass', frequency) },
          {
            label: text('insights.rfm'),
            cell: ({ rfm }) => (rfm ? `${rfm.code} ${word('rfmSegment', rfm.segment)}` : '—'),
          },
        ]}
      />
    </Section>
  );
}
