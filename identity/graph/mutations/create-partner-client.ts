import { PREFIX } from '../../../subgraphs/contracts/ids.ts';
import { KEY_CODES } from '../codes.ts';
import { defineMutation, no } from '../mutation.ts';
import { clientNow, KEY_FIELD, ORIGINS_FIELD, readId, shownOnce } from './shared.ts';

interface Input {
  readonly clientId: string;
  readonly name: string;
  readonly channelId: string;
  readonly scopes: readonly string[];
  readonly mayExchange: boolean;
  readonly allowedOrigins: readonly string[];
  readonly idempotencyKey: string;
}

const MOST_SCOPES = 50;

export const createPartnerClient = defineMutation<Input>({
  name: 'createPartnerClient',
  says: 'Registers a program 渠道接入 that sells or speaks for a channel; its secret is shown this once.',
  guard: 'admin',
  aboutOperators: false,
  takes: `${KEY_FIELD}
  "OAuth client id, unique: 2 to 63 small letters, digits and dashes."
  clientId: String!
  "Name 名称, 1 to 120 characters."
  name: String!
  "The channel 渠道 it is bound to."
  channelId: ID!
  "What it may do, 1 to ${MOST_SCOPES} scope names; see the query scopes."
  scopes: [String!]!
  "A trusted front end: may obtain tokens for the members 会员 it has signed in itself."
  mayExchange: Boolean! = false
  ${ORIGINS_FIELD} = []`,
  answers: `"The client; null when refused."
  partnerClient: PartnerClient
  "Its secret 密钥. Shown once: null when sent again."
  secret: String`,
  refusals: [...KEY_CODES, 'CLIENT_ID_MALFORMED', 'CLIENT_ID_TAKEN', 'NAME_MISSING', 'NOT_FOUND',
    'ORIGIN_MALFORMED', 'OUT_OF_RANGE', 'SCOPE_MISSING', 'SCOPE_NOT_FOR_CLIENTS', 'SCOPE_UNKNOWN'],
  run: async ({ idempotencyKey: key, channelId: channel, allowedOrigins, ...rest }, context) => {
    const channelId = readId(PREFIX.channel, channel);
    if (!channelId) return no('NOT_FOUND', 'channelId');
    if (rest.scopes.length > MOST_SCOPES) return no('OUT_OF_RANGE', 'scopes');
    // A key that was used before there were origins stands for a client without any.
    const input = { ...rest, channelId, ...(allowedOrigins.length > 0 ? { allowedOrigins } : {}) };
    const outcome = await context.accounts.once(context.actor,
      { key, action: 'createPartnerClient', input },
      (commands) => commands.createClient(context.actor, input), (done) => done.client.id);
    return shownOnce(outcome, async ({ client, secret }) => (
      { partnerClient: await clientNow(context, client.id), secret }),
    async (id) => ({ partnerClient: await clientNow(context, id) }));
  },
});
