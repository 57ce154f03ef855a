import { useCallback } from 'react';
import { ServiceDeskKindsDocument, type ServiceDeskKindsQuery } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { formInstant } from '../../reading/house-zone.ts';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { memberIdOf } from '../complaints/complaints.data.ts';
import { openService } from './service.data.ts';

interface Values {
  kind: string;
  piece: string;
  memberId: string;
  holder: string;
  outletId: string;
  promisedAt: string;
  photo: string;
  note: string;
}

/** A piece that is brought to the counter, of a member by its card or of somebody with a name. */
export function OpenService({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const text = useText();
  const places = usePlaces();
  const offered = useAsk(ServiceDeskKindsDocument, {}).data?.servicePolicy.rules.kinds ?? [];
  const nameOf = useKindName();
  const run = useCallback(async (values: Values, idempotencyKey: string) => openService({
    kind: values.kind, piece: values.piece, outletId: values.outletId, idempotencyKey,
    memberId: values.memberId.trim() ? await memberIdOf(values.memberId) : null,
    holder: values.memberId.trim() ? null : values.holder.trim() || null,
    promisedAt: formInstant(values.promisedAt) ?? null, note: values.note.trim() || null,
    photos: values.photo.trim() ? [{ url: values.photo.trim(), kind: 'RECEIVED' }] : [],
  }), []);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof openService>>>
      name="service.open"
      title={text('service.open')}
      hint={text('service.openHint')}
      submit={text('actions.confirm')}
      defaults={{ kind: '', piece: '', memberId: '', holder: '', outletId: '', promisedAt: '', photo: '', note: '' }}
      onClose={onClose}
      run={run}
      onDone={({ serviceOrder }) => serviceOrder && onDone(serviceOrder.id)}
      done={() => text('service.opened')}>
      <FieldSelect name="kind" label={text('service.kind')} required
        choices={offered.map((kind) => ({ id: kind.kind, name: nameOf(kind) }))} />
      <FieldText name="piece" label={text('service.piece')} required rows={2} maxLength={500} />
      <FieldText name="memberId" label={text('fields.cardNumber')} help={text('service.cardHelp')} />
      <FieldText name="holder" label={text('service.holder')} maxLength={100} />
      <FieldSelect name="outletId" label={text('fields.outlet')} required choices={places} />
      <FieldText name="promisedAt" label={text('service.promisedAt')} type="datetime-local"
        help={text('service.promisedHelp')} />
      <FieldText name="photo" label={text('service.photo')} maxLength={500} />
      <FieldText name="note" label={text('service.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

type Kind = ServiceDeskKindsQuery['servicePolicy']['rules']['kinds'][number];

function useKindName(): (kind: Pick<Kind, 'nameZh' | 'nameEn'>) => string {
  const { locale } = useFormat();
  return ({ nameZh, nameEn }) => (locale === 'zh-CN' ? nameZh : nameEn);
}
