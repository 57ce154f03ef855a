/** What is printed is enforced in the port itself; the trail; another issuer. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kind, parse, type ObjectTypeDefinitionNode } from 'graphql';

import { PREFIX } from '../../subgraphs/contracts/ids.ts';
import { type Actor, ANONYMOUS } from '../../subgraphs/kernel/actor.ts';
import { encodeId } from '../../subgraphs/kernel/ids.ts';
import { ADMIN, askGraph, mutate, refusal } from '../tests/graph.ts';
import { addClient, addOperator, type House, openHouse } from '../tests/house.ts';
import { IDENTITY_GRAPH } from './index.ts';
import { MUTATIONS } from './mutations/index.ts';

let house: House;
let ask: ReturnType<typeof askGraph>;
beforeAll(async () => {
  house = await openHouse();
  ask = askGraph(house.identity.accounts);
});
afterAll(() => house.close());

const NOBODY: Actor = { ...ADMIN, scopes: ['members:read'] };

const roots = parse(IDENTITY_GRAPH.sdl).definitions
  .filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION)
  .filter(({ name }) => name.value === 'Query' || name.value === 'Mutation')
  .flatMap(({ name, fields = [] }) => fields.map((field) => [name.value, field] as const));

/** A document that is valid and would do something if it were let in. */
const DOCUMENTS: Record<string, string> = {
  viewer: '{ viewer { name } }',
  operators: '{ operators { totalCount } }',
  operator: `{ operator(id: "x") { name } }`,
  colleagues: '{ colleagues { items { name } } }',
  partnerClients: '{ partnerClients { totalCount } }',
  partnerClient: `{ partnerClient(id: "x") { name } }`,
  signingKeys: '{ signingKeys { keyId } }',
  registeredDocuments: '{ registeredDocuments { totalCount } }',
  roles: '{ roles { name } }',
  scopes: '{ scopes { name } }',
  actorStands: '{ actorStands(actor: { kind: "operator", id: "x", scopes: [] }) }',
  identityAudit: '{ identityAudit { edges { cursor } } }',
};
const INPUTS: Record<string, string> = {
  createOperator: 'idempotencyKey: "k", email: "a@b.cd", name: "A", roles: [AUDIT]',
  updateOperatorRoles: 'operatorId: "x", expectedVersion: 1, roles: [AUDIT]',
  disableOperator: 'operatorId: "x"',
  enableOperator: 'idempotencyKey: "k", operatorId: "x"',
  resetOperatorPassword: 'idempotencyKey: "k", operatorId: "x"',
  createPartnerClient: 'idempotencyKey: "k", clientId: "a", name: "A", channelId: "x", scopes: ["s"]',
  rotatePartnerClientSecret: 'idempotencyKey: "k", partnerClientId: "x"',
  disablePartnerClient: 'partnerClientId: "x"',
  updatePartnerClientOrigins: 'partnerClientId: "x", expectedVersion: 1, allowedOrigins: []',
  rotateSigningKeys: 'idempotencyKey: "keys"',
  registerDocuments: 'documents: [{ text: "{ viewer { name } }" }]',
  withdrawDocuments: 'hashes: ["a"]',
  changeMyPassword: 'currentPassword: "a", password: "b"',
  enrolMyTotp: 'currentPassword: "a"',
  confirmMyTotp: 'code: "1"',
  removeMyTotp: 'code: "1"',
  endMemberTokens: 'memberIds: ["x"]',
};

function documentOf(root: string, field: string): string {
  return root === 'Query' ? DOCUMENTS[field]!
    : `mutation { ${field}(input: { ${INPUTS[field]} }) { userErrors { code } } }`;
}

