import { isScalarType, valueFromASTUntyped, type GraphQLSchema } from 'graphql';
import {
  DateScalar, DateTimeScalar, DecimalScalar, PointsScalar,
} from '../../subgraphs/kernel/graph/scalars.ts';

/**
 * The public schema is built from text and would take anything for the house's scalars. What stands in a
 * document or comes as a variable is checked here as its subgraph reads it, so that a bad value is told
 * once, with its place, and before any subgraph was asked; it stays as it was sent, since the subgraph reads
 * it itself.
 */
export function readScalarsStrictly(schema: GraphQLSchema): void {
  for (const scalar of [DateScalar, DateTimeScalar, DecimalScalar, PointsScalar]) {
    const target = schema.getType(scalar.name);
    if (!isScalarType(target)) continue;
    target.parseLiteral = (node, variables) => {
      scalar.parseLiteral(node, variables);
      return valueFromASTUntyped(node, variables);
    };
    target.parseValue = (value) => {
      scalar.parseValue(value);
      return value;
    };
  }
}
