import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { readPlaces } from '../complaints/complaints.data.ts';
import { putServicePerson, type ServicePerson } from './service-team.data.ts';

interface Values {
  operatorId: string;
  displayName: string;
  outletId: string;
  capacity: string;
  active: boolean;
}

const NEW: Values = { operatorId: '', displayName: '', outletId: '', capacity: '100', active: true };

const valuesOf = ({ operatorId, displayName, outlet, capacity, isActive }: ServicePerson): Values => ({
  operatorId: operatorId ?? '', displayName, outletId: outlet?.id ?? '', capacity: String(capacity ?? ''),
  active: isActive,
});

/** Somebody begins to serve members, has another name or room for more, or leaves. */
export function PutPerson({ person, onClose }: { person: ServicePerson | null; onClose: () => void }) {
  const text = useText();
  const outlets = useQuery({ queryKey: ['graph', 'places'], queryFn: readPlaces }).data ?? [];
  const run = useCallback(({ capacity, outletId, ...rest }: Values, idempotencyKey: string) => putServicePerson({
    ...rest, operatorId: rest.operatorId.trim(), outletId: outletId || null, capacity: Number(capacity),
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
      <FieldText
        name="operatorId" label={text('serviceTeam.account')} help={text('serviceTeam.accountHelp')} required
        disabled={person !== null} maxLength={40}
      />
      <FieldRow>
        <FieldText name="displayName" label={text('serviceTeam.name')} required maxLength={80} />
        <FieldText name="capacity" label={text('serviceTeam.capacity')} required whole />
      </FieldRow>
      <FieldSelect
        name="outletId"
        label={text('serviceTeam.outlet')}
        choices={[{ id: '', name: text('serviceTeam.noOutlet') }, ...outlets]}
      />
      <FieldCheck name="active" label={text('serviceTeam.activeField')} />
    </CommandDialog>
  );
}
