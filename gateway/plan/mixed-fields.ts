import {
  Kind, print, visit, type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, type GraphQLSchema,
  type InterfaceTypeDefinitionNode, type NamedTypeNode, type ObjectTypeDefinitionNode, type TypeNode,
} from 'graphql';
import { narrowDocument, type PossibleTypes } from './narrow-document.ts';

/**
 * Fields that are of one type in one subgraph and of a union or interface in another: only what all of them can
 * answer is possible. The planner asks such a field as if it were the narrowest everywhere,
 * and its native part ends the process over the union. So it is shown the widest everywhere, and documents that
 * ask below it for nothing that cannot be.
 *
 * Example: `gift: Ring` here and `gift: Gift` there, `union Gift = Ring | Watch`: planned as `gift: Gift`,
 * and `gift { ... on Watch { case } ... on Ring { size } }` as `gift { ... on Ring { size } }`.
 */
export interface MixedFields {
  readonly possible: PossibleTypes;
  /** The supergraph for the planner; the very text where nothing is mixed. */
  readonly widened: string;
  narrow(document: DocumentNode): DocumentNode;
}

type Holder = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
interface Mixed { readonly widest: string; readonly possible: readonly string[] }

export function readMixedFields(sdl: string, document: DocumentNode, schema: GraphQLSchema): MixedFields {
  const members = new Members(document);
  const mixed = new Map<string, Mixed>();
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const found = mixedField(field, members);
      if (found) mixed.set(`${type.name.value}.${field.name.value}`, found);
    }
  }
  const possible = new Map([...mixed].map(([name, one]) => [name, one.possible] as const));
  if (mixed.size === 0) return { possible, widened: sdl, narrow: (asked) => asked };
  return { possible, widened: widen(document, mixed),
    narrow: (asked) => narrowDocument(schema, possible, asked) };
}

/** Which object types a name means, in a subgraph and altogether. */
class Members {
  readonly #known = new Map<string, Set<string>>();

  constructor(document: DocumentNode) {
    for (const type of document.definitions) {
      if (type.kind !== Kind.UNION_TYPE_DEFINITION && type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      for (const directive of type.directives ?? []) {
        const told = argumentsOf(directive);
        const { value: name } = type.name;
        if (directive.name.value === 'join__unionMember') this.#add(name, told.graph!, told.member!);
        if (directive.name.value === 'join__implements') this.#add(told.interface!, told.graph!, name);
      }
    }
  }

  #add(abstract: string, graph: string, member: string): void {
    for (const key of [abstract, `${abstract} ${graph}`]) {
      this.#known.set(key, (this.#known.get(key) ?? new Set()).add(member));
    }
  }

  of(type: string, graph?: string): ReadonlySet<string> {
    return this.#known.get(graph === undefined ? type : `${type} ${graph}`) ?? new Set([type]);
  }

  isAbstract(type: string): boolean {
    return this.#known.has(type);
  }
}

function mixedField(field: FieldDefinitionNode, members: Members): Mixed | undefined {
  const told = (field.directives ?? []).filter(({ name }) => name.value === 'join__field').map(argumentsOf)
    .filter(({ graph, external }) => graph !== undefined && external === undefined);
  const types = told.map(({ graph, type }) => ({ graph: graph!, type: type ? namedIn(type) : nameOf(field.type) }));
  const names = [...new Set(types.map(({ type }) => type))];
  if (names.length < 2) return undefined;
  const widest = names.find((one) => members.isAbstract(one)
    && names.every((other) => [...members.of(other)].every((type) => members.of(one).has(type))));
  if (widest === undefined) return undefined;
  const possible = [...members.of(widest)].filter((one) =>
    types.every(({ graph, type }) => members.of(type, graph).has(one)));
  return { widest, possible };
}

/** Each subgraph keeps its own type; only what the field is for everybody is the widest. */
function widen(document: DocumentNode, mixed: ReadonlyMap<string, Mixed>): string {
  const holder = (type: Holder): Holder => ({ ...type, fields: type.fields?.map((field) => {
    const found = mixed.get(`${type.name.value}.${field.name.value}`);
    return found ? { ...field, type: visit(field.type, { NamedType: () => named(found.widest) }) } : field;
  }) });
  return print(visit(document, { ObjectTypeDefinition: holder, InterfaceTypeDefinition: holder }));
}

function named(name: string): NamedTypeNode {
  return { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } };
}

type Told = Partial<Record<'graph' | 'type' | 'member' | 'interface' | 'external', string>>;

function argumentsOf(directive: ConstDirectiveNode): Told {
  return Object.fromEntries((directive.arguments ?? []).flatMap(({ name, value }) =>
    (value.kind === Kind.ENUM || value.kind === Kind.STRING ? [[name.value, value.value]]
      : value.kind === Kind.BOOLEAN && value.value ? [[name.value, 'true']] : [])));
}

const namedIn = (type: string): string => type.replace(/[^\w]/g, '');

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
