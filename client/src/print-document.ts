/**
 * The text of a parsed document, word for word as graphql-js prints it: codegen's default documents are
 * parsed ones, and neither a server nor a page needs graphql-js to send them.
 */
export interface ParsedDocument {
  readonly kind: 'Document';
  readonly definitions: readonly unknown[];
}

/** Any node of graphql-js; which fields it has follows from its kind. */
type Node = { readonly kind: string } & Readonly<Record<string, unknown>>;

const LONGEST_LINE = 80;

export function printDocument(document: ParsedDocument): string {
  return (document.definitions as readonly Node[]).map(printNode).join('\n\n');
}

function printNode(node: Node): string {
  const print = PRINTERS[node.kind];
  if (!print) throw new TypeError(`A document to send has no ${node.kind}.`);
  return print(node);
}

const nodeIn = (node: Node, field: string): Node | undefined => node[field] as Node | undefined;
const printed = (node: Node, field: string): string => printNode(nodeIn(node, field)!);
const nameOf = (node: Node, field = 'name'): string => String(nodeIn(node, field)?.['value'] ?? '');
const valueOf = (node: Node): string => String(node['value']);
const conditionOf = (node: Node): string => `on ${nameOf(nodeIn(node, 'typeCondition')!)}`;

const PRINTERS: Readonly<Record<string, (node: Node) => string>> = {
  OperationDefinition: (node) => {
    const head = `${String(node['operation'])} ${nameOf(node)}${variablesOf(node)}`;
    const prefix = spaced([head.trimEnd(), directivesOf(node)]);
    return prefix === 'query' ? blockOf(node) : `${prefix} ${blockOf(node)}`;
  },
  FragmentDefinition: (node) => spaced([
    `fragment ${nameOf(node)}${variablesOf(node)} ${conditionOf(node)}`, directivesOf(node), blockOf(node)]),
  VariableDefinition: (node) => spaced([`${printed(node, 'variable')}: ${printed(node, 'type')}`,
    nodeIn(node, 'defaultValue') ? `= ${printed(node, 'defaultValue')}` : '', directivesOf(node)]),
  Field: (node) => spaced([fieldLine(node), directivesOf(node), nodeIn(node, 'selectionSet') ? blockOf(node) : '']),
  FragmentSpread: (node) => spaced([`...${nameOf(node)}`, directivesOf(node)]),
  InlineFragment: (node) => spaced(['...', nodeIn(node, 'typeCondition') ? conditionOf(node) : '',
    directivesOf(node), blockOf(node)]),
  Directive: (node) => `@${nameOf(node)}${within('(', listOf(node, 'arguments', ', '), ')')}`,
  Argument: (node) => `${nameOf(node)}: ${printed(node, 'value')}`,
  ObjectField: (node) => `${nameOf(node)}: ${printed(node, 'value')}`,
  Variable: (node) => `$${nameOf(node)}`,
  IntValue: valueOf,
  FloatValue: valueOf,
  EnumValue: valueOf,
  BooleanValue: valueOf,
  NullValue: () => 'null',
  StringValue: (node) => JSON.stringify(node['value']),
  ListValue: (node) => `[${listOf(node, 'values', ', ')}]`,
  ObjectValue: (node) => `{${listOf(node, 'fields', ', ')}}`,
  NamedType: (node) => nameOf(node),
  ListType: (node) => `[${printed(node, 'type')}]`,
  NonNullType: (node) => `${printed(node, 'type')}!`,
};

function fieldLine(node: Node): string {
  const name = `${nodeIn(node, 'alias') ? `${nameOf(node, 'alias')}: ` : ''}${nameOf(node)}`;
  const line = `${name}${within('(', listOf(node, 'arguments', ', '), ')')}`;
  if (line.length <= LONGEST_LINE) return line;
  return `${name}(\n${indented(listOf(node, 'arguments', '\n'))}\n)`;
}

function blockOf(node: Node): string {
  return `{\n${indented(listOf(nodeIn(node, 'selectionSet')!, 'selections', '\n'))}\n}`;
}

function variablesOf(node: Node): string {
  return within('(', listOf(node, 'variableDefinitions', ', '), ')');
}

function directivesOf(node: Node): string {
  return listOf(node, 'directives', ' ');
}

function listOf(node: Node, field: string, between: string): string {
  return ((node[field] ?? []) as readonly Node[]).map(printNode).join(between);
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
