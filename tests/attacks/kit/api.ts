import {
  buildSchema, getNamedType, getNullableType, isListType, isLeafType, isNonNullType, isObjectType,
  isRequiredArgument, type GraphQLField, type GraphQLInputObjectType, type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { houseSchemas } from '../../kit/schemas.ts';

let built: GraphQLSchema | null = null;

/** What clients see, as it is printed now. */
export function api(): GraphQLSchema {
  built ??= buildSchema(houseSchemas().get('api.graphql')!);
  return built;
}

export function mutations(): GraphQLField<unknown, unknown>[] {
  return Object.values(api().getMutationType()!.getFields());
}

export function inputTypeOf(mutation: string): GraphQLInputObjectType {
  const field = api().getMutationType()!.getFields()[mutation]!;
  return getNamedType(field.args[0]!.type) as GraphQLInputObjectType;
}

/** Everything the payload says by itself, and of each object in it whether it is there. */
export function mutationDocument(mutation: string): string {
  const field = api().getMutationType()!.getFields()[mutation]!;
  const payload = getNamedType(field.type) as GraphQLObjectType;
  return `mutation ${mutation}($input: ${inputTypeOf(mutation).name}!) {
    ${mutation}(input: $input) { ${payloadSelection(payload, 0)} } }`;
}

function payloadSelection(type: GraphQLObjectType, depth: number): string {
  return Object.values(type.getFields()).flatMap((field) => {
    const target = getNamedType(field.type);
    if (field.args.some(isRequiredArgument)) return [];
    if (isLeafType(target)) return [field.name];
    if (field.name === 'userErrors') return ['userErrors { code path message }'];
    if (!isObjectType(target)) return [`${field.name} { __typename }`];
    if (/(Payload|Result)$/.test(target.name)) {
      return [`${field.name} { ${payloadSelection(target, depth + 1)} }`];
    }
    return [`${field.name} { ${target.getFields()['id'] ? 'id' : '__typename'} }`];
  }).join(' ');
}

export function isList(type: unknown): boolean {
  return isListType(getNullableType(type as never));
}

export function isRequired(type: unknown): boolean {
  return isNonNullType(type as never);
}

export interface UserError { readonly code: string; readonly path: string[] | null;
  readonly message: string }

/** The refusals of a payload, also those of each item of a batch. */
export function userErrorsIn(value: unknown): UserError[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(userErrorsIn);
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'userErrors' ? inner as UserError[] : userErrorsIn(inner)));
}
