import { Alert, Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { PointsReturnPartsFragment, RebateReturnPartsFragment } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Facts } from '../../parts/Page.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import type { Order } from './orders.data.ts';
import { ReturnLines } from './ReturnLines.tsx';
import { namesOf, takenBack, type PreviewedReturn, type Told } from './return-effects.ts';

type Row = readonly [string, ReactNode];

/** What a return would take and give back, as the subgraphs decide it: to the digit, or said to be unknown. */
export function ReturnPreview({
  result,
  order,
  again,
}: {
  result: PreviewedReturn;
  order: Order;
  again: () => void;
}) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const pointsRows = usePointsRows();
  const rebateRows = useRebateRows();
  const { decision, effects } = result;
  if (!decision || !effects) return null;
  const state = word('orderState', decision.state);
  const { points, rebates } = effects;
  return (
    <Box data-testid="return-preview" role="region" aria-label={text('returns.title')}>
      <Typography component="h3" variant="h3" sx={{ mb: 0.5 }}>
        {text('returns.title')}
      </Typography>
      <Facts
        rows={[
          [text('returns.order'), text('returns.becomes', { base: format.money(decision.base), state })],
          ...(Number(decision.couponWithheld.amount) === 0 ? []
            : [[text('returns.withheld'), format.money(decision.couponWithheld)] as const]),
          [text('returns.refund'), format.money(decision.refund)],
          [text('returns.charity'), format.money(decision.charityReversed)],
          ...rowsOf(points, text('returns.points'), text('returns.hidden'), text('returns.noPoints'), pointsRows),
          ...rowsOf(rebates, text('returns.rebates'), text('returns.hidden'), text('returns.noRebates'), rebateRows),
        ]}
      />
      <Unknown what={text('returns.points')} told={points} again={again} />
      <Unknown what={text('returns.rebates')} told={rebates} again={again} />
      <ReturnLines order={order} lines={decision.lines} effects={effects} />
    </Box>
  );
}

function rowsOf<Value>(
  told: Told<Value>,
  label: string,
  hidden: string,
  nothing: string,
  rows: (value: Value) => Row[],
): Row[] {
  if (told.kind === 'hidden') return [[label, hidden]];
  if (told.kind === 'failed') return [];
  return told.value === null ? [[label, nothing]] : rows(told.value);
}

/** Named and loud: who confirms must know that this part was not seen. */
function Unknown({ what, told, again }: { what: string; told: Told<unknown>; again: () => void }) {
  const text = useText();
  if (told.kind !== 'failed') return null;
  const { code, requestId } = told.error;
  return (
    <Alert
      severity="warning"
      sx={{ mt: 1 }}
      action={
        <Button color="inherit" size="small" onClick={again}>
          {text('returns.again')}
        </Button>
      }>
      <strong>{what}</strong> {text('returns.failed', { code })}
      {requestId ? ` ${text('errors.requestId', { id: requestId })}` : ''}
    </Alert>
  );
}

function usePointsRows(): (points: PointsReturnPartsFragment) => Row[] {
  const text = useText();
  const format = useFormat();
  const tiers = useTiers();
  return (points) => {
    const taken = takenBack(points);
    const { givenBack, after } = points;
    const some = (
      key: 'pending' | 'active' | 'expired' | 'others' | 'debt' | 'repaidDebt' | 'toLots' | 'toGraceLots',
      amount: number,
    ) => (amount === 0 ? [] : [text(`returns.${key}`, {
      points: format.number(amount), until: format.dateTime(givenBack.graceUntil) })]);
    const total = points.bonus.total === 0
      ? format.number(taken.total)
      : text('returns.pointsWithBonus', {
        points: format.number(taken.total), bonus: format.number(points.bonus.total) });
    const given: Row[] = givenBack.total === 0 ? [] : [[text('returns.givenBack'), (
      <Parts
        key="given"
        total={format.number(givenBack.total)}
        parts={[...some('repaidDebt', givenBack.repaidDebt), ...some('toLots', givenBack.toLots),
          ...some('toGraceLots', givenBack.toGraceLots)]}
      />
    )]];
    return [
      [text('returns.points'), (
        <Parts
          key="taken"
          total={total}
          parts={[...some('pending', taken.pending), ...some('active', taken.active),
            ...some('expired', taken.expired), ...some('others', taken.others), ...some('debt', taken.debt)]}
        />
      )],
      [text('returns.growth'), format.number(points.growth)],
      [text('returns.tier'), tiers(points)],
      ...given,
      [text('returns.after'), text('returns.standing', {
        available: format.number(after.available), pending: format.number(after.pending),
        debt: format.number(after.debt) })],
    ];
  };
}

function Parts({ total, parts }: { total: string; parts: readonly string[] }) {
  return (
    <>
      <strong>{total}</strong>
      {parts.map((part) => (
        <span key={part} className="soft" style={{ display: 'block' }}>
          {part}
        </span>
      ))}
    </>
  );
}

function useTiers(): (points: PointsReturnPartsFragment) => string {
  const text = useText();
  const named = useNamed();
  return ({ before, after }) => {
    const name = ({ tier, provisional }: typeof before) =>
      provisional ? text('returns.provisional', { tier: named(tier) }) : named(tier);
    return name(before) === name(after)
      ? text('returns.stays', { tier: name(after) })
      : `${name(before)} → ${name(after)}`;
  };
}

function useRebateRows(): (rebates: RebateReturnPartsFragment) => Row[] {
  const text = useText();
  const format = useFormat();
  return (rebates) => {
    if (rebates.lines.length === 0) return [[text('returns.rebates'), text('returns.noRebates')]];
    const line = text('returns.rebateOf', {
      amount: format.money(rebates.reversed),
      franchise: namesOf(rebates, 'homeFranchise', '—'),
      payer: namesOf(rebates, 'payer', text('shared.headOffice')),
    });
    const carried = rebates.lines.some(({ carriedForward }) => carriedForward);
    return [[text('returns.rebates'), (
      <Parts key="rebates" total={line} parts={carried ? [text('returns.carried')] : []} />
    )]];
  };
}
