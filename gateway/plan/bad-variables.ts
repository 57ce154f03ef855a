import {
  coerceInputValue, getVariableValues, typeFromAST, type DocumentNode, type GraphQLInputType, type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import { fieldOf, variablePath } from '../../subgraphs/kernel/graph/literals.ts';
import { GatewayError } from '../errors.ts';
import { shortened } from '../guard/wide-objects.ts';

const MOST_TOLD = 20;

/** What is wrong with the variables sent, each with its place in the input, as with a literal. */
export function badVariables(
  schema: GraphQLSchema, document: DocumentNode, definitions: readonly VariableDefinitionNode[],
  given: Readonly<Record<string, unknown>>,
): GatewayError[] {
  return definitions.flatMap((definition) => {
    const { errors } = getVariableValues(schema, [definition], given, { maxErrors: MOST_TOLD });
    if (!errors) return [];
    const name = definition.variable.name.value;
    const begin = variablePath(document, name) ?? [`$${name}`];
    const type = typeFromAST(schema, definition.type) as GraphQLInputType;
    const places = placesOf(type, Object.hasOwn(given, name) ? given[name] : undefined);
    return errors.map(({ message, nodes }, index) => new GatewayError('BAD_USER_INPUT', shortened(message),
      { path: [...begin, ...(places[index] ?? [])] }, { nodes }));
  }).slice(0, MOST_TOLD);
}

/** In the order in which they are complained of: the complaints themselves know their place as text only. */
function placesOf(type: GraphQLInputType, value: unknown): string[][] {
  const places: string[][] = [];
  const enough = new Error('enough');
  try {
    coerceInputValue(value, type, (path, _value, { message }) => {
      places.push([...path.map(String), ...fieldOf(message)]);
      if (places.length >= MOST_TOLD) throw enough;
    });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return places;
}
