import { PREFIX } from '../../../subgraphs/contracts/ids.ts';
import { MOST_REGISTERED_AT_ONCE } from '../documents-sdl.ts';
import { defineMutation, no, refusedBy } from '../mutation.ts';
import { OWNER_FIELD, readId } from './shared.ts';

interface Input {
  readonly partnerClientId?: string | null;
  readonly hashes: readonly string[];
}

export const withdrawDocuments = defineMutation<Input>({
  name: 'withdrawDocuments',
  says: 'Withdraws documents 撤回文档: within seconds they are no longer answered. One that is not registered is no '
    + 'obstacle.',
  guard: 'documents',
  aboutOperators: false,
  takes: `${OWNER_FIELD}
  "Their sha256, hexadecimal, 1 to ${MOST_REGISTERED_AT_ONCE}."
  hashes: [String!]!`,
  answers: `"How many were withdrawn; null when refused."
  withdrawnCount: Int`,
  refusals: ['NOT_FOUND', 'OUT_OF_RANGE'],
  run: async ({ partnerClientId, hashes }, context) => {
    const client = readId(PREFIX.partnerClient, partnerClientId);
    if (client === null) return no('NOT_FOUND', 'partnerClientId');
    if (hashes.length === 0 || hashes.length > MOST_REGISTERED_AT_ONCE) return no('OUT_OF_RANGE', 'hashes');
    const outcome = await context.accounts.withdrawDocuments(context.actor,
      { ...(client === undefined ? {} : { client }), hashes });
    return outcome.ok ? { withdrawnCount: outcome.withdrawn, userErrors: [] } : refusedBy(outcome);
  },
});
