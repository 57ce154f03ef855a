import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';

/** `Type.field` → the subgraphs that can resolve it, and `Type` → those that know the type. */
export type FieldOwners = ReadonlyMap<string, readonly string[]>;

export function readFieldOwners(supergraph: DocumentNode): FieldOwners {
  const owners = new Map<string, readonly string[]>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION
      && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const ofType = graphsOf(type.directives, 'join__type');
    owners.set(type.name.value, ofType);
    for (const field of type.fields ?? []) {
      const isJoined = field.directives?.some((item) => item.name.value === 'join__field');
      const ofField = isJoined ? graphsOf(field.directives, 'join__field') : ofType;
      owners.set(`${type.name.value}.${field.name.value}`, ofField);
    }
  }
  return owners;
}

function graphsOf(directives: readonly ConstDirectiveNode[] | undefined, name: string): string[] {
  return (directives ?? []).filter((item) => item.name.value === name).flatMap((directive) => {
    const values = new Map((directive.arguments ?? [])
      .map((argument) => [argument.name.value, argument.value]));
    const graph = values.get('graph');
    const external = values.get('external');
    const isExternal = external?.kind === Kind.BOOLEAN && external.value;
    return graph?.kind === Kind.ENUM && !isExternal ? [graph.value] : [];
  });
}
