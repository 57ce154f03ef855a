import { valueFromASTUntyped, type OperationDefinitionNode } from 'graphql';

/** The variables of a request that gives none: only those that have a default. */
export function defaultsOf(operation: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries((operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    (defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [])));
}
