import { PREFIX } from '../../subgraphs/contracts/ids.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { RequestError } from '../../subgraphs/kernel/errors.ts';
import { decodeId, prefixOf } from '../../subgraphs/kernel/ids.ts';
import type { Accounts } from '../accounts/index.ts';
import type { Outcome } from '../refusals.ts';
import { answerOf, firstOf, pageOf, type Page } from './bounds.ts';
import { auditView, clientView, documentView, operatorView } from './views.ts';

interface Filter {
  readonly search?: string | null;
  readonly includeDisabled: boolean;
}

export interface ListArguments<F> {
  readonly filter?: (Filter & F) | null;
  readonly page?: Page | null;
}

/** An id that is none of ours filters like one that nobody has. */
const NOBODY = 'nobody';

export async function readOperators(
  accounts: Accounts, actor: Actor,
  { filter, page }: ListArguments<{ franchiseId?: string | null; role?: string | null }>,
): Promise<object> {
  const franchiseId = filter?.franchiseId;
  const bounds = pageOf(page);
  const list = done(await accounts.listOperators(actor, {
    ...bounds, ...searchOf(filter),
    ...(franchiseId ? { tenantId: decodeId(PREFIX.franchise, franchiseId) ?? NOBODY } : {}),
    ...(filter?.role ? { role: filter.role.toLowerCase() } : {}),
  }));
  return answerOf(list.items.map(operatorView), list.totalCount, bounds);
}

export async function readClients(
  accounts: Accounts, actor: Actor,
  { filter, page }: ListArguments<{ channelId?: string | null }>,
): Promise<object> {
  const channelId = filter?.channelId;
  const bounds = pageOf(page);
  const list = done(await accounts.listClients(actor, {
    ...bounds, ...searchOf(filter),
    ...(channelId ? { channelId: decodeId(PREFIX.channel, channelId) ?? NOBODY } : {}),
  }));
  return answerOf(list.items.map(clientView), list.totalCount, bounds);
}

export interface DocumentArguments {
  readonly partnerClientId?: string | null;
  readonly filter?: { readonly search?: string | null; readonly onlyProblems: boolean } | null;
  readonly page?: Page | null;
}

/** Of a client that is unknown, or somebody else's, there are none. */
export async function readDocuments(
  accounts: Accounts, actor: Actor, { partnerClientId, filter, page }: DocumentArguments,
): Promise<object> {
  const bounds = pageOf(page);
  const client = partnerClientId ? decodeId(PREFIX.partnerClient, partnerClientId) : undefined;
  const { search } = searchOf({ search: filter?.search, includeDisabled: true });
  const list = client === null ? null : await accounts.listDocuments(actor, {
    ...bounds, ...(client ? { client } : {}), ...(search ? { search } : {}),
    onlyProblems: filter?.onlyProblems ?? false });
  if (!list?.ok) return answerOf([], 0, bounds);
  return answerOf(list.items.map(documentView), list.totalCount, bounds);
}

export interface AuditArguments {
  readonly first: number;
  readonly after?: string | null;
  readonly subject?: string | null;
}

export async function readAudit(
  accounts: Accounts, actor: Actor, { first, after, subject }: AuditArguments,
): Promise<object> {
  const size = firstOf(first);
  const seen = after === null || after === undefined ? undefined : decodeId(PREFIX.identityAuditEntry, after);
  if (seen === null) throw new RequestError('BAD_USER_INPUT', 'after is no cursor of this list.');
  const { items, hasMore } = done(await accounts.listAudit(actor, { first: size,
    ...(seen ? { after: seen } : {}), ...(subject ? { subject: subjectOf(subject) } : {}) }));
  const edges = items.map(auditView).map((node) => ({ node, cursor: node.id }));
  return { edges, pageInfo: {
    hasNextPage: hasMore, hasPreviousPage: seen !== undefined,
    startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null,
  } };
}

/** The trail knows people by the uuid inside their id. */
function subjectOf(subject: string): string {
  return decodeId(prefixOf(subject) ?? '', subject) ?? subject;
}

function searchOf(filter: Filter | null | undefined): { search?: string; includeDisabled: boolean } {
  const search = filter?.search?.trim();
  if (search && search.length > 200) {
    throw new RequestError('BAD_USER_INPUT', 'filter.search is longer than 200 characters.');
  }
  return { ...(search ? { search } : {}), includeDisabled: filter?.includeDisabled ?? false };
}

/** Scopes were checked before; a refusal here says the same once more. */
export function done<T extends object>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome;
  throw new RequestError('FORBIDDEN', outcome.message);
}
