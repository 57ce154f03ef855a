import { Box, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { ProgrammeListDocument, type ProgrammeListQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { PolicyMark } from '../../parts/rules/PolicyMark.tsx';
import { ruleOf } from '../../parts/rules/rule-values.ts';
import { useRuleText } from '../../parts/rules/use-rule-text.ts';
import { Maturity } from './Maturity.tsx';
import { useClassName, useNamed } from '../../parts/words/use-named.ts';

const SHOWN = [
  'pointsPerUnit',
  'lotMonths',
  'adjustmentLimit',
  'adjustmentDays',
  'adjustmentDailyLimit',
  'profileReward',
] as const;

type Programme = ProgrammeListQuery['programmes'][number];

/** The rules that count now, and every version there was. */
export default function ProgrammePage() {
  const text = useText();
  const named = useNamed();
  const { programmeCode } = useRegion();
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = useAsk(ProgrammeListDocument, {});
  return (
    <Page title={text('programmes.programmes')}>
      <Answer asked={asked}>
        {({ programmes }) => {
          const programme = programmes.find(({ code }) => code === (chosen ?? programmeCode)) ?? programmes[0];
          if (!programme) return null;
          return (
            <>
              <Tabs
                value={programme.code}
                onChange={(_, code) => setChosen(String(code))}
                aria-label={text('fields.programme')}
                sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}>
                {programmes.map((one) => (
                  <Tab
                    key={one.code}
                    value={one.code}
                    label={`${one.code} ${named(one)}`}
                    id={`programme-${one.code}`}
                    aria-controls="programme-panel"
                  />
                ))}
              </Tabs>
              <Box role="tabpanel" id="programme-panel" aria-labelledby={`programme-${programme.code}`} tabIndex={0}>
                <Rules programme={programme} />
              </Box>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function Rules({ programme }: { programme: Programme }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const called = useClassName();
  const format = useFormat();
  const { rules, version, effectiveFrom } = programme.policy;
  const amountOf = (minor: number) => format.minor(minor, programme.currency);
  const ruleText = useRuleText();
  return (
    <>
      <Section
        title={[
          text('shared.policyNow'),
          `${text('fields.version')} ${version}`,
          format.date(effectiveFrom),
          programme.currency,
          programme.timeZone,
          programme.regions.map(named).join(' / '),
        ].join(' · ')}>
        <SmallTable
          label={text('fields.rate')}
          rows={rules.rates}
          keyOf={({ marginClass }) => marginClass.code}
          columns={[
            { label: text('fields.marginClass'), cell: ({ marginClass }) => called(marginClass) },
            {
              label: text('fields.points'),
              cell: (rate) =>
                text('shared.perAmount', { numerator: rate.pointsNumerator, amount: amountOf(rate.pointsDenominator) }),
            },
            {
              label: text('fields.growth'),
              cell: (rate) =>
                text('shared.perAmount', { numerator: rate.growthNumerator, amount: amountOf(rate.growthDenominator) }),
            },
          ]}
        />
      </Section>
      <Box
        sx={{ display: 'grid', gap: 4, gridTemplateColumns: { xs: 'minmax(0,1fr)', md: 'repeat(2, minmax(0,1fr))' } }}>
        <Section title={text('fields.tier')}>
          <SmallTable
            label={text('fields.tier')}
            rows={rules.tiers}
            keyOf={({ tier }) => tier.code}
            columns={[
              { label: text('fields.tier'), cell: ({ tier }) => named(tier) },
              { label: text('fields.threshold'), align: 'right', cell: ({ threshold }) => format.number(threshold) },
              { label: text('fields.bonus'), align: 'right', cell: ({ bonusPercent }) => `${bonusPercent}%` },
            ]}
          />
        </Section>
        <Section title={text('programmes.rules')}>
          <SmallTable
            label={text('programmes.rules')}
            rows={SHOWN}
            keyOf={(name) => name}
            columns={[
              { label: text('programmes.rule'), cell: (name) => word('rule', name) },
              { label: text('programmes.value'), align: 'right', cell: (name) => ruleText(ruleOf(name), rules[name]) },
            ]}
          />
        </Section>
      </Box>
      {programme.maturity && <Maturity maturity={programme.maturity} />}
      <Section title={text('shared.versions')}>
        <SmallTable
          label={text('shared.versions')}
          rows={programme.policies}
          keyOf={(policy) => String(policy.version)}
          columns={[
            { label: text('fields.version'), cell: (policy) => policy.version, phone: 'title' },
            {
              label: text('fields.state'),
              cell: (policy) => <PolicyMark policy={policy} inForce={version} />,
              phone: 'side',
            },
            { label: text('fields.effectiveFrom'), cell: (policy) => format.dateTime(policy.effectiveFrom) },
            { label: text('fields.actor'), cell: ({ publishedBy }) => word('actorName', publishedBy) },
            { label: text('fields.note'), cell: ({ note }) => note ?? '—' },
            {
              label: text('fields.decidedBy'),
              cell: ({ decidedBy, decisionNote }) => [decidedBy, decisionNote].filter(Boolean).join(' · ') || '—',
            },
          ]}
        />
      </Section>
    </>
  );
}
