import { Button } from '@mui/material';
import { useState } from 'react';
import { SelectInput } from 'react-admin';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { FilterText } from '../../parts/list/FilterText.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { RegisterFranchise } from './FranchiseDialogs.tsx';
import type { FranchiseRow } from './franchises.data.ts';
import { Ranking } from './Ranking.tsx';

export default function FranchiseList() {
  const text = useText();
  const regions = useRegionChoices();
  const can = useCan();
  const actor = useActor();
  const [open, setOpen] = useState(false);
  const columns = useColumns();
  return (
    <>
      <HouseList<FranchiseRow>
        resource="franchises"
        title={text('franchises.franchises')}
        columns={columns}
        sort={{ field: 'CODE', order: 'ASC' }}
        to={({ id }) => `/franchises/${id}/show`}
        actions={
          can('franchises:write') &&
          actor?.kind === 'operator' && (
            <Button variant="contained" onClick={() => setOpen(true)}>
              {text('actions.registerFranchise')}
            </Button>
          )
        }
        filters={
          <>
            <FilterText source="search" label={text('fields.search')} />
            <SelectInput
              source="region"
              label={text('fields.region')}
              helperText={false}
              translateChoice={false}
              choices={regions}
            />
          </>
        }
      />
      <Ranking />
      {open && <RegisterFranchise onClose={() => setOpen(false)} />}
    </>
  );
}

function useColumns(): readonly Column<FranchiseRow>[] {
  const text = useText();
  const named = useNamed();
  return [
    { key: 'name', label: text('fields.named'), sort: 'NAME', phone: 'title', text: ({ name }) => name },
    { key: 'code', label: text('fields.code'), sort: 'CODE', phone: 'below', text: ({ code }) => code },
    { key: 'city', label: text('fields.city'), phone: 'below', text: ({ city }) => city },
    { key: 'region', label: text('fields.region'), phone: 'side', text: ({ region }) => named(region) },
    { key: 'contract', label: text('fields.contract'), text: ({ contract }) => contract?.number ?? '—' },
    { key: 'ends', label: text('fields.endsOn'), text: ({ contract }, format) => format.date(contract?.endsOn) },
    {
      key: 'at',
      label: text('fields.registeredOn'),
      sort: 'REGISTERED_AT',
      align: 'right',
      text: ({ registeredAt }, format) => format.date(registeredAt),
    },
  ];
}
