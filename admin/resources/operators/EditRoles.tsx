import { useCallback } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { FranchiseChoicesDocument, type OperatorRole } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import { assignmentOf, RoleFields } from './OperatorDialogs.tsx';
import { readOperator, updateOperatorRoles, type OperatorRow } from './operators.data.ts';

interface Values {
  roles: OperatorRole[];
  franchiseId: string;
  outletIds: string[];
  expectedVersion: number;
}

const outletsOf = ({ outlets }: OperatorRow) => (outlets ?? []).flatMap((outlet) => (outlet ? [outlet] : []));

const valuesOf = (operator: OperatorRow): Values => ({
  roles: [...operator.roles],
  franchiseId: operator.franchise?.id ?? '',
  outletIds: outletsOf(operator).map(({ id }) => id),
  expectedVersion: operator.version,
});

const standing = (operator: OperatorRow): Standing<Values> => ({
  version: operator.version,
  values: valuesOf(operator),
});

export function EditRoles({ row, onClose }: { row: OperatorRow; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const franchises = useAsk(FranchiseChoicesDocument, {}).data?.franchises.items ?? [];
  const run = useCallback(
    ({ roles, expectedVersion, ...values }: Values) =>
      updateOperatorRoles({ operatorId: row.id, roles, ...assignmentOf(values), expectedVersion }),
    [row.id],
  );
  const edited: Edited<Values> = {
    seen: standing(row),
    read: async () => {
      const now = await readOperator(row.id);
      return now && standing(now);
    },
    fields: [
      { name: 'roles', label: text('shared.roles'), words: (role) => word('operatorRole', role) },
      {
        name: 'franchiseId',
        label: text('fields.franchise'),
        words: (id) => franchises.find((one) => one.id === id)?.name ?? id,
      },
      {
        name: 'outletIds',
        label: text('operators.outlets'),
        words: (id) => outletsOf(row).find((one) => one.id === id)?.name ?? id,
      },
    ],
  };
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof updateOperatorRoles>>>
      name={`operator-roles.${row.id}`}
      title={`${text('shared.roles')} · ${row.name}`}
      submit={text('actions.confirm')}
      defaults={valuesOf(row)}
      onClose={onClose}
      run={run}
      edit
      edited={edited}
      done={() => text('shared.saved')}>
      <RoleFields bound={outletsOf(row)} />
    </CommandDialog>
  );
}
