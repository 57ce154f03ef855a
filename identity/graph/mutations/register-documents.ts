import { PREFIX } from '../../../subgraphs/contracts/ids.ts';
import type { DocumentResult, GivenDocument } from '../../documents/register-documents.ts';
import { MOST_REGISTERED_AT_ONCE } from '../documents-sdl.ts';
import { defineMutation, no, refusedBy } from '../mutation.ts';
import { documentView } from '../views.ts';
import { OWNER_FIELD, readId } from './shared.ts';

interface Input {
  readonly partnerClientId?: string | null;
  readonly documents: readonly GivenDocument[];
}

export const registerDocuments = defineMutation<Input>({
  name: 'registerDocuments',
  says: 'Registers documents 登记文档: the client, and members it has signed in, may ask them in production. Each is '
    + 'checked against the graph and taken or refused by itself; registered again, it is the same document.',
  guard: 'documents',
  aboutOperators: false,
  takes: `${OWNER_FIELD}
  "The documents, 1 to ${MOST_REGISTERED_AT_ONCE}."
  documents: [RegisterDocumentInput!]!`,
  answers: `"One for each document, in their order."
  results: [RegisterDocumentsResult!]!`,
  refusals: ['ALREADY_DISABLED', 'DOCUMENT_HASH_WRONG', 'DOCUMENT_ID_TAKEN', 'DOCUMENT_INVALID',
    'DOCUMENT_TOO_COSTLY', 'DOCUMENT_TOO_LARGE', 'NOT_FOUND', 'OUT_OF_RANGE', 'SCOPE_NOT_GRANTED',
    'TOO_MANY_DOCUMENTS'],
  run: async ({ partnerClientId, documents }, context) => {
    const client = readId(PREFIX.partnerClient, partnerClientId);
    if (client === null) return { results: [], ...no('NOT_FOUND', 'partnerClientId') };
    if (documents.length === 0 || documents.length > MOST_REGISTERED_AT_ONCE) {
      return { results: [], ...no('OUT_OF_RANGE', 'documents') };
    }
    const outcome = await context.accounts.registerDocuments(context.actor, context.checkDocument,
      { ...(client === undefined ? {} : { client }), documents });
    if (!outcome.ok) return { results: [], ...refusedBy(outcome) };
    return { results: outcome.results.map(resultView), userErrors: [] };
  },
});

function resultView({ hash, outcome }: DocumentResult): object {
  if (!outcome.ok) return { hash, created: false, document: null, ...refusedBy(outcome) };
  return { hash, created: outcome.created, document: documentView(outcome.document), userErrors: [] };
}
