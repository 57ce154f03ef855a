import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useText } from '../../i18n/use-text.ts';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { Place } from '../../parts/pickers/use-places.ts';
import { MOST_COLLEAGUES, readColleagues } from './service-team.data.ts';

interface Typed { operatorId: string; outletId: string; colleague: string }

/** Whose account it is: one of the team of the outlet that was chosen; by its id where accounts are elsewhere. */
export function PickAccount({ isNew, outlets }: { isNew: boolean; outlets: readonly Place[] }) {
  const text = useText();
  const { setValue } = useFormContext<Typed>();
  const [operatorId, outletId, search = ''] = useWatch<Typed, ['operatorId', 'outletId', 'colleague']>({
    name: ['operatorId', 'outletId', 'colleague'],
  });
  const franchiseId = outlets.find(({ id }) => id === outletId)?.franchise?.id ?? null;
  const team = useQuery({
    queryKey: ['graph', 'colleagues', franchiseId, search], queryFn: () => readColleagues(franchiseId, search),
  }).data;
  const found = team?.items.map(({ operatorId: id, name }) => ({ id, name })) ?? [];
  const isOfTeam = found.some(({ id }) => id === operatorId);
  const isOther = isNew && team !== undefined && !team.areElsewhere && operatorId !== '' && !isOfTeam;
  useEffect(() => {
    // Another outlet has other people.
    if (isOther) setValue('operatorId', '');
  }, [isOther, setValue]);
  const field = { name: 'operatorId', required: true, disabled: !isNew };
  if (team?.areElsewhere) {
    return (
      <FieldText
        {...field} label={text('serviceTeam.accountId')} help={text('serviceTeam.accountIdHelp')} maxLength={40}
      />
    );
  }
  const isMany = isNew && (search !== '' || found.length === MOST_COLLEAGUES);
  return (
    <>
      {isMany && <FieldText name="colleague" label={text('serviceTeam.searchAccount')} maxLength={40} />}
      <FieldSelect
        {...field} label={text('serviceTeam.account')} help={text('serviceTeam.accountHelp')}
        choices={isOfTeam || operatorId === '' || isOther ? found : [{ id: operatorId, name: operatorId }, ...found]}
      />
    </>
  );
}
