import { Box, Button } from '@mui/material';
import { useState } from 'react';

import type { Format } from '../../i18n/make-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import { ShownOnce } from '../../parts/form/ShownOnce.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { FilterText } from '../../parts/list/FilterText.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { CreateClient, DisableClient, RotateSecret } from './ClientDialogs.tsx';
import type { PartnerClientRow } from './partner-clients.data.ts';

type Doing = { readonly what: 'create' } | { readonly what: 'rotate' | 'disable'; readonly row: PartnerClientRow };

export default function PartnerClientList() {
  const text = useText();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const columns = useColumns(setDoing);
  const close = () => setDoing(null);
  return (
    <>
      <HouseList<PartnerClientRow>
        resource="partnerClients"
        title={text('nav.partnerClients')}
        columns={columns}
        sort={{ field: '', order: 'ASC' }}
        actions={
          <Button variant="contained" onClick={() => setDoing({ what: 'create' })}>
            {text('partnerClients.createClient')}
          </Button>
        }
        filters={<FilterText source="search" label={text('fields.search')} />}
      />
      {doing?.what === 'create' && <CreateClient onClose={close} onSecret={setSecret} />}
      {doing?.what === 'rotate' && <RotateSecret row={doing.row} onClose={close} onSecret={setSecret} />}
      {doing?.what === 'disable' && <DisableClient row={doing.row} onClose={close} />}
      {secret && <ShownOnce title={text('partnerClients.secret')} secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}

const secretText = ({ hint, createdAt, expiresAt }: PartnerClientRow['secrets'][number], format: Format) =>
  `${hint ?? '•••'} · ${format.date(createdAt)}${expiresAt ? ` → ${format.dateTime(expiresAt)}` : ''}`;

/** orders:read and orders:write stand together, in small letters: a list, not the matter. */
function shownScopes({ scopes }: PartnerClientRow) {
  const areas = [...new Set(scopes.map((scope) => scope.split(':')[0]!))];
  const verbsOf = (area: string) =>
    scopes.flatMap((scope) => (scope.startsWith(`${area}:`) ? [scope.slice(area.length + 1)] : []));
  const words = areas.map((area) => `${area} ${verbsOf(area).join('/')}`);
  return (
    <Box component="span" className="soft" sx={{ fontSize: '.76rem', color: 'text.secondary' }}>
      {words.join(' · ')}
    </Box>
  );
}

function useColumns(onDo: (doing: Doing) => void): readonly Column<PartnerClientRow>[] {
  const text = useText();
  const state = (row: PartnerClientRow) => text(row.isDisabled ? 'shared.disabled' : 'shared.active');
  return [
    { key: 'name', label: text('fields.named'), phone: 'title', text: ({ name }) => name },
    { key: 'clientId', label: text('partnerClients.clientId'), phone: 'below', text: ({ clientId }) => clientId },
    { key: 'channel', label: text('fields.channel'), text: ({ channel }) => channel?.name ?? '—' },
    {
      key: 'scopes',
      label: text('partnerClients.scopes'),
      text: ({ scopes }) => scopes.join(' '),
      show: shownScopes,
    },
    {
      key: 'secrets',
      label: text('partnerClients.secret'),
      text: ({ secrets }, format) => secrets.map((secret) => secretText(secret, format)).join(', '),
      show: ({ secrets }, format) =>
        secrets.map((secret) => (
          <Box key={secret.createdAt} component="span" sx={{ display: 'block', whiteSpace: 'nowrap' }}>
            {secretText(secret, format)}
          </Box>
        )),
    },
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'side',
      text: state,
      show: (row) => <Mark tone={row.isDisabled ? 'bad' : 'good'}>{state(row)}</Mark>,
    },
    {
      key: 'do',
      label: '\u00a0',
      align: 'right',
      phone: 'actions',
      text: () => '',
      show: (row) =>
        !row.isDisabled && (
          <>
            <Button onClick={() => onDo({ what: 'rotate', row })}>{text('partnerClients.rotate')}</Button>
            <Button color="error" onClick={() => onDo({ what: 'disable', row })}>
              {text('partnerClients.disable')}
            </Button>
          </>
        ),
    },
  ];
}
