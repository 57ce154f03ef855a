import { GatewayError } from '../errors.ts';

export interface GraphQLParams {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly isPersistedQuery?: boolean;
}

export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new GatewayError('BAD_REQUEST', 'The body is not JSON.');
  }
}

export function paramsOfBody(body: unknown): GraphQLParams {
  if (Array.isArray(body)) {
    throw new GatewayError('BATCH_REFUSED', 'Send one operation in a request.');
  }
  if (!isMap(body)) throw new GatewayError('BAD_REQUEST', 'The body must be a JSON object.');
  return checked(body);
}

export function paramsOfQuery(query: Record<string, unknown>): GraphQLParams {
  return checked({
    ...query,
    variables: parsed(query['variables'], 'variables'),
    extensions: parsed(query['extensions'], 'extensions'),
  });
}

/** Bytes of an address that are not UTF-8 (`%D5%C5`) would be read as the six letters they are written in. */
export function refuseOtherBytes(address: string): void {
  try {
    decodeURIComponent(address);
  } catch {
    throw new GatewayError('BAD_REQUEST', 'The address is not UTF-8.');
  }
}

function parsed(text: unknown, name: string): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(String(text));
  } catch {
    throw new GatewayError('BAD_REQUEST', `${name} is not JSON.`);
  }
}

function checked(params: Record<string, unknown>): GraphQLParams {
  const { query, variables, operationName, extensions } = params;
  if (!isAbsent(query) && typeof query !== 'string') {
    throw new GatewayError('BAD_REQUEST', 'query must be a string.');
  }
  if (!isAbsent(operationName) && typeof operationName !== 'string') {
    throw new GatewayError('BAD_REQUEST', 'operationName must be a string.');
  }
  if (!isAbsent(variables) && !isMap(variables)) {
    throw new GatewayError('BAD_REQUEST', 'variables must be a map.');
  }
  if (!isAbsent(extensions) && !isMap(extensions)) {
    throw new GatewayError('BAD_REQUEST', 'extensions must be a map.');
  }
  return { query, variables, operationName, ...documentIdOf(params) };
}

/**
 * The id of a document, as the appendix of GraphQL over HTTP names it, as network layers for Relay write it, or
 * as clients of Apollo's persisted queries do.
 */
export function documentIdOf(params: Record<string, unknown>): Pick<GraphQLParams, 'documentId' | 'isPersistedQuery'> {
  const documentId = params['documentId'] ?? params['id'] ?? params['doc_id'];
  if (!isAbsent(documentId)) return { documentId };
  const hash = hashOf(params['extensions']);
  return isAbsent(hash) ? {} : { documentId: hash, isPersistedQuery: true };
}

/** Clients that speak of persisted queries send the hash here. */
function hashOf(extensions: unknown): unknown {
  const persisted = isMap(extensions) ? extensions['persistedQuery'] : undefined;
  return isMap(persisted) ? persisted['sha256Hash'] : undefined;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
