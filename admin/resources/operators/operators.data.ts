import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';
import {
  CreateOperatorDocument,
  DisableOperatorDocument,
  EnableOperatorDocument,
  OperatorListDocument,
  OperatorNowDocument,
  ResetOperatorPasswordDocument,
  UpdateOperatorRolesDocument,
  type CreateOperatorInput,
  type OperatorListQuery,
  type OperatorRole,
  type UpdateOperatorRolesInput,
} from '../../gql/graphql.ts';

export type OperatorRow = OperatorListQuery['operators']['items'][number];

export const operatorSource: Source<OperatorRow> = {
  list: async ({ page, filter }: ListAsked) =>
    (
      await ask(OperatorListDocument, {
        page,
        filter: {
          search: typed(filter.search),
          role: typed(filter.role) as OperatorRole | undefined,
          includeDisabled: yesNo(filter.includeDisabled) ?? false,
        },
      })
    ).operators,
};

export async function createOperator(input: CreateOperatorInput) {
  return (await ask(CreateOperatorDocument, { input })).createOperator;
}

export async function updateOperatorRoles(input: UpdateOperatorRolesInput) {
  return (await ask(UpdateOperatorRolesDocument, { input })).updateOperatorRoles;
}

export async function readOperator(id: string): Promise<OperatorRow | null> {
  return (await ask(OperatorNowDocument, { id })).operator;
}

export type AccessChange = 'disable' | 'enable' | 'reset';

/** The three commands about one operator's way in; two of them answer a temporary password. */
export async function changeAccess(change: AccessChange, operatorId: string, idempotencyKey: string) {
  if (change === 'disable') {
    const { disableOperator } = await ask(DisableOperatorDocument, { input: { operatorId } });
    return { ...disableOperator, temporaryPassword: null };
  }
  const input = { operatorId, idempotencyKey };
  return change === 'enable'
    ? (await ask(EnableOperatorDocument, { input })).enableOperator
    : (await ask(ResetOperatorPasswordDocument, { input })).resetOperatorPassword;
}
