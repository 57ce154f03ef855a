import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { PickAccount } from './PickAccount.tsx';
import { putServicePerson, type ServicePerson } from './service-team.data.ts';

interface Values {
  operatorId: string;
  /** Looked for by this name, in a team of many. */
  colleague: string;
  displayName: string;
  outletId: string;
  capacity: string;
  active: boolean;
}

const NEW: Values = { operatorId: '', colleague: '', displayName: '', outletId: '', capacity: '100', active: true };

const valuesOf = ({ operatorId, displayName, outlet, capacity, isActive }: ServicePerson): Values => ({
  operatorId: operatorId ?? '', colleague: '', displayName, outletId: outlet?.id ?? '',
  capacity: String(capacity ?? ''), active: isActive,
});

/** Somebody begins to serve members, has another name or room for more, or leaves. */
export function PutPerson({ person, onClose }: { person: ServicePerson | null; onClose: () => void }) {
  const text = useText();
  const outlets = usePlaces();
  const run = useCallback(({ colleague: _, ...typed }: Values, idempotencyKey: string) => putServicePerson({
    ...typed, operatorId: typed.operatorId.trim(), outletId: typed.outletId || null, capacity: Number(typed.capacity),
    expectedVersion: person?.version ?? 0, idempotencyKey,
  }), [person]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof putServicePerson>>>
      name={`service-person.${person?.id ?? ''}`}
      title={text(person ? 'serviceTeam.edit' : 'serviceTeam.add')}
      submit={text('actions.confirm')}
      defaults={person ? valuesOf(person) : NEW}
      onClose={onClose}
      run={run}
      done={() => text('serviceTeam.saved')}>
      <FieldSelect
        name="outletId"
        label={text('serviceTeam.outlet')}
        choices={[{ id: '', name: text('serviceTeam.noOutlet') }, ...outlets]}
      />
      <PickAccount isNew={person === null} outlets={outlets} />
      <FieldRow>
        <FieldText name="displayName" label={text('serviceTeam.name')} required maxLength={80} />
        <FieldText name="capacity" label={text('serviceTeam.capacity')} required whole />
      </FieldRow>
      <FieldCheck name="active" label={text('serviceTeam.activeField')} />
    </CommandDialog>
  );
}
