import { useCallback } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { confirmLines, decideDispute, disputeLine, type Line, type Statement } from './statements.data.ts';

interface OfLine { readonly line: Line; readonly onClose: () => void }

const NOTHING = {};

export function ConfirmLine({ statement: { id }, line, onClose }: OfLine & { statement: Statement }) {
  const text = useText();
  const run = useCallback((_: object, idempotencyKey: string) =>
    confirmLines({ id, lineIds: [line.id], idempotencyKey }), [id, line.id]);
  return (
    <CommandDialog<object, Awaited<ReturnType<typeof confirmLines>>>
      name={`confirm-line.${line.id}`} title={text('statements.confirmOne')} hint={text('statements.confirmHint')}
      submit={text('statements.confirmOne')} defaults={NOTHING} onClose={onClose} run={run}
      done={({ confirmed }) => text('statements.wasConfirmed', { count: confirmed ?? 0 })} />
  );
}

export function DisputeLine({ line, onClose }: OfLine) {
  const text = useText();
  const run = useCallback(({ reason }: { reason: string }, idempotencyKey: string) =>
    disputeLine({ lineId: line.id, reason, idempotencyKey }), [line.id]);
  return (
    <CommandDialog<{ reason: string }, Awaited<ReturnType<typeof disputeLine>>>
      name={`dispute-line.${line.id}`} title={text('statements.dispute')} hint={text('statements.disputeHint')}
      submit={text('statements.dispute')} defaults={{ reason: '' }} onClose={onClose} run={run}
      done={() => text('statements.wasDisputed')}>
      <FieldText name="reason" label={text('statements.disputeReason')} rows={3} required maxLength={500} />
    </CommandDialog>
  );
}

interface Decision { verdict: 'UPHELD' | 'REJECTED'; amount: string; reason: string }

/** Upheld with another amount, or with none. */
export function DecideLine({ line, onClose }: OfLine) {
  const text = useText();
  const word = useWord();
  const { id: lineId, amount: { currency } } = line;
  const run = useCallback(({ verdict, amount, reason }: Decision, idempotencyKey: string) => decideDispute({
    lineId, verdict, reason, idempotencyKey, amount: amount.trim() ? { amount: amount.trim(), currency } : null,
  }), [lineId, currency]);
  return (
    <CommandDialog<Decision, Awaited<ReturnType<typeof decideDispute>>>
      name={`decide-dispute.${lineId}`} title={text('statements.decide')} hint={text('statements.decideHint')}
      submit={text('statements.decide')} defaults={{ verdict: 'REJECTED', amount: '', reason: '' }} onClose={onClose}
      run={run} done={() => text('statements.decided')}>
      <FieldSelect name="verdict" label={text('statements.verdict')} required
        choices={(['UPHELD', 'REJECTED'] as const).map((id) => ({ id, name: word('disputeVerdict', id) }))} />
      <FieldText name="amount" label={text('statements.newAmount')} numeric unit={currency} />
      <FieldText name="reason" label={text('statements.decision')} rows={3} required maxLength={500} />
    </CommandDialog>
  );
}
