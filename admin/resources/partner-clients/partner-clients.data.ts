import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';
import {
  CreatePartnerClientDocument,
  DisablePartnerClientDocument,
  PartnerClientListDocument,
  RotatePartnerClientSecretDocument,
  type CreatePartnerClientInput,
  type PartnerClientListQuery,
} from '../../gql/graphql.ts';

export type PartnerClientRow = PartnerClientListQuery['partnerClients']['items'][number];

export const partnerClientSource: Source<PartnerClientRow> = {
  list: async ({ page, filter }: ListAsked) =>
    (
      await ask(PartnerClientListDocument, {
        page,
        filter: { search: typed(filter.search), includeDisabled: yesNo(filter.includeDisabled) ?? false },
      })
    ).partnerClients,
};

export async function createPartnerClient(input: CreatePartnerClientInput) {
  return (await ask(CreatePartnerClientDocument, { input })).createPartnerClient;
}

export async function rotateSecret(partnerClientId: string, overlapHours: number, idempotencyKey: string) {
  const input = { partnerClientId, overlapHours, idempotencyKey };
  return (await ask(RotatePartnerClientSecretDocument, { input })).rotatePartnerClientSecret;
}

export async function disablePartnerClient(partnerClientId: string) {
  return (await ask(DisablePartnerClientDocument, { input: { partnerClientId } })).disablePartnerClient;
}
