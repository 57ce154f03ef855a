import { useCallback } from 'react';
import { useWatch } from 'react-hook-form';
import { useAsk } from '../../graph/use-ask.ts';
import { FranchiseChoicesDocument, OutletsToBindDocument, type OperatorRole } from '../../gql/graphql.ts';
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

const NEW = { email: '', name: '', roles: [] as OperatorRole[], franchiseId: '', outletIds: [] as string[] };

interface DialogProps {
  readonly onClose: () => void;
}

interface SecretProps extends DialogProps {
  readonly onSecret: (secret: string) => void;
}

/** Roles, franchise and outlets; `bound` are those that the operator has. */
export function RoleFields({ bound = [] }: { bound?: readonly Bound[] }) {
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
      <BoundOutlets known={bound} />
    </>
  );
}

interface Bound {
  readonly id: string;
  readonly name: string;
}

/** Outlets that somebody of a franchise is bound to; a closed one stays in the list while it binds. */
function BoundOutlets({ known }: { known: readonly Bound[] }) {
  const text = useText();
  const franchiseId = useWatch<{ franchiseId: string }, 'franchiseId'>({ name: 'franchiseId' });
  const { data } = useAsk(OutletsToBindDocument, { franchiseId }, { enabled: franchiseId !== '' });
  if (!franchiseId) return null;
  const open = data?.outlets.items ?? [];
  const closed = known.filter(({ id }) => open.every((outlet) => outlet.id !== id));
  return <FieldChoices name="outletIds" label={text('operators.outlets')} choices={[...open, ...closed]} />;
}

/** Whoever belongs to no franchise is bound to no outlet. */
export const assignmentOf = ({ franchiseId, outletIds }: { franchiseId: string; outletIds: string[] }) =>
  ({ franchiseId: franchiseId || null, outletIds: franchiseId ? outletIds : [] });

export function CreateOperator({ onClose, onSecret }: SecretProps) {
  const text = useText();
  const run = useCallback(
    (values: typeof NEW, idempotencyKey: string) =>
      createOperator({ ...values, ...assignmentOf(values), idempotencyKey }),
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
