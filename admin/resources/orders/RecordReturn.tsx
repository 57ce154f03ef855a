import { Alert, Box, Typography } from '@mui/material';
import { useCallback } from 'react';
import type { RebatePartsFragment, RecordReturnInput } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { fromLocalInput, toLocalInput } from '../../parts/form/moments.ts';
import type { Order } from './OrderPage.tsx';
import { recordReturn } from './orders.data.ts';
import { estimateReversed } from './return-estimate.ts';

interface Values {
  quantities: Record<string, string>;
  returnNo: string;
  returnedAt: string;
  reason: string;
}

type Result = Awaited<ReturnType<typeof recordReturn>>;

function inputOf(order: Order, values: Values, idempotencyKey: string, dryRun: boolean): RecordReturnInput {
  const lines = order.lines
    .map(({ id }) => ({ lineId: id, quantity: Number(values.quantities[id] || 0) }))
    .filter(({ quantity }) => quantity > 0);
  return {
    orderId: order.id,
    lines,
    dryRun,
    idempotencyKey,
    reason: values.reason,
    returnNo: values.returnNo,
    returnedAt: fromLocalInput(values.returnedAt) ?? new Date().toISOString(),
  };
}

/** Goods come back: first what that would undo, then the record itself. */
export function RecordReturn({
  order,
  rebates,
  onClose,
}: {
  order: Order;
  rebates: readonly RebatePartsFragment[];
  onClose: () => void;
}) {
  const text = useText();
  const run = useCallback(
    (values: Values, key: string, dryRun: boolean) => recordReturn(inputOf(order, values, key, dryRun)),
    [order],
  );
  const open = order.lines.filter(({ quantity, returnedQuantity }) => quantity > returnedQuantity);
  return (
    <CommandDialog<Values, Result>
      name={`return.${order.id}`}
      title={text('orders.returnTitle')}
      hint={text('orders.returnHint')}
      submit={text('actions.recordReturn')}
      danger
      wide
      onClose={onClose}
      run={run}
      done={() => text('orders.returnDone')}
      preview={(result) => <Preview result={result} order={order} rebates={rebates} />}
      defaults={{
        quantities: Object.fromEntries(open.map(({ id }) => [id, '0'])),
        returnedAt: toLocalInput(new Date()),
        reason: '',
        returnNo: `R${order.returns.length + 1}-${order.externalNo}`.slice(0, 100),
      }}>
      {open.length === 0 && <Alert severity="info">{text('orders.nothingToReturn')}</Alert>}
      {open.map((line) => (
        <Box key={line.id} sx={{ display: 'grid', gridTemplateColumns: '1fr 110px', gap: 2, alignItems: 'start' }}>
          <Typography variant="body2">
            {line.lineNo}. {line.name}
            <br />
            <Typography component="span" variant="caption" className="soft">
              {line.sku} · {text('orders.left', { count: line.quantity - line.returnedQuantity })}
            </Typography>
          </Typography>
          <FieldText name={`quantities.${line.id}`} label={text('fields.quantity')} numeric />
        </Box>
      ))}
      <FieldText name="returnNo" label={text('fields.returnNo')} required maxLength={100} />
      <FieldText name="returnedAt" label={text('fields.returnedAt')} type="datetime-local" required />
      <FieldText name="reason" label={text('fields.reason')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

function Preview({
  result,
  order,
  rebates,
}: {
  result: Result;
  order: Order;
  rebates: readonly RebatePartsFragment[];
}) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { decision } = result;
  if (!decision) return null;
  const back = decision.lines.map(({ lineId, base }) => ({ lineId, base: base.amount }));
  const points = estimateReversed(
    (order.points?.lines ?? []).map((line) => ({
      lineId: line.lineId,
      remainingBase: line.remainingBase.amount,
      kept: line.kept + line.bonusKept,
    })),
    back,
  );
  const cents = estimateReversed(
    rebates.map((rebate) => ({
      lineId: rebate.orderLineId,
      remainingBase: rebate.base.amount,
      kept: Math.round(Number(rebate.net.amount) * 100),
    })),
    back,
  );
  const amount = format.money({ amount: (cents / 100).toFixed(2), currency: decision.base.currency });
  return (
    <Alert severity="warning" data-testid="return-preview">
      <strong>{text('orders.returnPreview')}</strong>
      <div>
        {text('orders.reverses', { base: format.money(decision.base), state: word('orderState', decision.state) })}
      </div>
      {order.points && <div>{text('orders.pointsReversed', { points: format.number(points) })}</div>}
      {rebates.length > 0 && <div>{text('orders.rebateReversed', { amount })}</div>}
    </Alert>
  );
}
