import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import {
  GraphQLScalarType, isInputObjectType, isObjectType, lexicographicSortSchema, parse,
  type GraphQLNamedType, type GraphQLSchema,
} from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import type { GraphContext } from './context.ts';
import { protectSchema, requireScopes, scopesOf } from './protect-schema.ts';

const ALWAYS = ['@key', '@shareable', '@external', '@requires', '@provides', '@inaccessible', '@tag'];
const GUARDS = ['@authenticated', '@requiresScopes', '@policy', '@interfaceObject'];
/** Imported where they are used. */
const SELDOM = ['@override', '@extends', '@composeDirective'];

/** Directives of somebody's own that are to stand in the supergraph, too. */
export interface ComposedDirectives {
  /** Of their specification: `https://specs.example/gems/v1.0`. */
  readonly url: string;
  readonly names: readonly string[];
  /** `directive @cut(kind: String!) on OBJECT` */
  readonly definitions: string;
}

export interface SchemaParts {
  readonly resolvers: NonEmptyArray<Function>;
  readonly orphanedTypes?: readonly Function[];
  /** Entity name → how a reference becomes the entity. Loads through the context's loaders. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
  readonly composed?: ComposedDirectives;
}

export type ReferenceResolver = (
  reference: { __typename: string; id: string } & Readonly<Record<string, any>>, context: GraphContext,
) => unknown;

export interface BuiltSchema {
  readonly schema: GraphQLSchema;
  /** Sorted federated SDL as it stands in `schema/`. */
  readonly sdl: string;
}

/** type-graphql insists on a hub; here every subscription names its own source (`subscribe:`). */
const OWN_SOURCES = {
  publish: (): void => { throw new Error('publish with pg_notify in the transaction'); },
  subscribe: (): never => { throw new Error('name the source: @Subscription({ subscribe })'); },
};

/** type-graphql classes → the executable federated schema and its SDL. */
export function buildGraph(parts: SchemaParts): BuiltSchema {
  const plain = buildSchemaSync({
    resolvers: parts.resolvers,
    orphanedTypes: [...(parts.orphanedTypes ?? [])],
    skipCheck: true,
    validate: false,
    pubSub: OWN_SOURCES,
  });
  const sdl = linked(`${printSchemaWithDirectives(lexicographicSortSchema(plain))}\n`, parts.composed);
  const resolvers = createResolversMap(plain) as Record<string, any>;
  for (const [type, resolve] of Object.entries(parts.references)) {
    resolvers[type] = {
      ...resolvers[type],
      __resolveReference: async (
        reference: { __typename: string; id: string }, context: GraphContext,
      ) => {
        const scopes = scopesOf(plain.getType(type)?.extensions ?? {});
        if (scopes) requireScopes(context, scopes, type);
        const entity = await resolve(reference, context);
        return entity ? Object.assign(entity, { __typename: type }) : null;
      },
    };
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }] as never);
  carryExtensions(plain, schema);
  protectSchema(schema);
  return { schema, sdl };
}

function linked(printed: string, composed: ComposedDirectives | undefined): string {
  const own = composed ? composedLink(composed) : '';
  const used = SELDOM.filter((name) => new RegExp(`${name}\\b`).test(printed + own));
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: [${quoted([...ALWAYS, ...used])},\n    ${quoted(GUARDS)}])\n${own}${printed}`;
}

function composedLink({ url, names, definitions }: ComposedDirectives): string {
  const composes = names.map((name) => `@composeDirective(name: "${name}")`).join(' ');
  return `extend schema @link(url: "${url}", import: [${quoted(names)}]) ${composes}\n${definitions}\n`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** The federated schema is built from text, which has lost scopes, scalar codecs and enum defaults. */
function carryExtensions(from: GraphQLSchema, to: GraphQLSchema): void {
  for (const source of Object.values(from.getTypeMap())) {
    const target = to.getType(source.name);
    if (source instanceof GraphQLScalarType && target instanceof GraphQLScalarType) {
      target.serialize = source.serialize;
      target.parseValue = source.parseValue;
      target.parseLiteral = source.parseLiteral;
    }
    carryDefaults(source, target);
    if (!isObjectType(source) || !isObjectType(target)) continue;
    target.extensions = { ...target.extensions, ...source.extensions };
    for (const field of Object.values(source.getFields())) {
      const copy = target.getFields()[field.name];
      if (copy) copy.extensions = { ...copy.extensions, ...field.extensions };
    }
  }
}

/** In text a default is the enum value's name; resolvers must get the value behind it. */
function carryDefaults(source: GraphQLNamedType, target: GraphQLNamedType | undefined): void {
  if (isInputObjectType(source) && isInputObjectType(target)) {
    for (const field of Object.values(source.getFields())) {
      const copy = target.getFields()[field.name];
      if (copy) copy.defaultValue = field.defaultValue;
    }
  }
  if (!isObjectType(source) || !isObjectType(target)) return;
  for (const field of Object.values(source.getFields())) {
    for (const arg of field.args) {
      const copy = target.getFields()[field.name]?.args.find(({ name }) => name === arg.name);
      if (copy) copy.defaultValue = arg.defaultValue;
    }
  }
}
