import { inspect } from 'node:util';
import {
  coerceInputValue, getVariableValues, isNonNullType, typeFromAST, type DocumentNode, type GraphQLInputType,
  type GraphQLSchema, type VariableDefinitionNode,
} from 'graphql';
import { fieldOf, variablePath } from '../../subgraphs/kernel/graph/literals.ts';
import { GatewayError } from '../errors.ts';
import { shortened } from '../guard/wide-objects.ts';

const MOST_TOLD = 20;
const LONGEST_VALUE = 100;
const MOST_NAMES = 5;

/** What is wrong with the variables sent, each with its place in the input, as with a literal. */
export function badVariables(
  schema: GraphQLSchema, document: DocumentNode, definitions: readonly VariableDefinitionNode[],
  given: Readonly<Record<string, unknown>>,
): GatewayError[] {
  const found: GatewayError[] = [];
  for (const definition of definitions) {
    if (found.length >= MOST_TOLD) break;
    found.push(...wrongIn(schema, document, definition, given));
  }
  return found.slice(0, MOST_TOLD);
}

function wrongIn(
  schema: GraphQLSchema, document: DocumentNode, definition: VariableDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): GatewayError[] {
  const name = definition.variable.name.value;
  const begin = variablePath(document, name) ?? [`$${name}`];
  const told = (message: string, path: readonly string[]) => new GatewayError('BAD_USER_INPUT', shortened(message),
    { path: [...begin, ...path] }, { nodes: [definition] });
  const type = typeFromAST(schema, definition.type) as GraphQLInputType;
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  if (value === undefined || (value === null && isNonNullType(type))) {
    return (getVariableValues(schema, [definition], given).errors ?? []).map(({ message }) => told(message, []));
  }
  return complaintsOf(type, value).map(({ path, wrong, message }) => told(
    `Variable "$${name}" got invalid value ${shown(wrong)}${at(name, path)}; ${message}`,
    [...path.map(String), ...fieldOf(message)]));
}

interface Complaint {
  readonly path: readonly (string | number)[];
  readonly wrong: unknown;
  readonly message: string;
}

/** graphql itself says each beside a print of all that was sent: 200 wrong fields of 5 kB took it 0.3 s. */
function complaintsOf(type: GraphQLInputType, value: unknown): Complaint[] {
  const complaints: Complaint[] = [];
  const enough = new Error('enough');
  try {
    coerceInputValue(value, type, (path, wrong, { message }) => {
      complaints.push({ path: [...path], wrong, message });
      if (complaints.length >= MOST_TOLD) throw enough;
    });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return complaints;
}

/** As graphql writes it: `$input.lines[0].quantity` is `at "input.lines[0].quantity"`. */
function at(name: string, path: readonly (string | number)[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return steps && ` at "${name}${steps}"`;
}

/** Of an object the names of its fields alone: graphql hands over the whole one around a field that is wrong. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value === null || typeof value !== 'object') return short(inspect(value, { maxStringLength: LONGEST_VALUE }));
  const names = Object.keys(value);
  return short(`{ ${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ', …' : ''} }`);
}

function short(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE).toWellFormed()}…`;
}
