import {
  GraphQLError, Kind, validate, ValuesOfCorrectTypeRule, visit, BREAK, type ASTNode, type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

const VALUES: ReadonlySet<string> = new Set([Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN, Kind.NULL,
  Kind.ENUM, Kind.LIST, Kind.OBJECT, Kind.OBJECT_FIELD]);

/**
 * What validation says about a value in a document is the caller's input, as if it had come by variable:
 * where it stands, outermost first, beginning with the argument (or `$name` for a variable's default).
 * Null for every other complaint. Example: `input: { birthday: "1990/01/01" }` → ["input", "birthday"].
 */
export function literalPath(document: DocumentNode, error: GraphQLError): string[] | null {
  const [literal, ...more] = error.nodes ?? [];
  if (!literal || more.length > 0 || !VALUES.has(literal.kind)) return null;
  const path = pathOfFirst(document, (node) => node === literal);
  return path && literal.kind === Kind.OBJECT ? [...path, ...fieldOf(error.message)] : path;
}

/**
 * The field that an object lacks, or has and should not: such a complaint knows the place of the object only.
 * Example: `Field "In.birthday" of required type "Date!" was not provided.` → ["birthday"].
 */
export function fieldOf(message: string): string[] {
  const [, missing, unknown] = /^Field "(?:(?:\w+\.)?(\w+)" of required type |(.*)" is not defined by type )/s
    .exec(message) ?? [];
  const name = missing ?? unknown;
  return name === undefined ? [] : [name.slice(0, LONGEST_NAME).toWellFormed()];
}

/** No field of the graph is called by more; what was sent may be. */
const LONGEST_NAME = 100;

/** Where the document puts a variable first, in the same words; null when it puts it nowhere. */
export function variablePath(document: DocumentNode, name: string): string[] | null {
  return pathOfFirst(document, (node, parent) => node.kind === Kind.VARIABLE && node.name.value === name
    && parent?.kind !== Kind.VARIABLE_DEFINITION);
}

function pathOfFirst(
  document: DocumentNode, isIt: (node: ASTNode, parent: ASTNode | undefined) => boolean,
): string[] | null {
  let found: string[] | null = null;
  visit(document, {
    enter: (node, _key, parent, path) => {
      if (!isIt(node, parent && 'kind' in parent ? parent : undefined)) return undefined;
      found = namesAlong(document, path);
      return BREAK;
    },
  });
  return found;
}

function namesAlong(document: DocumentNode, path: readonly (string | number)[]): string[] {
  const names: string[] = [];
  let at: unknown = document;
  let isList = false;
  for (const key of path) {
    if (isList) names.push(String(key));
    isList = key === 'values' && (at as ASTNode).kind === Kind.LIST;
    at = (at as Record<string | number, unknown>)[key];
    const node = at as ASTNode;
    if (node.kind === Kind.FIELD) names.length = 0;
    if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) names.push(node.name.value);
    if (node.kind === Kind.VARIABLE_DEFINITION) names.push(`$${node.variable.name.value}`);
  }
  return names;
}

const known = new WeakMap<DocumentNode, readonly GraphQLError[]>();

/**
 * Values in a document that no field of their type takes. Executing it would say so with the whole value in
 * the message of an error that looks like ours, and would drop a variable's bad default without a word.
 */
export function badLiterals(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  let errors = known.get(document);
  if (!errors) {
    errors = validate(schema, document, [ValuesOfCorrectTypeRule], { maxErrors: 20 })
      .map((error) => asBadInput(document, error) ?? error);
    known.set(document, errors);
  }
  return errors;
}

/** The refusal of a bad value with its code and path; null for other complaints about a document. */
export function asBadInput(document: DocumentNode, error: GraphQLError): GraphQLError | null {
  const path = literalPath(document, error);
  return path && new GraphQLError(error.message, {
    nodes: error.nodes, extensions: { code: 'BAD_USER_INPUT', path },
  });
}
