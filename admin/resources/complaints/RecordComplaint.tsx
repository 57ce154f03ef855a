import { useCallback } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { formInstant, formMoment } from '../../reading/house-zone.ts';
import type { ComplaintKind, ComplaintVia } from '../../gql/graphql.ts';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { memberIdOf, recordComplaint } from './complaints.data.ts';
import { KINDS, VIAS } from './kinds.ts';

interface Values {
  via: string;
  kind: string;
  text: string;
  outletId: string;
  memberId: string;
  receivedAt: string;
  reference: string;
}

/** `card`: the member one comes from. */
export function RecordComplaint({ card = '', onClose, onDone }: {
  card?: string;
  onClose: () => void;
  onDone: (id: string) => void;
}) {
  const text = useText();
  const word = useWord();
  const places = usePlaces();
  const run = useCallback(async (values: Values, idempotencyKey: string) => recordComplaint({
    via: values.via as ComplaintVia, kind: values.kind as ComplaintKind, text: values.text, idempotencyKey,
    outletId: values.outletId || null, reference: values.reference.trim() || null,
    receivedAt: formInstant(values.receivedAt) ?? null,
    memberId: values.memberId.trim() ? await memberIdOf(values.memberId) : null,
  }), []);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof recordComplaint>>>
      name={`complaint.record.${card}`}
      title={text('actions.recordComplaint')}
      hint={text('complaints.recordHint')}
      submit={text('actions.confirm')}
      defaults={{
        via: 'STORE', kind: '', text: '', outletId: '', memberId: card, receivedAt: formMoment(new Date()),
        reference: '',
      }}
      onClose={onClose}
      run={run}
      onDone={({ complaint }) => complaint && onDone(complaint.id)}
      done={() => text('complaints.recorded')}>
      <FieldSelect name="kind" label={text('fields.complaintKind')} required
        choices={KINDS.map((id) => ({ id, name: word('complaintKind', id) }))} />
      <FieldSelect name="via" label={text('fields.via')} required
        choices={VIAS.map((id) => ({ id, name: word('complaintVia', id) }))} />
      <FieldText name="text" label={text('fields.complaintText')} required rows={4} maxLength={2_000} />
      <FieldText name="memberId" label={text('fields.cardNumber')} help={text('complaints.cardHelp')} />
      <FieldSelect name="outletId" label={text('fields.outlet')} help={text('complaints.outletHelp')}
        choices={[{ id: '', name: text('complaints.noOutlet') }, ...places]} />
      <FieldText name="receivedAt" label={text('fields.receivedAt')} type="datetime-local" required />
      <FieldText name="reference" label={text('fields.reference')} maxLength={100} />
    </CommandDialog>
  );
}
