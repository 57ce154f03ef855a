import { Box, Button } from '@mui/material';
import { useState } from 'react';
import type { Format } from '../../i18n/make-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import { ShownOnce } from '../../parts/form/ShownOnce.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { identifier } from '../../parts/list/export/kinds.ts';
import { FilterText } from '../../parts/list/filters.tsx';
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
        to={({ id }) => `/partnerClients/${id}/show`}
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

/** A list, not the matter. */
const SMALL = { fontSize: '.76rem', color: 'text.secondary' };

/** orders:read and orders:write stand together: 订单 查看/维护. */
function useScopeText(): (row: PartnerClientRow) => string {
  const word = useWord();
  return ({ scopes }) => {
    const areas = [...new Set(scopes.map((scope) => scope.split(':')[0]!))];
    const verbsOf = (area: string) => scopes.flatMap((scope) => (
      scope.startsWith(`${area}:`) ? [word('scopeVerb', scope.slice(area.length + 1))] : []));
    return areas.map((area) => `${word('scopeArea', area)} ${verbsOf(area).join('/')}`).join(' · ');
  };
}

function useColumns(onDo: (doing: Doing) => void): readonly Column<PartnerClientRow>[] {
  const text = useText();
  const scopeText = useScopeText();
  const state = (row: PartnerClientRow) => text(row.isDisabled ? 'shared.disabled' : 'shared.active');
  return [
    { key: 'name', label: text('fields.named'), phone: 'title', text: ({ name }) => name },
    {
      key: 'clientId',
      label: text('partnerClients.clientId'),
      phone: 'below',
      ...identifier(({ clientId }: PartnerClientRow) => clientId),
    },
    { key: 'channel', label: text('fields.channel'), text: ({ channel }) => channel?.name ?? '—' },
    {
      key: 'scopes',
      label: text('partnerClients.scopes'),
      text: scopeText,
      show: (row) => (
        <Box component="span" className="soft" title={row.scopes.join(' ')} sx={SMALL}>
          {scopeText(row)}
        </Box>
      ),
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
      key: 'documents',
      label: text('partnerClients.documents'),
      align: 'right',
      text: ({ documentCount, documentProblemCount: count }) =>
        count > 0 ? `${documentCount} · ${text('partnerClients.partial', { count })}` : String(documentCount),
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
