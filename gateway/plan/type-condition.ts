import {
  isAbstractType, isObjectType, type GraphQLInterfaceType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';

/** Whether what stands below this condition is asked of a thing of this type, for certain. */
export function holdsFor(
  schema: GraphQLSchema, type: GraphQLObjectType | GraphQLInterfaceType, condition: string | undefined,
): boolean {
  if (condition === undefined || condition === type.name) return true;
  const other = schema.getType(condition);
  return isObjectType(type) && isAbstractType(other) && schema.isSubType(other, type);
}
