import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useCan } from '../../auth/use-actor.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import type { Payload } from '../../parts/form/use-command.ts';
import { PersonFacts, type Person } from '../../parts/Person.tsx';
import { formInstant, formMoment } from '../../reading/house-zone.ts';
import { findPerson } from '../members/members.data.ts';
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

interface LinkValues {
  readonly memberId: string;
  readonly reason: string;
}

interface Linked extends Payload {
  readonly person?: Person;
}

/** Whose card it is stands there before points move to it. */
export function LinkOrder({ order, onClose }: DialogProps) {
  const text = useText();
  const seesPoints = useCan()('loyalty:read');
  const run = useCallback(
    async ({ memberId, reason }: LinkValues, idempotencyKey: string, dryRun: boolean): Promise<Linked> => {
      const person = await findPerson(memberId.trim(), seesPoints);
      if (!person) return { userErrors: [{ code: 'NOT_FOUND', message: '', path: ['memberId'] }] };
      if (dryRun) return { userErrors: [], person };
      return linkOrder({ orderId: order.id, memberId: person.id, reason, idempotencyKey });
    },
    [order.id, seesPoints],
  );
  return (
    <CommandDialog<LinkValues, Linked>
      name={`link.${order.id}`}
      title={text('actions.linkOrder')}
      hint={text('orders.linkHint')}
      submit={text('actions.confirm')}
      defaults={{ memberId: '', reason: '' }}
      onClose={onClose}
      run={run}
      preview={({ person }) => person && <PersonFacts person={person} />}
      done={() => text('orders.linked')}>
      <FieldText name="memberId" label={text('orders.memberId')} required />
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
