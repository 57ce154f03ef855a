import {
  getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType,
  type GraphQLInputObjectType, type GraphQLInputType,
} from 'graphql';

export interface Position {
  readonly path: readonly (string | number)[];
  readonly type: GraphQLInputType;
  /** `String`, `Int`, `enum`, `list`, `object` … */
  readonly kind: string;
  readonly isRequired: boolean;
}

/** Every place of an input that could hold something else, also fields that were left out. */
export function positionsOf(
  type: GraphQLInputObjectType, value: Record<string, any>, path: readonly (string | number)[] = [],
): Position[] {
  return Object.values(type.getFields()).flatMap((field) =>
    below(field.type, value[field.name], [...path, field.name]));
}

function below(
  type: GraphQLInputType, value: unknown, path: readonly (string | number)[],
): Position[] {
  const bare = getNullableType(type) as GraphQLInputType;
  const here = { path, type, kind: kindOf(bare), isRequired: isNonNullType(type) };
  if (isListType(bare)) {
    const [first] = Array.isArray(value) ? value : [];
    return first === undefined ? [here] : [here, ...below(bare.ofType, first, [...path, 0])];
  }
  if (isInputObjectType(bare)) {
    return value === undefined || value === null ? [here]
      : [here, ...positionsOf(bare, value as Record<string, any>, path)];
  }
  return [here];
}

function kindOf(type: GraphQLInputType): string {
  if (isListType(type)) return 'list';
  if (isInputObjectType(type)) return 'object';
  if (isEnumType(type)) return 'enum';
  return (type as { name: string }).name;
}

/** The input with another value at one place; what is not touched is shared. */
export function replaced(
  input: any, [head, ...rest]: readonly (string | number)[], value: unknown,
): any {
  if (head === undefined) return value;
  if (Array.isArray(input)) return input.map((item, index) =>
    (index === head ? replaced(item, rest, value) : item));
  const inner = input === undefined || input === null ? {} : input;
  return { ...inner, [head]: replaced(inner[head], rest, value) };
}
