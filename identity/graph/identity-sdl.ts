import { parse, print } from 'graphql';
import { CODES } from './codes.ts';
import { DOCUMENT_SDL, DOCUMENTS } from './documents-sdl.ts';
import type { Mutation } from './mutation.ts';
import { MUTATIONS } from './mutations/index.ts';
import { KEY_SDL } from './keys-sdl.ts';
import { COLLEAGUE_SDL } from './colleagues.ts';
import { AUDIT_SDL, CLIENT_SDL, OPERATOR_SDL, VIEWER_SDL } from './types-sdl.ts';

const ADMIN = '@requiresScopes(scopes: [["identity:admin"]])';
const GUARDS = { admin: ADMIN, documents: DOCUMENTS, own: '@authenticated' } as const;

const BASE = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@authenticated", "@requiresScopes"]
)

"Instant in ISO 8601 with a zone; answered in UTC."
scalar DateTime

"""Calendar day YYYY-MM-DD, for example "2026-10-01"."""
scalar Date

"Anything with a global id."
interface Node {
  "Global id (TypeID): its prefix names the kind."
  id: ID!
}

"Where a page of a connection stands (Relay)."
type PageInfo @shareable {
  "Whether more edges follow."
  hasNextPage: Boolean!
  "Whether edges came before."
  hasPreviousPage: Boolean!
  "Cursor of the first edge."
  startCursor: String
  "Cursor of the last edge."
  endCursor: String
}

"Which page of a list."
input PageInput {
  "Page number from 1."
  number: Int! = 1
  "Rows on a page, 1 to 100."
  size: Int! = 25
  "endCursor of the page before, asked with the same filter, sort and size; number is then not looked at."
  after: String
}

${['Franchise', 'Outlet', 'Channel', 'Member'].map((name) => `
type ${name} @key(fields: "id", resolvable: false) {
  "Global id (TypeID): its prefix names the kind."
  id: ID!
}`).join('\n')}

"Somebody as it stood when it began something; what it had not is left out."
input StoodInput {
  "operator, tenant (of a franchise) or channel."
  kind: String!
  "Its id, as the audit trail has it."
  id: String!
  "What it could do then, at most 100."
  scopes: [String!]!
  "uuid of its franchise."
  tenantId: String
  "uuids of its outlets, at most 200; none: all of them."
  siteIds: [String!]
  "uuid of its channel."
  channelId: String
}

type Query {
  "Who am I 当前登录: whoever holds the access token."
  viewer: Viewer @authenticated
  "Operators 员工账号 by e-mail address."
  operators("Which ones." filter: OperatorFilter, "Which page." page: PageInput): OperatorPage! ${ADMIN}
  "One operator; null when unknown."
  operator("Its id." id: ID!): Operator ${ADMIN}
  "Colleagues 同事 of one team, with open accounts: a franchise sees its own."
  colleagues(
    "Whose: head office names a franchise, or sees its own without one; a franchise needs no name."
    franchiseId: ID
    "Only who has this account; head office finds it in every team without a franchise."
    operatorId: ID
    "Part of the name, at most 200 characters."
    search: String
  ): Colleagues! @requiresScopes(scopes: [["members:care"]])
  "Partner clients 渠道接入 by client id."
  partnerClients(
    "Which ones." filter: PartnerClientFilter, "Which page." page: PageInput
  ): PartnerClientPage! ${ADMIN}
  "One partner client; null when unknown."
  partnerClient("Its id." id: ID!): PartnerClient ${ADMIN}
  "Keys that sign and verify access tokens 签名密钥, newest first, at most 10."
  signingKeys: [SigningKey!]! ${ADMIN}
  "Documents 登记文档 of a client, newest first: a program's own, or of the client that is named."
  registeredDocuments(
    "Whose: left out by a program, for itself; named by who manages clients (identity:admin)."
    partnerClientId: ID
    "Which ones." filter: RegisteredDocumentFilter, "Which page." page: PageInput
  ): RegisteredDocumentPage! ${DOCUMENTS}
  "All roles 角色, at most 20."
  roles: [Role!]! ${ADMIN}
  "All scopes 权限, at most 100."
  scopes: [Scope!]! ${ADMIN}
  """
  Whether an operator or program still is what it was: not disabled, of the same franchise, outlets and channel, with
  all of these scopes. Rooms ask so before they go on with somebody's work; null for an id that is not known here.
  """
  actorStands("Who, as it stood then." actor: StoodInput!): Boolean ${ADMIN}
  "What was done to accounts, clients and keys 身份审计, newest first."
  identityAudit(
    "How many edges, 1 to 100." first: Int! = 20
    "Cursor after which to go on." after: String
    "Only about this operator, member, client id or key id." subject: String
  ): IdentityAuditConnection! @requiresScopes(scopes: [["audit:read"]])
}
`;

/** The identity subgraph in words, for composition and for itself. */
export function identitySdl(): string {
  const fields = MUTATIONS.map((mutation) => `"${mutation.says}"
    ${mutation.name}("What to do." input: ${stemOf(mutation)}Input!): ${stemOf(mutation)}Payload!
    ${GUARDS[mutation.guard]}`);
  return `${print(parse([BASE, OPERATOR_SDL, COLLEAGUE_SDL, CLIENT_SDL, KEY_SDL, DOCUMENT_SDL, VIEWER_SDL, AUDIT_SDL,
    `type Mutation {\n${fields.join('\n')}\n}`, ...MUTATIONS.map(typesOf)].join('\n')))}\n`;
}

function stemOf({ name }: Mutation): string {
  return `${name[0]!.toUpperCase()}${name.slice(1)}`;
}

function typesOf(mutation: Mutation): string {
  const stem = stemOf(mutation);
  const { name, takes, answers, refusals, extras = '' } = mutation;
  return `
"What ${name} takes."
input ${stem}Input { ${takes} }
"Answer of ${name}."
type ${stem}Payload {
  ${answers}
  "Why it was refused; empty when done."
  userErrors: [${stem}UserError!]!
}
"A refusal of ${name}."
type ${stem}UserError {
  "For people, in English; interfaces translate by code."
  message: String!
  "Where in the input, outermost first: [\\"outletIds\\", \\"0\\"]."
  path: [String!]!
  "Closed list; programs decide by it."
  code: ${stem}ErrorCode!
  ${extras}
}
"Why ${name} was refused."
enum ${stem}ErrorCode { ${refusals.map((code) => `"${CODES[code]}"\n${code}`).join('\n')} }`;
}
