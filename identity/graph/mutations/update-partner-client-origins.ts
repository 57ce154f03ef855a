import { defineMutation, no, refusedBy } from '../mutation.ts';
import { findClient } from './find-client.ts';
import { clientNow, ORIGINS_FIELD } from './shared.ts';

interface Input {
  readonly partnerClientId: string;
  readonly expectedVersion: number;
  readonly allowedOrigins: readonly string[];
}

export const updatePartnerClientOrigins = defineMutation<Input>({
  name: 'updatePartnerClientOrigins',
  says: 'Sets the origins 网页来源 whose pages may ask with tokens of this client. Counts within seconds, '
    + 'as do the ends of streams of an origin that went.',
  guard: 'admin',
  aboutOperators: false,
  takes: `"The client."
  partnerClientId: ID!
  "Version the edit was made from; another one now is STALE."
  expectedVersion: Int!
  ${ORIGINS_FIELD}`,
  answers: `"The client as changed; null when refused."
  partnerClient: PartnerClient`,
  refusals: ['ALREADY_DISABLED', 'NOT_FOUND', 'ORIGIN_MALFORMED', 'OUT_OF_RANGE', 'STALE'],
  extras: `"With STALE: the version there is now."
  currentVersion: Int`,
  run: async ({ partnerClientId, ...rest }, context) => {
    const client = await findClient(context, partnerClientId);
    if (!client) return no('NOT_FOUND', 'partnerClientId');
    const outcome = await context.accounts.updateOrigins(context.actor, { clientId: client.clientId, ...rest });
    if (outcome.ok) return { partnerClient: await clientNow(context, client.id), userErrors: [] };
    if (outcome.code !== 'STALE') return refusedBy(outcome);
    return refusedBy(outcome, { currentVersion: (await findClient(context, partnerClientId))?.version });
  },
});
