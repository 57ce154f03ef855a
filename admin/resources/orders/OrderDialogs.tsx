import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { formInstant, formMoment } from '../../reading/house-zone.ts';
import { findMemberId } from '../members/members.data.ts';
import { cancelOrder, linkOrder, recordDelivery, type Order } from './orders.data.ts';

interface DialogProps {
  readonly order: Order;
  readonly onClose: () => void;
}

/** The same delivery again changes nothing: the order itself is the key. */
export function DeliverOrder({ order, onClose }: DialogProps) {
  const text = useText();
  const run = useCallback(
    ({ deliveredAt }: { deliveredAt: string }) =>
      recordDelivery({ orderId: order.id, deliveredAt: formInstant(deliveredAt) ?? '' }),
    [order.id],
  );
  return (
    <CommandDialog
      name={`deliver.${order.id}`}
      title={text('actions.recordDelivery')}
      submit={text('actions.confirm')}
      defaults={{ deliveredAt: formMoment(new Date()) }}
      onClose={onClose}
      run={run}
      done={() => text('orders.delivered')}>
      <FieldText name="deliveredAt" label={text('fields.deliveredAt')} type="datetime-local" required />
    </CommandDialog>
  );
}

export function CancelOrder({ order, onClose }: DialogProps) {
  const text = useText();
  const run = useCallback(
    ({ reason }: { reason: string }, idempotencyKey: string) =>
      cancelOrder({ orderId: order.id, reason, idempotencyKey }),
    [order.id],
  );
  return (
    <CommandDialog
      name={`cancel.${order.id}`}
      title={text('actions.cancelOrder')}
      hint={text('orders.cancelHint')}
      danger
      submit={text('actions.confirmCancel')}
      defaults={{ reason: '' }}
      onClose={onClose}
      run={run}
      done={() => text('orders.cancelled')}>
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}

export function LinkOrder({ order, onClose }: DialogProps) {
  const text = useText();
  const run = useCallback(
    async ({ memberId, reason }: { memberId: string; reason: string }, idempotencyKey: string) => {
      const id = await findMemberId(memberId.trim());
      return linkOrder({ orderId: order.id, memberId: id ?? memberId.trim(), reason, idempotencyKey });
    },
    [order.id],
  );
  return (
    <CommandDialog
      name={`link.${order.id}`}
      title={text('actions.linkOrder')}
      hint={text('orders.linkHint')}
      submit={text('actions.confirm')}
      defaults={{ memberId: '', reason: '' }}
      onClose={onClose}
      run={run}
      done={() => text('orders.linked')}>
      <FieldText name="memberId" label={text('orders.memberId')} required />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
