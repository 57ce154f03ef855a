import { Button } from '@mui/material';
import { useState } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import { ShownOnce } from '../../parts/form/ShownOnce.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { EditRoles } from './EditRoles.tsx';
import { ChangeAccess, CreateOperator, ROLES } from './OperatorDialogs.tsx';
import type { AccessChange, OperatorRow } from './operators.data.ts';

type Doing = { readonly what: 'create' } | { readonly what: 'roles' | AccessChange; readonly row: OperatorRow };

export default function OperatorList() {
  const text = useText();
  const word = useWord();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const columns = useColumns(setDoing);
  const close = () => setDoing(null);
  return (
    <>
      <HouseList<OperatorRow>
        resource="operators"
        title={text('nav.operators')}
        columns={columns}
        sort={{ field: '', order: 'ASC' }}
        actions={
          <Button variant="contained" onClick={() => setDoing({ what: 'create' })}>
            {text('operators.createOperator')}
          </Button>
        }
        filters={
          <>
            <FilterText source="search" label={text('fields.search')} />
            <FilterSelect
              source="role"
              label={text('shared.roles')}
              choices={ROLES.map((id) => ({ id, name: word('operatorRole', id) }))}
            />
            <FilterSelect
              source="includeDisabled"
              label={text('fields.state')}
              choices={[{ id: 'true', name: text('operators.withDisabled') }]}
            />
          </>
        }
      />
      {doing?.what === 'create' && <CreateOperator onClose={close} onSecret={setSecret} />}
      {doing?.what === 'roles' && <EditRoles row={doing.row} onClose={close} />}
      {doing && doing.what !== 'create' && doing.what !== 'roles' && (
        <ChangeAccess change={doing.what} row={doing.row} onClose={close} onSecret={setSecret} />
      )}
      {secret && (
        <ShownOnce title={text('operators.temporaryPassword')} secret={secret} onClose={() => setSecret(null)} />
      )}
    </>
  );
}

function useColumns(onDo: (doing: Doing) => void): readonly Column<OperatorRow>[] {
  const text = useText();
  const word = useWord();
  const roles = (row: OperatorRow) => row.roles.map((role) => word('operatorRole', role)).join(' · ');
  const state = (row: OperatorRow) => text(row.isDisabled ? 'shared.disabled' : 'shared.active');
  return [
    { key: 'name', label: text('fields.name'), phone: 'title', text: ({ name }) => name },
    { key: 'email', label: text('fields.email'), phone: 'below', text: ({ email }) => email },
    { key: 'roles', label: text('shared.roles'), phone: 'below', text: roles },
    {
      key: 'franchise',
      label: text('fields.franchise'),
      text: ({ franchise }) => franchise?.name ?? text('shared.headOffice'),
    },
    {
      key: 'twoFactor',
      label: text('shared.twoFactor'),
      text: ({ hasTwoFactor }) => word('yesNo', String(hasTwoFactor)),
    },
    {
      key: 'lastSignIn',
      label: text('operators.lastSignIn'),
      ...moment(({ lastSignInAt }: OperatorRow) => lastSignInAt),
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
        row.isDisabled ? (
          <Button onClick={() => onDo({ what: 'enable', row })}>{text('operators.enable')}</Button>
        ) : (
          <>
            <Button onClick={() => onDo({ what: 'roles', row })}>{text('shared.roles')}</Button>
            <Button onClick={() => onDo({ what: 'reset', row })}>{text('operators.reset')}</Button>
            <Button color="error" onClick={() => onDo({ what: 'disable', row })}>
              {text('operators.disable')}
            </Button>
          </>
        ),
    },
  ];
}
