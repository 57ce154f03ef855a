import { inBatches, type Ended } from '../../../client/manifests/batches.ts';
import type { ListedDocument } from '../../../client/manifests/read-manifest.ts';
import { ask } from '../../graph/ask.ts';
import { isLost } from '../../graph/certainty.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';
import { GraphError } from '../../graph/graph-error.ts';
import {
  CreatePartnerClientDocument,
  DisablePartnerClientDocument,
  PartnerClientListDocument,
  PartnerClientOriginsDocument,
  RegisterClientDocumentsDocument,
  RevealChannelPaymentSecretDocument,
  RotatePartnerClientSecretDocument,
  UpdatePartnerClientOriginsDocument,
  WithdrawClientDocumentsDocument,
  type CreatePartnerClientInput,
  type PartnerClientDocumentsQuery,
  type PartnerClientListQuery,
  type RegisterClientDocumentsMutation,
  type RevealPaymentSecretInput,
  type UpdatePartnerClientOriginsInput,
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

export async function revealPaymentSecret(input: RevealPaymentSecretInput) {
  return (await ask(RevealChannelPaymentSecretDocument, { input })).revealPaymentSecret;
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
export type RegisteredRow = RegisterClientDocumentsMutation['registerDocuments']['results'][number];

/** How many documents no row tells of, and whether anybody knows about them. */
export type Untold = Pick<Ended<never>, 'left' | 'unknown'>;

/**
 * Each document is the same when it is sent again; `told` hears what became of it as soon as that is known, `untold`
 * of how many nothing was heard.
 */
export async function registerDocuments(
  partnerClientId: string,
  documents: readonly ListedDocument[],
  told: (row: RegisteredRow) => void,
  untold: (counts: Untold) => void,
) {
  const send = async (batch: ListedDocument[]) =>
    (await ask(RegisterClientDocumentsDocument, { input: { partnerClientId, documents: batch } })).registerDocuments;
  const { userErrors, thrown, left, unknown } = await inBatches(
    documents, send, told, (error) => !(error instanceof GraphError) || isLost(error));
  untold({ left, unknown });
  if (thrown !== undefined) throw thrown;
  return { userErrors };
}

export async function withdrawDocuments(partnerClientId: string, hashes: string[]) {
  const input = { partnerClientId, hashes };
  return (await ask(WithdrawClientDocumentsDocument, { input })).withdrawDocuments;
}
