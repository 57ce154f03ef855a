import { Kind } from 'graphql';
import type { Actor } from '../subgraphs/kernel/actor.ts';
import { SCHEMA_SCOPE } from './admission.ts';
import { authorise, noPolicy } from './authorisation/authorise.ts';
import { GatewayError } from './errors.ts';
import { parseGuarded } from './guard/guard-document.ts';
import type { GatewayLimits } from './limits/limits.ts';
import type { Graph } from './plan/graph.ts';
import { defaultsOf } from './plan/default-variables.ts';
import { prepareOperation } from './plan/prepare-operation.ts';

export type DocumentVerdict =
  | { readonly ok: true; readonly operations: readonly string[] }
  | {
    readonly ok: false; readonly message: string;
    readonly code: 'DOCUMENT_INVALID' | 'DOCUMENT_TOO_COSTLY' | 'SCOPE_NOT_GRANTED';
  };

const MOST_OPERATIONS = 20;

/**
 * Would whoever has these scopes be answered? Each operation of the text is judged as a request would be, with
 * its variables' defaults, and 10 rows where a length has none.
 */
export function checkDocument(
  graph: Graph, limits: GatewayLimits, text: string, scopes: readonly string[],
): DocumentVerdict {
  try {
    const names = operationsIn(text, limits);
    if (names.length === 0 || names.length > MOST_OPERATIONS) {
      return invalid(`A document has 1 to ${MOST_OPERATIONS} operations.`);
    }
    for (const name of names) {
      const verdict = checkOperation(graph, limits, { text, name, scopes });
      if (verdict) return verdict;
    }
    return { ok: true, operations: names.filter((name) => name !== undefined) };
  } catch (error) {
    const [first] = error instanceof AggregateError ? error.errors as unknown[] : [error];
    if (first instanceof GatewayError) return invalid(first.message);
    throw error;
  }
}

function operationsIn(text: string, limits: GatewayLimits): (string | undefined)[] {
  return parseGuarded(text, limits).definitions.flatMap((node) =>
    (node.kind === Kind.OPERATION_DEFINITION ? [node.name?.value] : []));
}

interface Asked { readonly text: string; readonly name: string | undefined; readonly scopes: readonly string[] }

function checkOperation(
  graph: Graph, limits: GatewayLimits, { text, name, scopes }: Asked,
): DocumentVerdict | null {
  const prepared = prepareOperation(graph, limits, text, name);
  const cost = Math.ceil(prepared.costOf(defaultsOf(prepared.operation)));
  if (cost > limits.costPerRequest) {
    return { ok: false, code: 'DOCUMENT_TOO_COSTLY',
      message: `It costs ${cost}; one request may cost ${limits.costPerRequest}.` };
  }
  if (prepared.split.asksSchema && !scopes.includes(SCHEMA_SCOPE)) return lacking([[SCHEMA_SCOPE]]);
  const holder: Actor = { kind: 'channel', id: 'registered', name: 'registered', scopes, roles: [] };
  try {
    authorise(prepared.requirements, holder, noPolicy);
    return null;
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'FORBIDDEN') throw error;
    return lacking(error.extensions['requiredScopes'] as string[][][]);
  }
}

/** One line for people: each field's scopes, and what may stand for them. */
function lacking(required: readonly unknown[]): DocumentVerdict {
  const scopes = [...new Set((required as unknown[]).flat(3) as string[])].sort();
  return { ok: false, code: 'SCOPE_NOT_GRANTED', message: `It asks for what needs ${scopes.join(', ')}.` };
}

function invalid(message: string): DocumentVerdict {
  return { ok: false, code: 'DOCUMENT_INVALID', message };
}
