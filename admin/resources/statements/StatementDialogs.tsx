import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { useHouseZone } from '../../reading/house-zone.ts';
import { wallTime } from '../../reading/zones.ts';
import { confirmLines, freezeStatement, recordPayout, reversePayout, type Statement } from './statements.data.ts';

interface OfStatement { readonly statement: Statement; readonly onClose: () => void }

const NOTHING = {};

export function ConfirmAll({ statement: { id }, onClose }: OfStatement) {
  const text = useText();
  const run = useCallback((_: object, idempotencyKey: string) =>
    confirmLines({ id, lineIds: null, idempotencyKey }), [id]);
  return (
    <CommandDialog<object, Awaited<ReturnType<typeof confirmLines>>>
      name={`confirm-statement.${id}`} title={text('statements.confirmAll')} hint={text('statements.confirmHint')}
      submit={text('statements.confirmAll')} defaults={NOTHING} onClose={onClose} run={run}
      done={({ confirmed }) => text('statements.wasConfirmed', { count: confirmed ?? 0 })} />
  );
}

/** With disputes open it says that their lines stay out. */
export function Freeze({ statement: { id, version, totals }, onClose }: OfStatement) {
  const text = useText();
  const leaveDisputed = totals.openDisputes > 0;
  const run = useCallback((_: object, idempotencyKey: string) =>
    freezeStatement({ id, expectedVersion: version, leaveDisputed, idempotencyKey }), [id, version, leaveDisputed]);
  return (
    <CommandDialog<object, Awaited<ReturnType<typeof freezeStatement>>>
      name={`freeze-statement.${id}`} title={text('statements.freeze')}
      hint={text(leaveDisputed ? 'statements.leaveHint' : 'statements.freezeHint', { count: totals.openDisputes })}
      submit={text('statements.freeze')} defaults={NOTHING} onClose={onClose} run={run}
      done={() => text('statements.wasFrozen')} />
  );
}

interface Paid { bankReference: string; paidOn: string }

/** What is due is what was paid: nobody types it. */
export function Pay({ statement: { id, version, due }, onClose }: OfStatement) {
  const text = useText();
  const format = useFormat();
  const today = wallTime(new Date(), useHouseZone()).slice(0, 10);
  const { amount, currency } = due;
  const run = useCallback(({ bankReference, paidOn }: Paid, idempotencyKey: string) => recordPayout({
    id, expectedVersion: version, amount: { amount, currency }, bankReference: bankReference.trim(), paidOn,
    idempotencyKey,
  }), [id, version, amount, currency]);
  return (
    <CommandDialog<Paid, Awaited<ReturnType<typeof recordPayout>>>
      name={`pay-statement.${id}`} title={`${text('statements.pay')} ${format.money(due)}`}
      hint={text('statements.payHint')} submit={text('statements.pay')}
      defaults={{ bankReference: '', paidOn: today }} onClose={onClose} run={run}
      done={() => text('statements.wasPaid')}>
      <FieldText name="bankReference" label={text('statements.bankReference')} required maxLength={100} />
      <FieldText name="paidOn" label={text('statements.paidOn')} type="date" required />
    </CommandDialog>
  );
}

export function ReversePay({ statement: { id, version }, onClose }: OfStatement) {
  const text = useText();
  const run = useCallback(({ reason }: { reason: string }, idempotencyKey: string) =>
    reversePayout({ id, expectedVersion: version, reason, idempotencyKey }), [id, version]);
  return (
    <CommandDialog<{ reason: string }, Awaited<ReturnType<typeof reversePayout>>>
      name={`reverse-payout.${id}`} title={text('statements.reverse')} hint={text('statements.reverseHint')}
      submit={text('statements.reverse')} danger defaults={{ reason: '' }} onClose={onClose} run={run}
      done={() => text('statements.wasReversed')}>
      <FieldText name="reason" label={text('fields.reason')} rows={2} required maxLength={500} />
    </CommandDialog>
  );
}
