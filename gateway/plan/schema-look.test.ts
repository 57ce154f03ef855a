import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, getIntrospectionQuery, parse, validate } from 'graphql';
import { lookAtSchema } from './schema-look.ts';

const HOUSE = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
const SMALL = buildSchema(`"Things." schema { query: Query }
  directive @mark(how: Int = 3 @deprecated(reason: "old"), what: [String!]! = ["a"]) repeatable on FIELD | SCALAR
  scalar Url @specifiedBy(url: "https://url.example")
  interface Thing { id: ID! } union Any = Ring | Stone
  type Ring implements Thing { id: ID!
    "In mg." weight(unit: Unit = MG, old: Int @deprecated): Int @deprecated(reason: "x") }
  type Stone implements Thing { id: ID! ring: Ring } enum Unit { MG G @deprecated(reason: "mg") }
  input Filter { unit: Unit = G, ids: [ID!] = ["a"], never: Int @deprecated } input Way @oneOf { a: Int b: Int }
  type Query { things(filter: Filter, way: Way, page: [[Int!]]!): [Thing!]! any: Any url: Url }`);

const EVERYTHING = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true,
  schemaDescription: true, inputValueDeprecation: true, oneOf: true });

/** What GraphiQL, generators and Relay send, and what nobody sends. */
const DOCUMENTS: readonly (readonly [string, string, Record<string, unknown>?])[] = [
  ['everything', EVERYTHING],
  ['as GraphiQL asks first', getIntrospectionQuery()],
  ['as generators ask', getIntrospectionQuery({ descriptions: false })],
  ['one type by a variable', 'query ($n: String!) { __type(name: $n) { name kind fields { name } } }', { n: 'Query' }],
  ['a type that is not there', '{ __type(name: "Nothing") { name } }'],
  ['deprecated ones or not, by a variable', `query ($d: Boolean = false) { __schema { types { name
    fields(includeDeprecated: $d) { name isDeprecated deprecationReason
      args(includeDeprecated: $d) { name defaultValue } }
    enumValues(includeDeprecated: true) { name } inputFields { name defaultValue } } } }`, { d: true }],
  ['and by its default', `query ($d: Boolean = false) { __schema { types {
    fields(includeDeprecated: $d) { name } } } }`],
  ['fragments, aliases and one field twice', `{ root: __typename ...On s: __schema { types { n: name n: name } }
    __schema { queryType { name } } } fragment On on Query { __schema { queryType { ...T kind } ... { __typename } } }
    fragment T on __Type { __typename kind ... on __Type { interfaces { name } possibleTypes { name } } }`],
  ['what is skipped', `query ($yes: Boolean!) { __schema { description @skip(if: $yes) types @include(if: $yes) { name
    description @skip(if: true) ... @include(if: false) { kind } } } }`, { yes: true }],
  ['directives', `{ __schema { directives { name isRepeatable locations
    args { name type { kind ofType { name } } } } } }`],
];

const SCHEMAS = [['the house', HOUSE], ['a small one', SMALL]] as const;

describe.each(SCHEMAS)('a look at the schema of %s', (_name, schema) => {
  it.each(DOCUMENTS)('%s: to the letter as graphql-js answers it', (_what, text, variables = {}) => {
    const document = parse(text);
    expect(validate(schema, document)).toEqual([]);
    const answer = lookAtSchema(schema, document, variables);
    const { data, errors } = execute({ schema, document, variableValues: variables, rootValue: {} }) as never;
    expect(errors).toBeUndefined();
    expect(answer).not.toBeNull();
    expect(JSON.stringify(answer)).toBe(JSON.stringify(data));
  });
});

it('is left to graphql-js where something else is asked, or variables are none', () => {
  expect(lookAtSchema(SMALL, parse('{ __schema { description } url }'), {})).toBeNull();
  expect(lookAtSchema(SMALL, parse('query ($n: String!) { __type(name: $n) { name } }'), {})).toBeNull();
});
