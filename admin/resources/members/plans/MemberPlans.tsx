import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../../auth/use-actor.ts';
import { MemberGoldPlansDocument, type CurrencyCode } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { PageLink } from '../../../parts/PageLink.tsx';
import { SmallTable } from '../../../parts/SmallTable.tsx';
import { State } from '../../../parts/State.tsx';
import { OpenPlan } from './OpenPlan.tsx';
import type { PlanParts } from '../../plans/plans.data.ts';
import { useGrams } from '../../../parts/use-grams.ts';
import { GiveBackUse, UsePlan } from './UsePlan.tsx';

/** What a member saves, and an order paid with it. */
export function MemberPlans({ memberId }: { memberId: string }) {
  const asked = useAsk(MemberGoldPlansDocument, { id: memberId });
  return (
    <Answer asked={asked}>
      {({ member }) => member && (
        <>
          <Actions memberId={memberId} region={member.region} hasPlans={(member.goldPlans ?? []).length > 0} />
          <Plans rows={member.goldPlans ?? []} />
        </>
      )}
    </Answer>
  );
}

interface ActionsProps {
  readonly memberId: string;
  readonly region: { readonly code: string; readonly currency: string };
  readonly hasPlans: boolean;
}

function Actions({ memberId, region, hasPlans }: ActionsProps) {
  const text = useText();
  const can = useCan();
  const [dialog, setDialog] = useState<'open' | 'use' | 'giveBack' | null>(null);
  const close = () => setDialog(null);
  const currency = region.currency as CurrencyCode;
  if (!can('plans:write')) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
      <Button variant="outlined" onClick={() => setDialog('open')}>{text('plans.open')}</Button>
      {hasPlans && <Button onClick={() => setDialog('use')}>{text('plans.use')}</Button>}
      {hasPlans && <Button color="inherit" onClick={() => setDialog('giveBack')}>{text('plans.giveBack')}</Button>}
      {dialog === 'open' && <OpenPlan memberId={memberId} region={{ code: region.code, currency }} onClose={close} />}
      {dialog === 'use' && <UsePlan memberId={memberId} currency={currency} onClose={close} />}
      {dialog === 'giveBack' && <GiveBackUse memberId={memberId} onClose={close} />}
    </Box>
  );
}

function Plans({ rows }: { rows: readonly PlanParts[] }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const grams = useGrams();
  return (
    <>
      <SmallTable
        label={text('plans.title')}
        rows={rows}
        keyOf={({ id }) => id}
        empty={text('plans.none')}
        columns={[
          { label: text('plans.plan'), phone: 'title', cell: ({ id, kind, level, beanGrams }) => (
            <PageLink to={`/goldPlans/${id}/show`}>
              {`${word('goldPlanKind', kind)} · ${level ? format.money(level) : grams((beanGrams ?? 0) * 1_000)}`}
            </PageLink>) },
          { label: text('fields.state'), phone: 'side', cell: ({ state, standing }) => (
            standing?.isPaused ? text('plans.paused') : <State kind="goldPlanState" value={state} />) },
          { label: text('plans.paid'), cell: ({ paid, instalments }) => (
            text('plans.paidOf', { paid, all: instalments })) },
          { label: text('plans.principal'), align: 'right', cell: ({ principal }) => format.money(principal) },
          { label: text('plans.gold'), align: 'right', cell: ({ goldMilligrams }) => grams(goldMilligrams) },
          { label: text('plans.dueOn'), cell: ({ standing }) => (standing ? format.date(standing.dueOn) : '—') },
        ]}
      />
      <Typography variant="body2" className="soft" sx={{ mt: 1 }}>{text('plans.nothingOwed')}</Typography>
    </>
  );
}
