import { FRANCHISE_ROLES, HQ_ROLES } from '../roles.ts';
import { ROLE_WORDS } from './role-words.ts';

const ADMIN = '@requiresScopes(scopes: [["identity:admin"]])';

export const OPERATOR_SDL = `
"An operator 员工账号: a person of the house 总部, or of a franchise 加盟商."
type Operator implements Node @key(fields: "id") ${ADMIN} {
  "Global id (TypeID): its prefix names the kind."
  id: ID!
  "E-mail address 邮箱 the operator signs in with."
  email: String!
  "Name 姓名."
  name: String!
  "Roles 角色, at most ${HQ_ROLES.length}."
  roles: [OperatorRole!]!
  "Franchise 加盟商 of a manager or associate; null for people of the house."
  franchise: Franchise
  "Outlets 门店 the operator is bound to, at most 200; none means every outlet of the franchise."
  outlets: [Outlet]
  "Whether the account is closed 停用."
  isDisabled: Boolean!
  "Since when it is closed; null while open."
  disabledAt: DateTime
  "Latest sign-in 最近登录; null before the first."
  lastSignInAt: DateTime
  "Whether a second factor 二次验证 is asked for."
  hasTwoFactor: Boolean!
  "Whether the password is a temporary one, to be replaced at the next sign-in."
  mustChangePassword: Boolean!
  "When the account was opened."
  createdAt: DateTime!
  "Counts changes; give it back as expectedVersion."
  version: Int!
}

"One page of operators."
type OperatorPage {
  "Rows of this page."
  items: [Operator!]!
  "Rows on all pages."
  totalCount: Int!
  "Always true here: there are few."
  totalCountIsExact: Boolean!
  "The next page begins after it (page.after); null on the last page."
  endCursor: String
}

"Which operators."
input OperatorFilter {
  "Part of the name or e-mail address, at most 200 characters."
  search: String
  "Only people of this franchise 加盟商."
  franchiseId: ID
  "Only those with this role 角色."
  role: OperatorRole
  "Disabled 停用 ones too."
  includeDisabled: Boolean! = false
}

"A role 角色 of an operator: a named set of scopes."
enum OperatorRole {
${[...HQ_ROLES, ...FRANCHISE_ROLES].map((role) =>
  `  "${ROLE_WORDS[role].en}: ${ROLE_WORDS[role].zh}."\n  ${role.toUpperCase()}`).join('\n')}
}

"What a role 角色 means."
type Role {
  "The role."
  name: OperatorRole!
  "Its name in English."
  en: String!
  "Its name in Chinese 中文名."
  zh: String!
  "Whether it is for people of a franchise 加盟商 rather than of the house 总部."
  isForFranchise: Boolean!
  "Names of the scopes 权限 it gives, at most 100."
  scopes: [String!]!
}

"Something one may do 权限; a closed list."
type Scope {
  "Its name, such as members:read."
  name: String!
  "What it allows, in English."
  en: String!
  "What it allows, in Chinese 中文说明."
  zh: String!
  "Whether a partner client 渠道接入 may hold it."
  isForClients: Boolean!
}
`;

export const CLIENT_SDL = `
"A program 渠道接入 that sells or speaks for a channel, an OAuth client."
type PartnerClient implements Node @key(fields: "id") ${ADMIN} {
  "Global id (TypeID): its prefix names the kind."
  id: ID!
  "OAuth client id, unique."
  clientId: String!
  "Name 名称."
  name: String!
  "The channel 渠道 it is bound to."
  channel: Channel
  "Names of what it may do 权限, at most 100."
  scopes: [String!]!
  "Whether it may obtain tokens for members 会员 it has signed in itself."
  mayExchange: Boolean!
  "Origins 网页来源 of its own pages, at most 20, besides those that the house allows to every client."
  allowedOrigins: [String!]!
  "Whether its access ended 停用."
  isDisabled: Boolean!
  "Since when its access has ended; null before."
  disabledAt: DateTime
  "Secrets 密钥 that are valid now, newest first, at most 2; never the secrets themselves."
  secrets: [PartnerClientSecret!]!
  "How many documents 登记文档 it has registered, at most 2,000; see registeredDocuments."
  documentCount: Int!
  "How many of them the graph of today no longer answers."
  documentProblemCount: Int!
  "When it was registered."
  createdAt: DateTime!
  "Counts edits; give it back as expectedVersion."
  version: Int!
}

"A valid secret 密钥 of a partner client, without the secret."
type PartnerClientSecret {
  "When it was made."
  createdAt: DateTime!
  "When it stops working; null for the present one."
  expiresAt: DateTime
  "Its last four characters; null for one made before they were noted."
  hint: String
}

"One page of partner clients."
type PartnerClientPage {
  "Rows of this page."
  items: [PartnerClient!]!
  "Rows on all pages."
  totalCount: Int!
  "Always true here: there are few."
  totalCountIsExact: Boolean!
  "The next page begins after it (page.after); null on the last page."
  endCursor: String
}

"Which partner clients."
input PartnerClientFilter {
  "Part of the client id or name, at most 200 characters."
  search: String
  "Only those bound to this channel 渠道."
  channelId: ID
  "Disabled 停用 ones too."
  includeDisabled: Boolean! = false
}
`;

export const VIEWER_SDL = `
"Who asks: the holder of the access token."
type Viewer {
  "What kind of caller."
  kind: ViewerKind!
  "Name 姓名; of the program for programs and members."
  name: String!
  "Roles 角色, at most ${HQ_ROLES.length}; only for what to show, authority comes from scopes."
  roles: [OperatorRole!]!
  "Names of the scopes 权限 of this token, at most 100."
  scopes: [String!]!
  "The franchise 加盟商 the caller belongs to; null for others."
  franchise: Franchise
  "Outlets 门店 the caller is bound to, at most 200; none means every outlet of the franchise."
  outlets: [Outlet]
  "The channel 渠道 a program sells for, or through which a member came; null for operators."
  channel: Channel
  "The member 会员 the token was issued for; null for others."
  member: Member
  "The own account; null for programs, members, and operators of another issuer."
  account: OwnAccount
}

"Kinds of callers."
enum ViewerKind {
  "A person of the house 总部."
  OPERATOR
  "A person of a franchise 加盟商."
  FRANCHISE
  "A program 渠道接入 of a partner channel."
  CHANNEL
  "A member 会员 through a trusted front end."
  MEMBER
  "The house itself."
  SERVICE
}

"The account of the signed-in operator."
type OwnAccount {
  "Id of the operator."
  operatorId: ID!
  "E-mail address 邮箱 to sign in with."
  email: String!
  "Whether a second factor 二次验证 is asked for."
  hasTwoFactor: Boolean!
  "When the account was opened."
  createdAt: DateTime!
}
`;

export const AUDIT_SDL = `
"Something that was done to accounts, clients or keys. Entries are never changed."
type IdentityAuditEntry {
  "Id of the entry."
  id: ID!
  "When it was done."
  recordedAt: DateTime!
  "Who did it."
  actorName: String!
  "What was done, such as operator.roles-changed."
  action: String!
  "To whom or what: id of an operator or member, client id, or key id."
  subject: String!
  "More about it as JSON text; never a secret."
  detail: String!
}

"Audit entries, newest first."
type IdentityAuditConnection {
  "Edges of this page."
  edges: [IdentityAuditEdge!]!
  "Where this page stands."
  pageInfo: PageInfo!
}

"One edge of IdentityAudit."
type IdentityAuditEdge {
  "The entry."
  node: IdentityAuditEntry!
  "Where this edge stands."
  cursor: String!
}
`;
