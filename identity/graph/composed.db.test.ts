/** Identity among the other subgraphs, behind the gateway. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { absentPort } from '../../gateway/execution/absent-port.ts';
import { PREFIX } from '../../subgraphs/contracts/ids.ts';
import { ANONYMOUS, type Actor } from '../../subgraphs/kernel/actor.ts';
import { decodeId, encodeId } from '../../subgraphs/kernel/ids.ts';
import { OWNER, startTestGraph, type TestGraph } from '../../tests/kit/graph.ts';

let graph: TestGraph;
beforeAll(async () => { graph = await startTestGraph(); }, 90_000);
afterAll(() => graph.stop());

const NODE = 'query N($id: ID!) { node(id: $id) { __typename id ... on Operator { email } } }';

async function create(email: string): Promise<string> {
  const { createOperator } = await graph.get(`mutation C($input: CreateOperatorInput!) {
    createOperator(input: $input) { operator { id } userErrors { code } } }`,
  { input: { idempotencyKey: email, email, name: 'Lin Jing', roles: ['AUDIT'] } });
  expect(createOperator.userErrors).toEqual([]);
  return createOperator.operator.id;
}

describe('identity behind the gateway', () => {
  it('is found by node, by who may see it', async () => {
    const id = await create('node@karat.test');
    expect(await graph.get(NODE, { id })).toEqual(
      { node: { __typename: 'Operator', id, email: 'node@karat.test' } });
    const unknown = encodeId(PREFIX.operator, '0197f000-0000-7000-8000-00000000ffff');
    expect(await graph.get(NODE, { id: unknown })).toEqual({ node: null });
    const auditor: Actor = { ...OWNER, scopes: ['audit:read'] };
    const answer = await graph.ask('query N($id: ID!) { node(id: $id) { id } }', { id }, auditor);
    expect(answer.data?.['node'] ?? null).toBeNull();
  });

  it('takes what belongs to others from them', async () => {
    const { registerFranchise: { franchise } } = await graph.get(`mutation {
      registerFranchise(input: { code: "suzhou", name: "Suzhou 苏州", city: "Suzhou", region: "CN",
        contract: { number: "C-1", startsOn: "2026-01-01" } }) { franchise { id } } }`);
    const tenant: Actor = { kind: 'tenant', id: 't', name: 'T', scopes: [], roles: ['manager'],
      tenantId: decodeId(PREFIX.franchise, franchise.id)! };
    const { viewer } = await graph.get('{ viewer { roles franchise { id code } } }', {}, tenant);
    expect(viewer).toEqual(
      { roles: ['MANAGER'], franchise: { id: franchise.id, code: 'suzhou' } });
  });

  it.each([['{ operators { totalCount } }', 'UNAUTHENTICATED'], ['{ viewer { name } }', 'UNAUTHENTICATED']])(
    'refuses %s to nobody', async (query, code) => {
      const { errors } = await graph.ask(query, {}, ANONYMOUS);
      expect(errors!.map((error) => error.extensions['code'])).toEqual([code]);
    });
});

describe('a house without identity', () => {
  it('says of its fields that nobody answers, and hides no dead letters', async () => {
    const port = absentPort('identity');
    await expect(port.execute({} as never)).rejects.toMatchObject(
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'identity' } });
    expect(await port.deliver([{ id: 'e' } as never]))
      .toEqual([{ id: 'e', error: 'identity does not run here' }]);
    expect([await port.deadLetters(5), await port.replayDeadLetters(['e'])]).toEqual([[], 0]);
  });
});
