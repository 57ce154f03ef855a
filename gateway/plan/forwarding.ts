import {
  isAbstractType, isEnumType, isObjectType, TypeInfo, validate, visit, visitWithTypeInfo,
  getNamedType, type DocumentNode, type GraphQLSchema,
} from 'graphql';
import type { Graph, Plan } from './graph.ts';
import type { PreparedOperation } from './prepare-operation.ts';

/**
 * When the whole plan is one fetch, one subgraph can answer the operation as it was written, and
 * its answer is the answer: nothing needs to be taken apart and put together again. Three things
 * forbid it: a subgraph that does not know every name in the document, one to which an interface or
 * union means less than to the graph, and a place where it could answer something the public graph hides.
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
  if (meansLess(schema, graph.publicSchema, prepared.document)) return null;
  return mayShowHidden(graph, prepared) ? null : name;
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

/** Whether a fragment's condition holds for fewer of the subgraph's own types than it does in the graph. */
function meansLess(own: GraphQLSchema, whole: GraphQLSchema, document: DocumentNode): boolean {
  const conditions = new Set<string>();
  visit(document, {
    InlineFragment: ({ typeCondition }) => { if (typeCondition) conditions.add(typeCondition.name.value); },
    FragmentDefinition: ({ typeCondition }) => { conditions.add(typeCondition.name.value); },
  });
  return [...conditions].some((name) => {
    const [here, there] = [own.getType(name), whole.getType(name)];
    if (!isAbstractType(here) || !isAbstractType(there)) return false;
    const known = new Set(own.getPossibleTypes(here).map((type) => type.name));
    return whole.getPossibleTypes(there).some((type) => own.getType(type.name) && !known.has(type.name));
  });
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
