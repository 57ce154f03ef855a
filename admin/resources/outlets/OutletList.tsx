import { Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { SelectInput, TextInput } from 'react-admin';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { ChannelListDocument } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { REGIONS } from '../../layout/use-region.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { closeOutlet, type OutletRow } from './outlets.data.ts';

const KINDS = ['OWN_STORE', 'FRANCHISE_STORE', 'WEB_SHOP', 'LIVE_ROOM'] as const;

export default function OutletList() {
  const text = useText();
  const [closing, setClosing] = useState<OutletRow | null>(null);
  const columns = useColumns(setClosing);
  return (
    <>
      <HouseList<OutletRow>
        resource="outlets"
        title={text('network.outlets')}
        columns={columns}
        sort={{ field: 'CODE', order: 'ASC' }}
        filters={<Filters />}
      />
      <Channels />
      {closing && <CloseDialog outlet={closing} onClose={() => setClosing(null)} />}
    </>
  );
}

function Filters() {
  const text = useText();
  const word = useWord();
  return (
    <>
      <TextInput source="search" label={text('fields.search')} helperText={false} resettable />
      <SelectInput
        source="kind"
        label={text('fields.kind')}
        helperText={false}
        translateChoice={false}
        choices={KINDS.map((id) => ({ id, name: word('outletKind', id) }))}
      />
      <SelectInput
        source="region"
        label={text('fields.region')}
        helperText={false}
        translateChoice={false}
        choices={REGIONS.map((id) => ({ id, name: word('region', id) }))}
      />
    </>
  );
}

function useColumns(onClose: (outlet: OutletRow) => void): readonly Column<OutletRow>[] {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const actor = useActor();
  const columns: Column<OutletRow>[] = [
    { key: 'name', label: text('fields.named'), sort: 'NAME', phone: 'title', text: ({ name }) => name },
    { key: 'code', label: text('fields.code'), sort: 'CODE', phone: 'below', text: ({ code }) => code },
    { key: 'kind', label: text('fields.kind'), phone: 'side', text: ({ kind }) => word('outletKind', kind) },
    {
      key: 'franchise',
      label: text('fields.franchise'),
      phone: 'below',
      text: ({ franchise }) => franchise?.name ?? text('members.headOffice'),
    },
    { key: 'channel', label: text('fields.channel'), text: ({ channel }) => channel?.name ?? '—' },
    { key: 'city', label: text('fields.city'), phone: 'below', text: ({ city }) => city },
    { key: 'region', label: text('fields.region'), text: ({ region }) => word('region', region) },
    { key: 'closed', label: text('fields.closed'), text: ({ closed }) => word('yesNo', String(closed)) },
  ];
  if (!can('franchises:write') || actor?.kind !== 'operator') return columns;
  return [
    ...columns,
    {
      key: 'close',
      label: '\u00a0',
      align: 'right',
      phone: 'below',
      text: () => '',
      show: (row) =>
        !row.closed && (
          <Button color="inherit" onClick={() => onClose(row)}>
            {text('actions.closeOutlet')}
          </Button>
        ),
    },
  ];
}

function Channels() {
  const text = useText();
  const word = useWord();
  const channels = useAsk(ChannelListDocument, {}).data?.channels ?? [];
  return (
    <Section title={text('network.channels')}>
      <SmallTable
        label={text('network.channels')}
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

/** A closed store’s members move to head office. */
function CloseDialog({ outlet, onClose }: { outlet: OutletRow; onClose: () => void }) {
  const text = useText();
  const run = useCallback(
    ({ reason }: { reason: string }, idempotencyKey: string) =>
      closeOutlet({ id: outlet.id, expectedVersion: outlet.version, reason, idempotencyKey }),
    [outlet],
  );
  return (
    <CommandDialog
      name={`close-outlet.${outlet.id}`}
      title={`${text('network.closeTitle')} · ${outlet.name}`}
      hint={text('network.closeHint')}
      danger
      submit={text('actions.closeOutlet')}
      defaults={{ reason: '' }}
      onClose={onClose}
      run={run}
      done={({ movedMembers }) => text('network.closedDone', { count: movedMembers ?? 0 })}>
      <FieldText name="reason" label={text('fields.reason')} required rows={2} maxLength={500} />
    </CommandDialog>
  );
}