describe('each root field', () => {
  it.each(roots)('%s %# needs a caller, and its scope', async (root, { name, directives = [] }) => {
    const document = documentOf(root, name.value);
    const anonymous = await ask(document, {}, ANONYMOUS);
    expect(anonymous.errors![0]!.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    const stranger = await ask(document, {}, NOBODY);
    const isForAll = directives.some((directive) => directive.name.value === 'authenticated');
    expect(stranger.errors?.[0]?.extensions['code']).toBe(isForAll ? undefined : 'FORBIDDEN');
    expect((await ask(document)).errors).toBeUndefined();
  });
});

describe('references', () => {
  const REFERENCES = `query R($representations: [_Any!]!) { _entities(representations:
    $representations) { __typename ... on Operator { email } ... on PartnerClient { clientId } } }`;

  it('find operators and clients for who may see them, and nobody else', async () => {
    const operator = await addOperator(house, 'found@karat.test');
    await addClient(house, 'found', ['orders:write']);
    const client = (await ask('{ partnerClients { items { id } } }')).data!['partnerClients'].items[0];
    const representations = [
      { __typename: 'Operator', id: encodeId(PREFIX.operator, operator) },
      { __typename: 'PartnerClient', id: client.id },
      { __typename: 'Operator', id: 'opr_nonsense' },
    ];
    expect((await ask(REFERENCES, { representations })).data!['_entities']).toEqual([
      { __typename: 'Operator', email: 'found@karat.test' },
      { __typename: 'PartnerClient', clientId: 'found' }, null]);
    for (const [actor, code] of [[NOBODY, 'FORBIDDEN'], [ANONYMOUS, 'UNAUTHENTICATED']] as const) {
      const { data, errors } = await ask(REFERENCES, { representations }, actor);
      expect(data!['_entities']).toEqual([null, null, null]);
      expect(errors!.map((error) => error.extensions['code'])).toEqual([code, code, code]);
    }
  });
});

describe('text that no database holds', () => {
  it('is refused as such', async () => {
    const { errors } = await ask('query O($s: String!) { operators(filter: { search: $s }) { totalCount } }',
      { s: 'a\u0000b' });
    expect(errors![0]!.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('the catalogue', () => {
  it('names every role and scope in both languages', async () => {
    const { data } = await ask(`{ roles { name en zh isForFranchise scopes }
      scopes { name en zh isForClients } }`);
    expect(data!['roles']).toHaveLength(9);
    expect(data!['roles'].find((role: any) => role.name === 'MANAGER')).toMatchObject(
      { zh: '店长', isForFranchise: true, scopes: expect.arrayContaining(['orders:write']) });
    expect(data!['scopes'].find((scope: any) => scope.name === 'identity:admin'))
      .toEqual({ name: 'identity:admin', en: expect.any(String), zh: '管理员工账号与渠道接入',
        isForClients: false });
  });
});

describe('the audit trail', () => {
  const TRAIL = `query T($first: Int!, $after: String, $subject: String) {
    identityAudit(first: $first, after: $after, subject: $subject) {
      edges { cursor node { id recordedAt actorName action subject detail } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

  it('pages newest first, by its scope alone', async () => {
    const id = await addOperator(house, 'traced@karat.test', { roles: ['audit'] });
    const subject = encodeId(PREFIX.operator, id);
    await mutate(ask)('disableOperator', { operatorId: subject }, 'operator { id }');
    const auditor: Actor = { ...ADMIN, scopes: ['audit:read'] };
    const page = async (variables: object): Promise<any> =>
      (await ask(TRAIL, { first: 1, subject, ...variables }, auditor)).data!['identityAudit'];
    const first = await page({});
    expect(first.edges[0].node).toMatchObject({ action: 'operator.disabled', subject,
      actorName: 'Olivia Owner', detail: '{}' });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page({ after: first.pageInfo.endCursor });
    expect(second.edges[0].node).toMatchObject({ action: 'operator.created', subject });
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it.each([{ first: 0 }, { first: 101 }, { first: 1, after: 'nonsense' }])(
    'refuses %p', async (variables) => {
      const { errors } = await ask(TRAIL, variables);
      expect(errors![0]!.extensions['code']).toMatch(/^(LIMIT_EXCEEDED|BAD_USER_INPUT)$/);
    });
});

describe('with another issuer', () => {
  it('nothing about accounts is changed here; clients and reading stay', async () => {
    const elsewhere = askGraph(house.identity.accounts, true);
    for (const { name, aboutOperators } of MUTATIONS) {
      const { data, errors } = await elsewhere(documentOf('Mutation', name));
      expect(errors).toBeUndefined();
      const codes = data![name].userErrors.map((error: any) => error.code);
      expect([name, codes.includes('ACCOUNTS_LIVE_ELSEWHERE')]).toEqual([name, aboutOperators]);
    }
    expect((await elsewhere('{ operators { totalCount } }')).errors).toBeUndefined();
    expect(refusal(await mutate(elsewhere)('disablePartnerClient', { partnerClientId: 'x' },
      'partnerClient { id }'))).toBe('NOT_FOUND partnerClientId');
  });
});
