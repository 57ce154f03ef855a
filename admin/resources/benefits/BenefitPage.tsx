import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { BenefitDeskDocument, type PolicyVerdict } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Page } from '../../parts/Page.tsx';
import { PolicyMark } from '../../parts/rules/PolicyMark.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { usePickedName } from '../../parts/pickers/use-picks.ts';
import { useNamed } from '../../parts/words/use-named.ts';
import { shownOf, tiersOf, type Benefit, type BenefitVersion, type Programme } from './benefits.data.ts';
import { DecideBenefit } from './DecideBenefit.tsx';
import { EditBenefit } from './EditBenefit.tsx';
import { useAllowance, useBenefitName } from '../../parts/benefits/use-benefit-words.ts';

/** One benefit: its versions, and what waits for a second person. */
export default function BenefitPage() {
  const { code = '' } = useParams();
  const asked = useAsk(BenefitDeskDocument, {});
  return (
    <Answer asked={asked}>
      {({ benefits, programmes }) => {
        const benefit = benefits.find((each) => each.code === code);
        return benefit ? <Body benefit={benefit} programmes={programmes} /> : <NotFound />;
      }}
    </Answer>
  );
}

function Body({ benefit, programmes }: { benefit: Benefit; programmes: readonly Programme[] }) {
  const text = useText();
  const can = useCan();
  const nameOf = useBenefitName();
  const [edits, setEdits] = useState(false);
  const [deciding, setDeciding] = useState<{ version: BenefitVersion; verdict: PolicyVerdict } | null>(null);
  const writes = can('rewards:policy');
  return (
    <Page
      title={`${nameOf(shownOf(benefit))} · ${benefit.code}`}
      actions={writes && <Button variant="outlined" onClick={() => setEdits(true)}>{text('benefits.change')}</Button>}>
      <Versions
        benefit={benefit}
        programmes={programmes}
        onDecide={writes ? (version, verdict) => setDeciding({ version, verdict }) : null}
      />
      {edits && <EditBenefit benefit={benefit} programmes={programmes} onClose={() => setEdits(false)} />}
      {deciding && <DecideBenefit benefit={benefit} {...deciding} onClose={() => setDeciding(null)} />}
    </Page>
  );
}

interface VersionsProps {
  readonly benefit: Benefit;
  readonly programmes: readonly Programme[];
  readonly onDecide: ((version: BenefitVersion, verdict: PolicyVerdict) => void) | null;
}

function Versions({ benefit, programmes, onDecide }: VersionsProps) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return (
    <SmallTable
      label={text('shared.versions')}
      rows={benefit.versions}
      keyOf={({ version }) => String(version)}
      below={({ rules }) => <Terms rules={rules} programmes={programmes} />}
      columns={[
        { label: text('fields.version'), phone: 'title', cell: ({ version }) => version },
        {
          label: text('fields.state'), phone: 'side',
          cell: (policy) => <PolicyMark policy={policy} inForce={benefit.current?.version ?? 0} />,
        },
        { label: text('fields.effectiveFrom'), cell: ({ effectiveFrom }) => format.dateTime(effectiveFrom) },
        { label: text('fields.actor'), cell: ({ publishedBy }) => word('actorName', publishedBy) },
        {
          label: text('fields.note'),
          cell: ({ note, decisionNote }) => [note, decisionNote].filter(Boolean).join(' · ') || '—',
        },
        ...(onDecide ? [{
          label: '\u00a0', phone: 'actions' as const,
          cell: (version: BenefitVersion) => (
            <Box sx={{ display: 'flex', gap: 1 }}>
              {verdictsOf(version).map((verdict) => (
                <Button key={verdict} size="small" onClick={() => onDecide(version, verdict)}>
                  {text(`policies.verdict.${verdict}`)}
                </Button>
              ))}
            </Box>
          ),
        }] : []),
      ]}
    />
  );
}

/** Either way by another person, or that it is taken back. */
function verdictsOf({ state, effectiveFrom, isOwn }: BenefitVersion): PolicyVerdict[] {
  const isToCome = new Date(effectiveFrom) > new Date();
  if (state === 'APPROVED') return isToCome ? ['WITHDRAW'] : [];
  if (state !== 'PROPOSED') return [];
  return [...(isToCome && !isOwn ? ['APPROVE' as const] : []), ...(isOwn ? [] : ['REJECT' as const]), 'WITHDRAW'];
}

/** What a version says, in a line for each thing. */
function Terms({ rules, programmes }: { rules: BenefitVersion['rules']; programmes: readonly Programme[] }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  const allowance = useAllowance();
  const nameOf = usePickedName();
  const amounts = (given: typeof rules.leastLifetime) =>
    given.map(({ programmeCode, amount }) => `${programmeCode} ${format.money(amount)}`).join(' · ');
  const span = (from: string | null | undefined, until: string | null | undefined) =>
    (from || until ? `${from ? format.date(from) : ''} – ${until ? format.date(until) : ''}` : '');
  const lines: readonly (readonly [string, string])[] = [
    [text('fields.kind'), word('benefitKind', rules.kind)],
    ...programmes.map((programme) => [`${programme.code} ${named(programme)}`, tiersOf(programme)
      .map((tier) => `${named(tier)} ${allowance(rules, programme.code, tier.code)}`).join(' · ')] as const),
    [text('benefits.conditions'), [rules.costly && text('benefits.costly'), rules.bookable && text('benefits.bookable'),
      rules.heritage && text('benefits.heritage')].filter(Boolean).join(' · ')],
    [text('benefits.segment'), rules.segment ? nameOf(rules.segment) : ''],
    [text('benefits.outlets'), rules.outlets.flatMap((one) => (one ? nameOf(one) : [])).join(' · ')],
    [text('benefits.given'), span(rules.firstDay, rules.lastDay)],
    [text('benefits.leastLifetime'), amounts(rules.leastLifetime)],
    [text('benefits.leastPurchase'), [amounts(rules.leastPurchase), span(rules.purchaseFirstDay, rules.purchaseLastDay)]
      .filter(Boolean).join(' · ')],
    [text('benefits.cost'), amounts(rules.costs ?? [])],
    [text('fields.payer'), rules.funder?.name ?? text('shared.headOffice')],
  ];
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 0.5, gridTemplateColumns: { xs: '1fr', sm: '180px 1fr' } }}>
      {lines.filter(([, value]) => value !== '').map(([label, value]) => (
        <Box key={label} sx={{ display: 'contents' }}>
          <Box component="dt" className="soft">{label}</Box>
          <Box component="dd" sx={{ m: 0 }}>{value}</Box>
        </Box>
      ))}
    </Box>
  );
}
