import { useCallback } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { FranchiseChoicesDocument, type OperatorRole } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldChoices } from '../../parts/form/FieldChoices.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import {
  changeAccess,
  createOperator,
  updateOperatorRoles,
  type AccessChange,
  type OperatorRow,
} from './operators.data.ts';

export const ROLES = [
  'OWNER',
  'MEMBER',
  'LOYALTY',
  'MERCHANDISE',
  'CAMPAIGN',
  'FINANCE',
  'AUDIT',
  'MANAGER',
  'ASSOCIATE',
] as const;

const NEW = { email: '', name: '', roles: [] as OperatorRole[], franchiseId: '' };

interface DialogProps {
  readonly onClose: () => void;
}

interface SecretProps extends DialogProps {
  readonly onSecret: (secret: string) => void;
}

function RoleFields() {
  const text = useText();
  const word = useWord();
  const franchises = useAsk(FranchiseChoicesDocument, {}).data?.franchises.items ?? [];
  const houses = [
    { id: '', name: text('members.headOffice') },
    ...franchises.map(({ id, code, name }) => ({ id, name: `${code} ${name}` })),
  ];
  return (
    <>
      <FieldChoices
        name="roles"
        label={text('access.roles')}
        choices={ROLES.map((id) => ({ id, name: word('operatorRole', id) }))}
      />
      <FieldSelect name="franchiseId" label={text('fields.franchise')} choices={houses} />
    </>
  );
}

export function CreateOperator({ onClose, onSecret }: SecretProps) {
  const text = useText();
  const run = useCallback(
    ({ franchiseId, ...values }: typeof NEW, idempotencyKey: string) =>
      createOperator({ ...values, franchiseId: franchiseId || null, idempotencyKey }),
    [],
  );
  return (
    <CommandDialog
      name="create-operator"
      title={text('access.createOperator')}
      submit={text('access.createOperator')}
      defaults={NEW}
      onClose={onClose}
      run={run}
      done={() => text('access.saved')}
      onDone={({ temporaryPassword }) => {
        if (temporaryPassword) onSecret(temporaryPassword);
      }}>
      <FieldText name="name" label={text('fields.name')} required autoFocus />
      <FieldText name="email" label={text('fields.email')} required />
      <RoleFields />
    </CommandDialog>
  );
}

interface RoleValues {
  roles: OperatorRole[];
  franchiseId: string;
  expectedVersion: string;
}

type RolesResult = Awaited<ReturnType<typeof updateOperatorRoles>>;

export function EditRoles({ row, onClose }: DialogProps & { row: OperatorRow }) {
  const text = useText();
  const word = useWord();
  const run = useCallback(
    (values: RoleValues) =>
      updateOperatorRoles({
        operatorId: row.id,
        roles: values.roles,
        franchiseId: values.franchiseId || null,
        expectedVersion: Number(values.expectedVersion),
      }),
    [row.id],
  );
  const words = (roles: readonly string[]) => roles.map((role) => word('operatorRole', role)).join(' · ');
  const stale = ({ userErrors, operator }: RolesResult, values: RoleValues) => {
    if (!operator || !userErrors.some(({ code }) => code === 'STALE')) return null;
    return {
      rows: [[text('access.roles'), words(values.roles), words(operator.roles)]] as const,
      take: { expectedVersion: String(operator.version) },
    };
  };
  return (
    <CommandDialog<RoleValues, RolesResult>
      name={`operator-roles.${row.id}`}
      title={`${text('access.roles')} · ${row.name}`}
      submit={text('actions.confirm')}
      defaults={{ roles: [...row.roles], franchiseId: row.franchise?.id ?? '', expectedVersion: String(row.version) }}
      onClose={onClose}
      run={run}
      stale={stale}
      done={() => text('access.saved')}>
      <RoleFields />
    </CommandDialog>
  );
}

export function ChangeAccess({
  change,
  row,
  onClose,
  onSecret,
}: SecretProps & { change: AccessChange; row: OperatorRow }) {
  const text = useText();
  const run = useCallback((_values: object, key: string) => changeAccess(change, row.id, key), [change, row.id]);
  const title = text(`access.${change}`);
  return (
    <CommandDialog
      name={`operator-${change}.${row.id}`}
      title={`${title} · ${row.name}`}
      hint={change === 'disable' ? text('access.disableHint') : text('access.resetHint')}
      submit={title}
      danger={change === 'disable'}
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('access.saved')}
      onDone={({ temporaryPassword }) => {
        if (temporaryPassword) onSecret(temporaryPassword);
      }}
    />
  );
}
