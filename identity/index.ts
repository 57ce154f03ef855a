/** The door of identity: nothing else in this folder is imported from outside it. */
export { createIdentity, type Identity } from './identity.ts';
export {
  createExternalAuthenticate, type ClaimMapping, type ExternalIssuer,
} from './verify/external.ts';
export { combineAuthenticate } from './verify/combined.ts';
export type { Authenticate } from './verify/authenticate.ts';
export type { Accounts } from './accounts/index.ts';
export type { DocumentDesk } from './documents/desk.ts';
export { createIdentityPort, IDENTITY_GRAPH } from './graph/index.ts';
export type { IdentityOptions } from './settings.ts';
export {
  demoSecretOf, demoSignIns, seedIdentity, type SeedIdentity, type SeededIdentity,
} from './seed.ts';
export {
  IdentityError, type IdentityErrorCode, type Outcome, type Refusal, type RefusalCode,
} from './refusals.ts';
export {
  ALL_SCOPES, isScope, PERSON_SCOPES, ROLE_SCOPE_REQUEST, type Scope,
} from './scopes.ts';
export { FRANCHISE_ROLES, HQ_ROLES, type Role, scopesOfRoles } from './roles.ts';
export { migrate as migrateIdentity } from './database/migrate.ts';
export { MIGRATIONS as IDENTITY_MIGRATIONS } from './database/migrations.ts';
export { METADATA_PATH } from './well-known.ts';
export { GRAPH } from './provider/resource.ts';
export { MEMBER_ID_TYPE } from './provider/token-exchange.ts';
export { ADMIN_CLIENT_ID } from './clients/admin-client.ts';
