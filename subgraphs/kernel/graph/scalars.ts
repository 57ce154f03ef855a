import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

function scalar<Inside>(
  name: string, description: string, parse: (value: unknown) => Inside | null,
  serialize: (value: unknown) => unknown, literalKinds: readonly Kind[],
): GraphQLScalarType {
  const read = (value: unknown, nodes?: ValueNode): Inside => {
    const inside = parse(value);
    if (inside === null) {
      throw new GraphQLError(`${JSON.stringify(value)?.slice(0, 60)} is no ${name}.`,
        { nodes, extensions: { code: 'BAD_USER_INPUT' } });
    }
    return inside;
  };
  return new GraphQLScalarType({
    name, description, serialize,
    parseValue: (value) => read(value),
    parseLiteral: (node) => {
      if (!literalKinds.includes(node.kind) || !('value' in node)) {
        throw new GraphQLError(`${name} is written otherwise.`,
          { nodes: node, extensions: { code: 'BAD_USER_INPUT' } });
      }
      return read(node.kind === Kind.INT ? Number(node.value) : node.value, node);
    },
  });
}

/**
 * Text that is no number passes here: what reads the amount refuses it as data, at its row. One wrong price
 * would otherwise fail the 500 rows beside it. Everybody parses it (`parseAmount`, `readMoney`, `parseRate`).
 */
export const DecimalScalar = scalar('Decimal',
  'Exact decimal number as a string, for example "8999.00"; at most 15 digits before and 12 after '
  + 'the point. Never a float.',
  (value) => (typeof value === 'string' && value.length <= 60 && !/[\p{Cc}\p{Cs}]/u.test(value) ? value : null),
  (value) => String(value), [Kind.STRING]);

export const PointsScalar = scalar('Points',
  'Whole number of points 积分 or growth 成长值, between -9007199254740991 and 9007199254740991.',
  (value) => (Number.isSafeInteger(value) ? BigInt(value as number) : null),
  (value) => Number(value), [Kind.INT]);

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const DateScalar = scalar('Date',
  'Calendar day YYYY-MM-DD, for example "2026-10-01".',
  (value) => (typeof value === 'string' && DATE.test(value)
    && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value) ? value : null),
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
  [Kind.STRING]);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

export const DateTimeScalar = scalar('DateTime',
  'Instant in ISO 8601 with a zone, for example "2026-10-01T18:30:00+08:00"; answered in UTC.',
  (value) => {
    if (typeof value !== 'string' || !INSTANT.test(value) || !DateScalar.parseValue(value.slice(0, 10))) {
      return null;
    }
    const date = new Date(value);
    return Number.isNaN(date.getTime()) ? null : date;
  },
  (value) => (value instanceof Date ? value.toISOString() : String(value)), [Kind.STRING]);
