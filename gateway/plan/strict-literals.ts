import { isScalarType, valueFromASTUntyped, type GraphQLSchema } from 'graphql';
import {
  DateScalar, DateTimeScalar, DecimalScalar, PointsScalar,
} from '../../subgraphs/kernel/graph/scalars.ts';

/**
 * The public schema is built from text and would take any literal for the house's scalars. What stands in
 * a document is checked here as its subgraph reads it; its value stays as it was written, since the
 * subgraph reads it itself.
 */
export function readLiteralsStrictly(schema: GraphQLSchema): void {
  for (const scalar of [DateScalar, DateTimeScalar, DecimalScalar, PointsScalar]) {
    const target = schema.getType(scalar.name);
    if (!isScalarType(target)) continue;
    target.parseLiteral = (node, variables) => {
      scalar.parseLiteral(node, variables);
      return valueFromASTUntyped(node, variables);
    };
  }
}
