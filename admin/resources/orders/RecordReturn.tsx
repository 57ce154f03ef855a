import { Alert, Box, Typography } from '@mui/material';
import { useActor, useCan } from '../../auth/use-actor.ts';
import type { RecordReturnInput } from '../../gql/graphql.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { formInstant, formMoment } from '../../reading/house-zone.ts';
import { recordReturn, type Order } from './orders.data.ts';
import { ReturnPreview } from './ReturnPreview.tsx';
import { previewReturn } from './return-effects.data.ts';
import type { PreviewedReturn } from './return-effects.ts';
import { linesToReturn, onTheirLines } from './return-lines.ts';

interface Values {
  quantities: Record<string, string>;
  amounts: Record<string, string>;
  returnNo: string;
  returnedAt: string;
  reason: string;
}

function inputOf(order: Order, values: Values, idempotencyKey: string): RecordReturnInput {
  return {
    orderId: order.id,
    lines: linesToReturn(order.lines.map(({ id }) => id), values),
    dryRun: false,
    idempotencyKey,
    reason: values.reason,
    returnNo: values.returnNo,
    returnedAt: formInstant(values.returnedAt) ?? '',
  };
}

/** The line, its pieces and its amount; on a phone the line above the other two. */
const LINE = {
  display: 'grid',
  gridTemplateColumns: { xs: '110px 1fr', sm: 'minmax(0, 1fr) 110px 190px' },
  gap: 2,
  alignItems: 'start',
};

/** Goods come back: first what that would undo, then the record itself. */
export function RecordReturn({ order, onClose }: { order: Order; onClose: () => void }) {
  const text = useText();
  const can = useCan();
  const restricted = useActor()?.kind === 'tenant';
  const run = async (values: Values, key: string, dryRun: boolean): Promise<PreviewedReturn> => {
    const input = inputOf(order, values, key);
    const result = dryRun
      ? await previewReturn(input, can, restricted)
      : { ...(await recordReturn(input)), effects: null };
    return { ...result, userErrors: onTheirLines(result.userErrors, input.lines) };
  };
  const open = order.lines.filter(({ quantity, returnedQuantity }) => quantity > returnedQuantity);
  return (
    <CommandDialog<Values, PreviewedReturn>
      name={`return.${order.id}`}
      title={text('orders.returnTitle')}
      hint={`${text('orders.returnHint')}${text('orders.refundHint')}`}
      submit={text('actions.recordReturn')}
      danger
      wide
      onClose={onClose}
      run={run}
      done={() => text('orders.returnDone')}
      preview={(result, again) => <ReturnPreview result={result} order={order} again={again} />}
      defaults={{
        quantities: Object.fromEntries(open.map(({ id }) => [id, '0'])),
        amounts: Object.fromEntries(open.map(({ id }) => [id, ''])),
        returnedAt: formMoment(new Date()),
        reason: '',
        returnNo: `R${order.returns.length + 1}-${order.externalNo}`.slice(0, 100),
      }}>
      {open.length === 0 && <Alert severity="info">{text('orders.nothingToReturn')}</Alert>}
      {open.map((line) => (
        <Box key={line.id} sx={LINE}>
          <Typography variant="body2" sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }}>
            {line.lineNo}. {line.name}
            <br />
            <Typography component="span" variant="caption" className="soft">
              {line.sku} · {text('orders.left', { count: line.quantity - line.returnedQuantity })}
            </Typography>
          </Typography>
          <FieldText name={`quantities.${line.id}`} label={text('fields.quantity')} whole />
          <FieldText
            name={`amounts.${line.id}`}
            label={text('fields.refund', { currency: line.base.currency })}
            numeric
          />
        </Box>
      ))}
      <FieldText name="returnNo" label={text('fields.returnNo')} required maxLength={100} />
      <FieldText name="returnedAt" label={text('fields.returnedAt')} type="datetime-local" required />
      <FieldText name="reason" label={text('fields.reason')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}
