import {
  getNamedType, isAbstractType, isInterfaceType, isObjectType, Kind, type DocumentNode,
  type FieldNode, type FragmentDefinitionNode, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema,
  type InlineFragmentNode, type SelectionNode, type SelectionSetNode,
} from 'graphql';
import { FILLER } from './conditions.ts';
import { holdsFor } from './type-condition.ts';

/** `Type.field` → the object types that it can be of, for fields that are not the same everywhere. */
export type PossibleTypes = ReadonlyMap<string, readonly string[]>;

/** The document with each possible type's own part below such a field, and nothing of what it cannot be. */
export function narrowDocument(schema: GraphQLSchema, possible: PossibleTypes, document: DocumentNode): DocumentNode {
  const narrower = new Narrower(schema, possible, new Map(document.definitions.flatMap((node) =>
    (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : []))));
  return { ...document, definitions: document.definitions.map((node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) return node;
    const type = node.kind === Kind.OPERATION_DEFINITION ? schema.getRootType(node.operation)
      : schema.getType(node.typeCondition.name.value);
    return { ...node, selectionSet: narrower.set(node.selectionSet, type!) };
  }) };
}

class Narrower {
  constructor(
    readonly schema: GraphQLSchema, readonly possible: PossibleTypes,
    readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  set(set: SelectionSetNode, type: GraphQLNamedType): SelectionSetNode {
    return { ...set, selections: set.selections.map((node) => this.#selection(node, type)) };
  }

  #selection(node: SelectionNode, type: GraphQLNamedType): SelectionNode {
    if (node.kind === Kind.FRAGMENT_SPREAD) return node;
    if (node.kind === Kind.FIELD) return this.#field(node, type);
    const condition = node.typeCondition ? this.schema.getType(node.typeCondition.name.value)! : type;
    return { ...node, selectionSet: this.set(node.selectionSet, condition) };
  }

  #field(node: FieldNode, parent: GraphQLNamedType): FieldNode {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (node.selectionSet === undefined || field === undefined) return node;
    const types = this.#typesOf(parent, node.name.value);
    if (types === undefined) return { ...node, selectionSet: this.set(node.selectionSet, getNamedType(field.type)) };
    const parts = types.map((type) => this.#part(type, node.selectionSet!));
    const selections = parts.filter(({ selectionSet }) => selectionSet.selections.length > 0);
    return { ...node, selectionSet: { ...node.selectionSet,
      selections: selections.length > 0 ? selections : [FILLER] } };
  }

  #typesOf(parent: GraphQLNamedType, field: string): readonly GraphQLObjectType[] | undefined {
    const holders = [parent, ...isAbstractType(parent) ? this.schema.getPossibleTypes(parent) : []];
    const names = holders.map(({ name }) => this.possible.get(`${name}.${field}`));
    if (names.every((one) => one === undefined)) return undefined;
    return [...new Set(names.flatMap((one) => one ?? []))].map((name) => this.schema.getType(name))
      .filter((type) => isObjectType(type));
  }

  #part(type: GraphQLObjectType, set: SelectionSetNode): InlineFragmentNode {
    const selections = this.#fieldsOf(type, set).map((node) => this.#field(node, type));
    return { kind: Kind.INLINE_FRAGMENT, selectionSet: { kind: Kind.SELECTION_SET, selections },
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } } };
  }

  #fieldsOf(type: GraphQLObjectType, set: SelectionSetNode): FieldNode[] {
    return set.selections.flatMap((node): FieldNode[] => {
      if (node.kind === Kind.FIELD) return [node];
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments.get(node.name.value);
      if (!inner || !holdsFor(this.schema, type, inner.typeCondition?.name.value)) return [];
      return this.#fieldsOf(type, inner.selectionSet);
    });
  }
}
