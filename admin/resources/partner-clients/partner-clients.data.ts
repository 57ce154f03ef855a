import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';
import {
  CreatePartnerClientDocument,
  DisablePartnerClientDocument,
  PartnerClientListDocument,
  PartnerClientOriginsDocument,
  RegisterClientDocumentsDocument,
  RotatePartnerClientSecretDocument,
  UpdatePartnerClientOriginsDocument,
  WithdrawClientDocumentsDocument,
  type CreatePartnerClientInput,
  type PartnerClientDocumentsQuery,
  type PartnerClientListQuery,
  type RegisterClientDocumentsMutation,
  type UpdatePartnerClientOriginsInput,
} from '../../gql/graphql.ts';
import type { ListedDocument } from './manifest.ts';

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

export async function updateOrigins(input: UpdatePartnerClientOriginsInput) {
  return (await ask(UpdatePartnerClientOriginsDocument, { input })).updatePartnerClientOrigins;
}

export async function readOrigins(id: string) {
  return (await ask(PartnerClientOriginsDocument, { id })).partnerClient;
}

export type DocumentRow = PartnerClientDocumentsQuery['registeredDocuments']['items'][number];
type RegisterAnswer = RegisterClientDocumentsMutation['registerDocuments'];
export type RegisteredRow = RegisterAnswer['results'][number];

const MOST_AT_ONCE = 100;
const MOST_CHARACTERS = 400_000;

/** In as many calls as the graph takes; each document is the same when it is sent again. */
export async function registerDocuments(
  partnerClientId: string, documents: readonly ListedDocument[],
): Promise<RegisterAnswer> {
  const results: RegisteredRow[] = [];
  for (const batch of batchesOf(documents)) {
    const input = { partnerClientId, documents: batch };
    const { registerDocuments: answer } = await ask(RegisterClientDocumentsDocument, { input });
    if (answer.userErrors.length > 0) return answer;
    results.push(...answer.results);
  }
  return { results, userErrors: [] };
}

function batchesOf(documents: readonly ListedDocument[]): ListedDocument[][] {
  const batches: ListedDocument[][] = [];
  let characters = 0;
  for (const document of documents) {
    const last = batches.at(-1);
    characters += document.text.length;
    if (last && last.length < MOST_AT_ONCE && characters <= MOST_CHARACTERS) last.push(document);
    else {
      batches.push([document]);
      characters = document.text.length;
    }
  }
  return batches;
}

export async function withdrawDocuments(partnerClientId: string, hashes: string[]) {
  const input = { partnerClientId, hashes };
  return (await ask(WithdrawClientDocumentsDocument, { input })).withdrawDocuments;
}
