/**
 * The text of a parsed document, word for word as graphql-js prints it: codegen's default documents are
 * parsed ones, and neither a server nor a page needs graphql-js to send them.
 */
export interface ParsedDocument {
  readonly kind: 'Document';
  readonly definitions: readonly unknown[];
}

/** Any node of graphql-js; which fields it has follows from its kind. */
// oxlint-disable-next-line typescript/no-explicit-any
type Node = any;

const LONGEST_LINE = 80;

export function printDocument(document: ParsedDocument): string {
  return document.definitions.map(printNode).join('\n\n');
}

function printNode(node: Node): string {
  const print = PRINTERS[node.kind];
  if (!print) throw new TypeError(`A document to send has no ${String(node.kind)}.`);
  return print(node);
}

const PRINTERS: Readonly<Record<string, (node: Node) => string>> = {
  OperationDefinition: (node) => {
    const head = `${node.operation} ${node.name?.value ?? ''}${within('(', variablesOf(node), ')')}`;
    const prefix = spaced([head.trimEnd(), directivesOf(node)]);
    return prefix === 'query' ? blockOf(node) : `${prefix} ${blockOf(node)}`;
  },
  FragmentDefinition: (node) => spaced([
    `fragment ${node.name.value}${within('(', variablesOf(node), ')')} on ${node.typeCondition.name.value}`,
    directivesOf(node), blockOf(node)]),
  VariableDefinition: (node) => spaced([`${printNode(node.variable)}: ${printNode(node.type)}`,
    node.defaultValue ? `= ${printNode(node.defaultValue)}` : '', directivesOf(node)]),
  Field: (node) => spaced([fieldLine(node), directivesOf(node), node.selectionSet ? blockOf(node) : '']),
  FragmentSpread: (node) => spaced([`...${node.name.value}`, directivesOf(node)]),
  InlineFragment: (node) => spaced(['...', node.typeCondition ? `on ${node.typeCondition.name.value}` : '',
    directivesOf(node), blockOf(node)]),
  Directive: (node) => `@${node.name.value}${within('(', listOf(node.arguments, ', '), ')')}`,
  Argument: (node) => `${node.name.value}: ${printNode(node.value)}`,
  ObjectField: (node) => `${node.name.value}: ${printNode(node.value)}`,
  Variable: (node) => `$${node.name.value}`,
  IntValue: (node) => node.value,
  FloatValue: (node) => node.value,
  EnumValue: (node) => node.value,
  BooleanValue: (node) => String(node.value),
  NullValue: () => 'null',
  StringValue: (node) => JSON.stringify(node.value),
  ListValue: (node) => `[${listOf(node.values, ', ')}]`,
  ObjectValue: (node) => `{${listOf(node.fields, ', ')}}`,
  NamedType: (node) => node.name.value,
  ListType: (node) => `[${printNode(node.type)}]`,
  NonNullType: (node) => `${printNode(node.type)}!`,
};

function fieldLine(node: Node): string {
  const name = `${node.alias ? `${node.alias.value}: ` : ''}${node.name.value}`;
  const line = `${name}${within('(', listOf(node.arguments, ', '), ')')}`;
  if (line.length <= LONGEST_LINE) return line;
  return `${name}(\n${indented(listOf(node.arguments, '\n'))}\n)`;
}

function blockOf(node: Node): string {
  return `{\n${indented(listOf(node.selectionSet.selections, '\n'))}\n}`;
}

function variablesOf(node: Node): string {
  return listOf(node.variableDefinitions, ', ');
}

function directivesOf(node: Node): string {
  return listOf(node.directives, ' ');
}

function listOf(nodes: readonly Node[] | undefined, between: string): string {
  return (nodes ?? []).map(printNode).join(between);
}

function within(before: string, text: string, after: string): string {
  return text === '' ? '' : `${before}${text}${after}`;
}

function spaced(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function indented(text: string): string {
  return `  ${text.replaceAll('\n', '\n  ')}`;
}
