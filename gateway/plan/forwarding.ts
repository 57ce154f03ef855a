import {
  isAbstractType, isEnumType, isObjectType, TypeInfo, validate, visit, visitWithTypeInfo,
  getNamedType, type GraphQLSchema,
} from 'graphql';
import type { Graph, Plan } from './graph.ts';
import type { PreparedOperation } from './prepare-operation.ts';

/**
 * When the whole plan is one fetch, one subgraph can answer the operation as it was written, and
 * its answer is the answer: nothing needs to be taken apart and put together again. Two things
 * forbid it: a subgraph that does not know every name in the document, and a place where it could
 * answer something the public graph hides.
 */
export function forwardTarget(
  graph: Graph,
  prepared: PreparedOperation,
  plan: Plan | undefined,
): string | null {
  if (prepared.split.introspection !== undefined) return null;
  const node = plan?.node as Record<string, unknown> | undefined;
  if (node?.['kind'] !== 'Fetch' || typeof node['serviceName'] !== 'string') return null;
  if (isFilled(node['requires']) || isFilled(node['inputRewrites'])) return null;
  if (isFilled(node['outputRewrites'])) return null;
  const name = node['serviceName'];
  const schema = graph.subgraphSchema(name);
  if (validate(schema, prepared.document, undefined, { maxErrors: 1 }).length > 0) return null;
  return mayShowHidden(graph, prepared) ? null : name;
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function mayShowHidden(graph: Graph, prepared: PreparedOperation): boolean {
  const info = new TypeInfo(graph.publicSchema);
  let isHidden = false;
  visit(prepared.document, visitWithTypeInfo(info, {
    Field() {
      const type = info.getType();
      if (type) isHidden ||= hidesSomething(graph.supergraph, getNamedType(type).name);
    },
  }));
  return isHidden;
}

function hidesSomething(supergraph: GraphQLSchema, name: string): boolean {
  const type = supergraph.getType(name);
  if (isEnumType(type)) return type.getValues().some((value) => isInaccessible(value.astNode));
  if (!isAbstractType(type)) return isObjectType(type) && isInaccessible(type.astNode);
  return supergraph.getPossibleTypes(type).some((member) => isInaccessible(member.astNode));
}

type Directed = { readonly directives?: readonly { name: { value: string } }[] } | null | undefined;

function isInaccessible(node: Directed): boolean {
  return node?.directives?.some((directive) => directive.name.value === 'inaccessible') ?? false;
}
