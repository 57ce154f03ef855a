import {
  Kind, print, separateOperations, validate, type DocumentNode, type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import { literalPath } from '../../subgraphs/kernel/graph/literals.ts';
import { collectRequirements } from '../authorisation/collect-requirements.ts';
import type { Requirement } from '../authorisation/requirements.ts';
import { GatewayError } from '../errors.ts';
import { countHops } from './count-hops.ts';
import { parseGuarded } from '../guard/guard-document.ts';
import { mergeSelections } from '../guard/merge-selections.ts';
import { shortened } from '../guard/wide-objects.ts';
import { compileCost, type CostFunction } from '../limits/cost.ts';
import type { GatewayLimits } from '../limits/limits.ts';
import { splitAtRoot, type RootSplit } from './introspection.ts';
import type { Graph } from './graph.ts';
import { Ways } from './ways.ts';

/** Everything about an operation that does not depend on who asks or on the variables. */
export interface PreparedOperation {
  /** Equal for equal text and operation name. */
  readonly key: string;
  readonly name: string | undefined;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly split: RootSplit;
  readonly requirements: readonly Requirement[];
  readonly costOf: CostFunction;
  /** Printed once, for subgraphs behind HTTP. */
  readonly text: string;
  readonly ways: Ways;
}

export function prepareOperation(
  graph: Graph,
  limits: GatewayLimits,
  text: string,
  operationName: string | undefined,
): PreparedOperation {
  const merged = mergeSelections(parseGuarded(text, limits));
  const errors = validate(graph.publicSchema, merged, undefined, { maxErrors: 20 });
  if (errors.length > 0) throw invalid(merged, errors);
  const document = pickOperation(merged, operationName);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  const fragments = fragmentsOf(document);
  if (countHops(graph.publicSchema, graph.owners, operation, fragments) > limits.hops) {
    throw new GatewayError('TOO_MANY_HOPS',
      `This would go back and forth between subgraphs over ${limits.hops} times.`);
  }
  const split = splitAtRoot(operation, fragments, document);
  return {
    key: keyOf(text, operationName),
    name: operation.name?.value,
    document,
    operation,
    split,
    requirements: collectRequirements(graph.publicSchema, graph.requirements, operation, fragments),
    costOf: compileCost(graph.publicSchema, operation, fragments),
    text: print(document),
    ways: new Ways(split.rest ?? document),
  };
}

export function keyOf(text: string, operationName: string | undefined): string {
  return `${operationName ?? ''}\n${text}`;
}

function pickOperation(document: DocumentNode, name: string | undefined): DocumentNode {
  const operations = document.definitions
    .filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const chosen = name === undefined && operations.length === 1
    ? operations[0] : operations.find((node) => name !== undefined && node.name?.value === name);
  if (chosen === undefined) {
    const message = name === undefined
      ? 'The document has several operations: say which by operationName.'
      : `The document has no operation named "${name}".`;
    throw new GatewayError('BAD_REQUEST', message);
  }
  if (operations.length === 1) return document;
  return separateOperations(document)[chosen.name!.value]!;
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(document.definitions.flatMap((node) => node.kind === Kind.FRAGMENT_DEFINITION
    ? [[node.name.value, node] as const] : []));
}

/** A bad value is the caller's input, whether it stands in the document or comes as a variable. */
function invalid(document: DocumentNode, errors: ReturnType<typeof validate>): AggregateError {
  return new AggregateError(errors.map((error) => {
    const path = literalPath(document, error);
    const { nodes } = error;
    return path
      ? new GatewayError('BAD_USER_INPUT', shortened(error.message), { path }, { nodes })
      : new GatewayError('GRAPHQL_VALIDATION_FAILED', error.message, {}, { nodes });
  }));
}
