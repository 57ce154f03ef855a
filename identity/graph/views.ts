/** Identity's objects as the graph shows them. */
import { encodeId } from '../../subgraphs/kernel/ids.ts';
import { PREFIX } from '../../subgraphs/contracts/ids.ts';
import type { AuditRecord } from '../accounts/list-audit.ts';
import type { Operator } from '../accounts/operator.ts';
import type { PartnerClient } from '../clients/client.ts';
import type { RegisteredDocument } from '../documents/document.ts';
import { isUuid } from '../ids.ts';
import type { SigningKeyState } from '../keys/rotate-keys.ts';
import { isFranchiseRole, isHqRole } from '../roles.ts';

export function stub(typename: string, prefix: string, uuid: string | undefined): object | null {
  return uuid ? { __typename: typename, id: encodeId(prefix, uuid) } : null;
}

export function outletStubs(uuids: readonly string[] = []): (object | null)[] {
  return uuids.map((uuid) => stub('Outlet', PREFIX.outlet, uuid));
}

/** Roles by their names in the graph; a role removed from the code is not shown. */
export function rolesView(roles: readonly string[]): string[] {
  return roles.filter((role) => isHqRole(role) || isFranchiseRole(role))
    .map((role) => role.toUpperCase());
}

export function operatorView(operator: Operator): object {
  return {
    __typename: 'Operator',
    id: encodeId(PREFIX.operator, operator.id),
    email: operator.email,
    name: operator.name,
    roles: rolesView(operator.roles),
    franchise: stub('Franchise', PREFIX.franchise, operator.tenantId),
    outlets: outletStubs(operator.siteIds),
    isDisabled: operator.disabledAt !== undefined,
    disabledAt: operator.disabledAt?.toISOString(),
    lastSignInAt: operator.lastSignInAt?.toISOString(),
    hasTwoFactor: operator.hasTotp,
    mustChangePassword: operator.mustChangePassword,
    createdAt: operator.createdAt.toISOString(),
    version: operator.version,
  };
}

export function clientView(client: PartnerClient): object {
  return {
    __typename: 'PartnerClient',
    id: encodeId(PREFIX.partnerClient, client.id),
    clientId: client.clientId,
    name: client.name,
    channel: stub('Channel', PREFIX.channel, client.channelId),
    scopes: client.scopes,
    mayExchange: client.mayExchange,
    allowedOrigins: client.allowedOrigins,
    version: client.version,
    documentCount: client.documentCount,
    documentProblemCount: client.documentProblemCount,
    isDisabled: client.disabledAt !== undefined,
    disabledAt: client.disabledAt?.toISOString(),
    secrets: client.secrets.map(({ createdAt, expiresAt, hint }) => ({
      createdAt: createdAt.toISOString(), expiresAt: expiresAt?.toISOString(), hint })),
    createdAt: client.createdAt.toISOString(),
  };
}

export function signingKeyView(key: SigningKeyState): object {
  return {
    keyId: key.kid,
    state: key.state.toUpperCase(),
    createdAt: key.createdAt.toISOString(),
    signsFrom: key.activatesAt.toISOString(),
    verifiesUntil: key.retiresAt?.toISOString(),
  };
}

export function documentView(document: RegisteredDocument): object {
  const { hash, aliases, operations, text, registeredAt, registeredBy, lastUsedOn, problem } = document;
  return {
    hash, aliases, operations, text, registeredAt: registeredAt.toISOString(), registeredBy, lastUsedOn, problem,
  };
}

export function auditView(entry: AuditRecord): { readonly id: string } {
  const { id, at, actorName, action, subject, detail } = entry;
  return {
    id: encodeId(PREFIX.identityAuditEntry, id),
    ...{ recordedAt: at.toISOString(), actorName, action },
    ...{ subject: subjectView(action, subject), detail: JSON.stringify(detail) },
  };
}

/** People appear under the ids the rest of the graph knows them by. */
function subjectView(action: string, subject: string): string {
  if (!isUuid(subject)) return subject;
  if (action.startsWith('operator.')) return encodeId(PREFIX.operator, subject);
  return action.startsWith('person.') ? encodeId(PREFIX.member, subject) : subject;
}
