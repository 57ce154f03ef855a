import { Button } from '@mui/material';
import { useState } from 'react';
import { SelectInput } from 'react-admin';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { ChannelListDocument } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { FilterText } from '../../parts/list/FilterText.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { CloseOutlet } from './CloseOutlet.tsx';
import { EditOutlet, OUTLET_KINDS, RegisterOutlet } from './OutletDialogs.tsx';
import type { OutletRow } from './outlets.data.ts';
import { RegisterChannel } from './RegisterChannel.tsx';

type Doing =
  | { readonly what: 'register' | 'channel' }
  | { readonly what: 'edit' | 'close'; readonly outlet: OutletRow };

export default function OutletList() {
  const text = useText();
  const mayWrite = useMayWrite();
  const [doing, setDoing] = useState<Doing | null>(null);
  const columns = useColumns(setDoing);
  const close = () => setDoing(null);
  return (
    <>
      <HouseList<OutletRow>
        resource="outlets"
        title={text('outlets.outlets')}
        columns={columns}
        sort={{ field: 'CODE', order: 'ASC' }}
        filters={<Filters />}
        actions={
          mayWrite && (
            <Button variant="contained" onClick={() => setDoing({ what: 'register' })}>
              {text('actions.registerOutlet')}
            </Button>
          )
        }
      />
      <Channels onRegister={mayWrite ? () => setDoing({ what: 'channel' }) : undefined} />
      {doing?.what === 'register' && <RegisterOutlet onClose={close} />}
      {doing?.what === 'channel' && <RegisterChannel onClose={close} />}
      {doing?.what === 'edit' && <EditOutlet outlet={doing.outlet} onClose={close} />}
      {doing?.what === 'close' && <CloseOutlet outlet={doing.outlet} onClose={close} />}
    </>
  );
}

/** The network is head office's to change. */
function useMayWrite(): boolean {
  const can = useCan();
  const actor = useActor();
  return can('franchises:write') && actor?.kind === 'operator';
}

function Filters() {
  const text = useText();
  const word = useWord();
  const regions = useRegionChoices();
  return (
    <>
      <FilterText source="search" label={text('fields.search')} />
      <SelectInput
        source="kind"
        label={text('fields.kind')}
        helperText={false}
        translateChoice={false}
        choices={OUTLET_KINDS.map((id) => ({ id, name: word('outletKind', id) }))}
      />
      <SelectInput
        source="region"
        label={text('fields.region')}
        helperText={false}
        translateChoice={false}
        choices={regions}
      />
    </>
  );
}

function useColumns(onDo: (doing: Doing) => void): readonly Column<OutletRow>[] {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const mayWrite = useMayWrite();
  const columns: Column<OutletRow>[] = [
    { key: 'name', label: text('fields.named'), sort: 'NAME', phone: 'title', text: ({ name }) => name },
    { key: 'code', label: text('fields.code'), sort: 'CODE', phone: 'below', text: ({ code }) => code },
    { key: 'kind', label: text('fields.kind'), phone: 'side', text: ({ kind }) => word('outletKind', kind) },
    {
      key: 'franchise',
      label: text('fields.franchise'),
      phone: 'below',
      text: ({ franchise }) => franchise?.name ?? text('shared.headOffice'),
    },
    { key: 'channel', label: text('fields.channel'), text: ({ channel }) => channel?.name ?? '—' },
    { key: 'city', label: text('fields.city'), phone: 'below', text: ({ city }) => city },
    { key: 'region', label: text('fields.region'), text: ({ region }) => named(region) },
    {
      key: 'closed',
      label: text('fields.state'),
      text: ({ closed }) => text(closed ? 'fields.closed' : 'shared.open'),
    },
  ];
  if (!mayWrite) return columns;
  return [
    ...columns,
    {
      key: 'close',
      label: '\u00a0',
      align: 'right',
      phone: 'actions',
      text: () => '',
      show: (row) =>
        !row.closed && (
          <>
            <Button onClick={() => onDo({ what: 'edit', outlet: row })}>{text('actions.edit')}</Button>
            <Button color="inherit" onClick={() => onDo({ what: 'close', outlet: row })}>
              {text('actions.closeOutlet')}
            </Button>
          </>
        ),
    },
  ];
}

function Channels({ onRegister }: { onRegister?: () => void }) {
  const text = useText();
  const word = useWord();
  const channels = useAsk(ChannelListDocument, {}).data?.channels ?? [];
  return (
    <Section
      title={text('outlets.channels')}
      side={onRegister && <Button onClick={onRegister}>{text('actions.registerChannel')}</Button>}>
      <SmallTable
        label={text('outlets.channels')}
        rows={channels}
        keyOf={({ id }) => id}
        columns={[
          { label: text('fields.code'), cell: ({ code }) => code },
          { label: text('fields.named'), cell: ({ name }) => name },
          { label: text('fields.kind'), cell: ({ kind }) => word('channelKind', kind) },
        ]}
      />
    </Section>
  );
}
