import {
  Kind, parse, print, type DefinitionNode, type FieldDefinitionNode, type ObjectTypeDefinitionNode,
} from 'graphql';

/** What of `after` is not in `before`: new types, and new fields of types that were there. */
export function addedSchema(before: string, after: string): string {
  const known = new Map(parse(before).definitions.map((node) => [nameOf(node), node]));
  return parse(after).definitions.flatMap((node) => {
    const was = known.get(nameOf(node));
    if (!was) return [print(node)];
    const fields = fieldsOf(node).filter(({ name }) =>
      fieldsOf(was).every((field) => field.name.value !== name.value));
    return fields.length === 0 ? [] : [print({
      kind: Kind.OBJECT_TYPE_EXTENSION, name: (node as ObjectTypeDefinitionNode).name, fields,
    })];
  }).join('\n\n') + '\n';
}

const nameOf = (node: DefinitionNode): string =>
  `${node.kind} ${'name' in node ? node.name?.value ?? '' : ''}`;

const fieldsOf = (node: DefinitionNode): readonly FieldDefinitionNode[] =>
  (node.kind === Kind.OBJECT_TYPE_DEFINITION ? node.fields ?? [] : []);
