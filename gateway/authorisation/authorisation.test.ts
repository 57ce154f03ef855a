import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { actor, createFixture, LINK } from '../tests/fixture.ts';
import { GatewayError } from '../errors.ts';
import { composeSupergraph } from '../compose.ts';
import { readRequirements } from './requirements.ts';
import { verifyAuthorisation } from './verify-authorisation.ts';

const clerk = actor('tenant', ['people:read'], 'clerk');
const reader = actor('operator', ['people:read', 'people:pii'], 'reader');
const auditor = actor('operator', ['audit:all'], 'auditor');
const anonymous = undefined;

const CASES: readonly (readonly [string, string, typeof clerk | undefined, string | null])[] = [
  ['an open field', '{ people { id } }', anonymous, null],
  ['a signed-in root', '{ me { id } }', anonymous, 'UNAUTHENTICATED'],
  ['a signed-in root by anybody signed in', '{ me { id } }', clerk, null],
  ['a nested field', '{ people { phone } }', anonymous, 'UNAUTHENTICATED'],
  ['a nested field with half the scopes', '{ people { phone } }', clerk, 'FORBIDDEN'],
  ['a nested field with all scopes', '{ people { phone } }', reader, null],
  ['the other alternative of scopes', '{ people { phone } }', auditor, null],
  ['an alias', '{ people { id: name name: phone } }', clerk, 'FORBIDDEN'],
  ['a named fragment', '{ people { ...F } } fragment F on Person { best { phone } }', clerk,
    'FORBIDDEN'],
  ['an inline fragment', '{ named { ... on Person { phone } } }', clerk, 'FORBIDDEN'],
  ['a union member', '{ beings { ... on Robot { volts } } }', anonymous, 'UNAUTHENTICATED'],
  ['an open member of the same union', '{ beings { ... on Person { name } } }', anonymous, null],
  ['a field of an interface with a guarded implementation', '{ named { name } }', anonymous,
    'UNAUTHENTICATED'],
  ['the name of the type alone', '{ named { __typename } }', anonymous, null],
  ['another subgraph', '{ people { ledger { note } } }', clerk, 'FORBIDDEN'],
  ['a policy nobody answers', '{ people { diary } }', reader, 'FORBIDDEN'],
  ['a mutation', 'mutation { secretly }', anonymous, 'UNAUTHENTICATED'],
  ['a skipped field', '{ people { id phone @skip(if: true) } }', anonymous, 'UNAUTHENTICATED'],
];

describe('authorisation', () => {
  it.each(CASES)('%s', async (_name, query, who, code) => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const result = await gateway.execute({ query, actor: who });
    const codes = (result.errors ?? []).map((error) => error.extensions?.['code'])
      .filter((item) => item !== 'INTERNAL');
    expect(codes).toEqual(code === null ? [] : [code]);
    if (code !== null) expect(fixture.calls).toHaveLength(0);
  });

  it('says which scopes are missing', async () => {
    const gateway = await createFixture().gateway();
    const { errors } = await gateway.execute({ query: '{ people { phone } }', actor: clerk });
    expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN',
      requiredScopes: [[['people:read', 'people:pii'], ['audit:all']]], requiredPolicies: [] });
  });

  it('asks the policy check', async () => {
    const gateway = await createFixture().gateway({
      policy: (name, who) => name === 'own_diary' && who.id === 'reader' });
    const query = '{ person(id: "1") { diary } }';
    expect((await gateway.execute({ query, actor: reader })).data)
      .toEqual({ person: { diary: 'dear' } });
    expect((await gateway.execute({ query, actor: auditor })).errors?.[0]?.extensions?.['code'])
      .toBe('FORBIDDEN');
  });

  it('guards subscriptions by the same admission', async () => {
    const fixture = createFixture();
    const gateway = await fixture.gateway();
    const { errors } = await gateway.execute({ query: 'subscription { guarded { id } }' });
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });
});

describe('the proof at start-up', () => {
  it('asks for every protected field', async () => {
    const gateway = await createFixture().gateway();
    // phone, diary, note, me, secretly, guarded, Robot's id, name, volts, Named.name.
    expect(gateway.provenFields).toBe(10);
  });

  it('fails when a field is not refused', () => {
    const sdl = composeSupergraph([{ name: 'a', sdl: `${LINK}
      input Where { id: ID! kind: Kind! tags: [String!]! n: Int! }
      enum Kind { A }
      type Query { open: Int closed(where: Where!): Int @authenticated }` }]);
    const document = parse(sdl);
    const schema = buildASTSchema(document, { assumeValidSDL: true });
    const asked: string[] = [];
    const prove = (refuse: boolean): number => verifyAuthorisation(schema,
      readRequirements(document), (text) => {
        asked.push(text);
        if (refuse) throw new GatewayError('UNAUTHENTICATED', 'no');
      });
    expect(prove(true)).toBe(1);
    expect(asked[0]).toBe('query { closed(where: { id: "probe", kind: A, tags: [], n: 1 }) }');
    expect(() => prove(false)).toThrow('not enforced: Query.closed');
  });
});
