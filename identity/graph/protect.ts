import {
  isObjectType, Kind, type ConstDirectiveNode, type ConstValueNode, type GraphQLSchema,
} from 'graphql';
import { protectSchema } from '../../subgraphs/kernel/graph/protect-schema.ts';

/**
 * The directives printed for the gateway are enforced here too: a subgraph does not rely on it. They
 * are read from the schema's own text, so what is printed and what is checked cannot differ.
 */
export function protectByDirectives(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    const nodes = [type.astNode, ...type.extensionASTNodes];
    mark(type, nodes.flatMap((node) => node?.directives ?? []));
    for (const field of Object.values(type.getFields())) {
      mark(field, field.astNode?.directives ?? []);
    }
  }
  protectSchema(schema);
}

function mark(
  part: { extensions: Readonly<Record<string, unknown>> }, directives: readonly ConstDirectiveNode[],
): void {
  const scopes = scopesIn(directives);
  if (scopes) part.extensions = { ...part.extensions, scopes };
}

/** An empty list asks for a signed-in caller. One set of scopes only: alternatives are not in use. */
export function scopesIn(directives: readonly ConstDirectiveNode[]): string[] | undefined {
  const required = directives.find(({ name }) => name.value === 'requiresScopes');
  if (required) return listed(required.arguments![0]!.value).flatMap(listed).map(textOf);
  return directives.some(({ name }) => name.value === 'authenticated') ? [] : undefined;
}

function listed(value: ConstValueNode): readonly ConstValueNode[] {
  return value.kind === Kind.LIST ? value.values : [];
}

function textOf(value: ConstValueNode): string {
  return value.kind === Kind.STRING ? value.value : '';
}
