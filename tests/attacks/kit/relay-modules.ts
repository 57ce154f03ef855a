import {
  isObjectType, isRequiredArgument, type GraphQLField, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';

/** One module for each field that answers a connection, as `usePaginationFragment` wants it. */
export function everyConnection(graph: GraphQLSchema): [string, string][] {
  return objectsOf(graph).flatMap((type) => Object.values(type.getFields())
    .filter((field) => field.args.some(({ name }) => name === 'after'))
    .map((field): [string, string] => {
      const module = `${type.name}${capital(field.name)}`;
      return [module, connectionIn(module, type, field)];
    }));
}

function connectionIn(
  module: string, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>,
): string {
  const needed = field.args.filter(isRequiredArgument);
  const given = needed.map(({ name, type: of }) => `${name}: { type: "${String(of)}" }`);
  const passed = needed.map(({ name }) => `, ${name}: $${name}`).join('');
  return `fragment ${module}_owner on ${type.name}
    @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" },
      ${given.join(', ')})
    @refetchable(queryName: "${module}Query") {
      ${field.name}(first: $count, after: $cursor${passed})
        @connection(key: "${module}_${field.name}") { edges { node { __typename } } }
    }`;
}

/** One module for each type that is a node, refetched by its id. */
export function everyNode(graph: GraphQLSchema): [string, string][] {
  return objectsOf(graph)
    .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'))
    .map((type): [string, string] => [`${type.name}Again`,
      `fragment ${type.name}Again_one on ${type.name}
        @refetchable(queryName: "${type.name}AgainQuery") { __typename id }`]);
}

function objectsOf(graph: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(graph.getTypeMap()).filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'));
}

const capital = (name: string): string => name[0]!.toUpperCase() + name.slice(1);
