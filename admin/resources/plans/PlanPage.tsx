import { Box, Button, LinearProgress } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { GoldPlanPageDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import { ExitPlan } from './ExitPlan.tsx';
import { PayInstalment } from './PayInstalment.tsx';
import { Postings } from './Postings.tsx';
import type { GoldPlan } from './plans.data.ts';
import { useGrams } from '../../parts/use-grams.ts';

export default function PlanPage() {
  const { id = '' } = useParams();
  const asked = useAsk(GoldPlanPageDocument, { id });
  return (
    <Answer asked={asked}>
      {({ goldPlan }) => (goldPlan ? <Body plan={goldPlan} /> : <NotFound />)}
    </Answer>
  );
}

function Body({ plan }: { plan: GoldPlan }) {
  const text = useText();
  const word = useWord();
  const { paid, instalments, member } = plan;
  return (
    <Page
      title={[member?.displayName ?? member?.cardNumber, word('goldPlanKind', plan.kind)].filter(Boolean).join(' · ')}
      over={text('plans.title')} actions={plan.state !== 'CLOSED' && <Actions plan={plan} />}>
      <Box sx={{ mb: 3 }}>
        {text('plans.paidOf', { paid, all: instalments })}
        <LinearProgress variant="determinate" value={(paid / instalments) * 100} aria-label={text('plans.paid')}
          sx={{ mt: 0.75 }} />
      </Box>
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 5 },
        gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' } }}>
        <Box sx={{ minWidth: 0 }}>
          <Coupons plan={plan} />
          <Postings plan={plan} />
        </Box>
        <Side plan={plan} />
      </Box>
    </Page>
  );
}

function Side({ plan }: { plan: GoldPlan }) {
  const text = useText();
  const format = useFormat();
  const grams = useGrams();
  const { member, standing, level } = plan;
  return (
    <Box component="aside" aria-label={text('plans.one')}>
      <Facts rows={[
        [text('fields.state'), standing?.isPaused ? <Mark key="state" tone="warn">{text('plans.paused')}</Mark>
          : <State key="state" kind="goldPlanState" value={plan.state} />],
        [text('fields.member'), member && (
          <PageLink key="member" to={`/members/${member.id}/show`}>
            {member.displayName ?? member.cardNumber}
          </PageLink>)],
        [text('plans.principal'), format.money(plan.principal)],
        [text('plans.gold'), grams(plan.goldMilligrams)],
        level ? [text('plans.level'), format.money(level)]
          : [text('plans.bean'), grams((plan.beanGrams ?? 0) * 1_000)],
        [text('plans.dueOn'), standing && format.date(standing.dueOn)],
        [text('plans.missed'), standing && standing.missed > 0
          ? text('plans.missedTimes', { count: standing.missed }) : text('shared.none')],
        [text('plans.renewal'), plan.isRenewal ? '✓' : text('shared.none')],
        [text('plans.termsVersion'), plan.terms?.version],
        [text('plans.openedAt'), format.dateTime(plan.openedAt)],
        [text('plans.maturedAt'), format.dateTime(plan.maturedAt)],
        [text('plans.closedAt'), format.dateTime(plan.closedAt)],
      ]} />
    </Box>
  );
}

function Coupons({ plan: { coupons } }: { plan: GoldPlan }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return (
    <Section title={text('plans.coupons')}>
      <SmallTable
        label={text('plans.coupons')}
        rows={coupons}
        keyOf={({ id }) => id}
        empty={text('plans.noCoupons')}
        columns={[
          { label: text('plans.cause'), phone: 'title', cell: ({ cause }) => word('planCoupon', cause) },
          { label: text('plans.value'), phone: 'side', align: 'right', cell: ({ amount }) => format.money(amount) },
          { label: text('fields.state'), cell: ({ isUsable }) => (
            <Mark tone={isUsable ? 'good' : 'plain'}>{text(isUsable ? 'plans.usable' : 'plans.notUsable')}</Mark>) },
          { label: text('plans.endsOn'), cell: ({ endsOn }) => format.date(endsOn) },
          { label: text('plans.usedFor'), cell: ({ usedFor }) => usedFor ?? '—' },
        ]}
      />
    </Section>
  );
}

function Actions({ plan }: { plan: GoldPlan }) {
  const text = useText();
  const can = useCan();
  const [dialog, setDialog] = useState<'pay' | 'exit' | null>(null);
  if (!can('plans:write')) return null;
  return (
    <>
      {plan.state === 'OPEN' && (
        <Button variant="contained" onClick={() => setDialog('pay')}>{text('plans.pay')}</Button>)}
      <Button color="inherit" onClick={() => setDialog('exit')}>{text('plans.exit')}</Button>
      {dialog === 'pay' && <PayInstalment plan={plan} onClose={() => setDialog(null)} />}
      {dialog === 'exit' && <ExitPlan plan={plan} onClose={() => setDialog(null)} />}
    </>
  );
}
