import {
  Kind, parse, type DirectiveNode, type FieldDefinitionNode, type InputValueDefinitionNode,
  type NamedTypeNode, type TypeDefinitionNode, type TypeNode,
} from 'graphql';
import type { Finding } from '../sources.ts';

/** One subgraph's SDL as rules read it. */
export interface GraphText {
  readonly name: string;
  readonly types: ReadonlyMap<string, TypeDefinitionNode>;
}

export interface OwnedGraph {
  readonly texts: readonly GraphText[];
  /** Type → the subgraph that owns it, as `nodes` declares. */
  readonly owners: ReadonlyMap<string, string>;
}

export const ROOTS = ['Query', 'Mutation', 'Subscription'];

export function readGraph(name: string, sdl: string): GraphText {
  const definitions = parse(sdl).definitions.filter((one): one is TypeDefinitionNode =>
    one.kind.endsWith('TypeDefinition') || one.kind === Kind.SCALAR_TYPE_DEFINITION);
  return { name, types: new Map(definitions.map((one) => [one.name.value, one])) };
}

export interface FieldPlace {
  readonly text: GraphText;
  readonly type: TypeDefinitionNode;
  readonly field: FieldDefinitionNode;
  /** `Type.field` */
  readonly at: string;
}

/** Fields of object types and interfaces. */
export function fieldsOf(text: GraphText): FieldPlace[] {
  return [...text.types.values()].flatMap((type) => ('fields' in type
    && type.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION
    ? (type.fields as readonly FieldDefinitionNode[] | undefined ?? []) : []).map((field) =>
    ({ text, type, field, at: `${type.name.value}.${field.name.value}` })));
}

export interface InputPlace {
  readonly text: GraphText;
  readonly input: InputValueDefinitionNode;
  /** `XInput.field` or `Type.field(argument)` */
  readonly at: string;
}

/** What callers write: arguments, and fields of input types. */
export function inputsOf(text: GraphText): InputPlace[] {
  const written = [...text.types.values()].flatMap((type) =>
    (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? type.fields ?? [] : []).map((input) =>
      ({ text, input, at: `${type.name.value}.${input.name.value}` })));
  const args = fieldsOf(text).flatMap(({ field, at }) => (field.arguments ?? []).map((input) =>
    ({ text, input, at: `${at}(${input.name.value})` })));
  return [...written, ...args];
}

export function inputFields(text: GraphText, typeName: string): readonly InputValueDefinitionNode[] {
  const type = text.types.get(typeName);
  return type?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? type.fields ?? [] : [];
}

export function objectFields(text: GraphText, typeName: string): readonly FieldDefinitionNode[] {
  const type = text.types.get(typeName);
  return type?.kind === Kind.OBJECT_TYPE_DEFINITION ? type.fields ?? [] : [];
}

export function namedOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedOf(type.type);
}

export function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

/** The type's last name must be there: `T!`, `[T!]`. */
export function isRequired(type: TypeNode): boolean {
  if (type.kind === Kind.LIST_TYPE) return isRequired(type.type);
  if (type.kind === Kind.NAMED_TYPE) return false;
  return type.type.kind === Kind.NAMED_TYPE || isRequired(type.type);
}

/** `[T!]!` as it is written. */
export function written(type: TypeNode | undefined): string {
  if (type === undefined) return '(nothing)';
  if (type.kind === Kind.NAMED_TYPE) return (type as NamedTypeNode).name.value;
  return type.kind === Kind.LIST_TYPE ? `[${written(type.type)}]` : `${written(type.type)}!`;
}

interface Directed { readonly directives?: readonly DirectiveNode[] }

export function directive(node: Directed | undefined, name: string): DirectiveNode | undefined {
  return node?.directives?.find((one) => one.name.value === name);
}

/** The value of an argument of a directive, when it is a plain one. */
export function argumentOf(node: DirectiveNode, name: string): unknown {
  const value = node.arguments?.find((one) => one.name.value === name)?.value;
  return value !== undefined && 'value' in value ? value.value : undefined;
}

/** A type with a key that this subgraph answers for, wholly or with fields of its own. */
export function isEntityHere(type: TypeDefinitionNode): boolean {
  const keys = (type.directives ?? []).filter((one) => one.name.value === 'key');
  return keys.some((key) => argumentOf(key, 'resolvable') !== false);
}

interface Located { readonly loc?: { readonly startToken: { readonly line: number } } }

export function finding(text: GraphText, node: Located, rule: string, message: string): Finding {
  const line = node.loc?.startToken.line ?? 1;
  return { path: `schema/${text.name}.graphql`, line, rule, message };
}
