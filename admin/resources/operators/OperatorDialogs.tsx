import { useCallback } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { FranchiseChoicesDocument, type OperatorRole } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldChoices } from '../../parts/form/FieldChoices.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { changeAccess, createOperator, type AccessChange, type OperatorRow } from './operators.data.ts';

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

export function RoleFields() {
  const text = useText();
  const word = useWord();
  const franchises = useAsk(FranchiseChoicesDocument, {}).data?.franchises.items ?? [];
  const houses = [
    { id: '', name: text('shared.headOffice') },
    ...franchises.map(({ id, code, name }) => ({ id, name: `${code} ${name}` })),
  ];
  return (
    <>
      <FieldChoices
        name="roles"
        label={text('shared.roles')}
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
      title={text('operators.createOperator')}
      submit={text('operators.createOperator')}
      defaults={NEW}
      onClose={onClose}
      run={run}
      done={() => text('shared.saved')}
      onDone={({ temporaryPassword }) => {
        if (temporaryPassword) onSecret(temporaryPassword);
      }}>
      <FieldText name="name" label={text('fields.name')} required autoFocus />
      <FieldText name="email" label={text('fields.email')} required />
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
  const title = text(`operators.${change}`);
  return (
    <CommandDialog
      name={`operator-${change}.${row.id}`}
      title={`${title} · ${row.name}`}
      hint={change === 'disable' ? text('operators.disableHint') : text('operators.resetHint')}
      submit={title}
      danger={change === 'disable'}
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('shared.saved')}
      onDone={({ temporaryPassword }) => {
        if (temporaryPassword) onSecret(temporaryPassword);
      }}
    />
  );
}
