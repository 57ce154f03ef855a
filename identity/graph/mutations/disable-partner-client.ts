import { defineMutation, no, refusedBy } from '../mutation.ts';
import { findClient } from './find-client.ts';
import { clientNow } from './shared.ts';

export const disablePartnerClient = defineMutation<{ readonly partnerClientId: string }>({
  name: 'disablePartnerClient',
  says: 'Ends a program\'s access 停用渠道接入: its tokens and those it obtained for members end now.',
  guard: 'admin',
  aboutOperators: false,
  takes: `"The client."
  partnerClientId: ID!`,
  answers: `"The client as disabled; null when refused."
  partnerClient: PartnerClient`,
  refusals: ['ALREADY_DISABLED', 'NOT_FOUND'],
  run: async ({ partnerClientId }, context) => {
    const client = await findClient(context, partnerClientId);
    if (!client) return no('NOT_FOUND', 'partnerClientId');
    const outcome = await context.accounts.disableClient(context.actor,
      { clientId: client.clientId });
    return outcome.ok ? { partnerClient: await clientNow(context, client.id), userErrors: [] }
      : refusedBy(outcome);
  },
});
