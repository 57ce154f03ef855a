import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { pino } from 'pino';
import type {
  AuditQuestion, AuditRecord, DeadLetter, SubgraphPort, WaitingDelivery,
} from '../../subgraphs/kernel/port.ts';
import { composeSupergraph } from '../compose.ts';
import { actor, fixturePort, LINK, type Call, type Fixture } from '../tests/fixture.ts';
import { createGateway } from '../gateway.ts';
import { createPlatformPort } from './platform-port.ts';
import { platformSdl } from './platform-sdl.ts';

const MEN_SDL = `${LINK} type Man @key(fields: "id") { id: ID! name: String }
  type Woman @key(fields: "id") @requiresScopes(scopes: [["women:read"]]) { id: ID! name: String }
  type Query { men: Int }`;
const PET_SDL = `${LINK} type Pet @key(fields: "id") { id: ID! sound: String }
  type Query { pets: Int }`;

const PREFIXES = new Map([
  ['man', { typename: 'Man', subgraph: 'men' }],
  ['wom', { typename: 'Woman', subgraph: 'men' }],
  ['pet', { typename: 'Pet', subgraph: 'pets' }],
]);

const id = (prefix: string, digit: string): string => `${prefix}_0${digit.repeat(25)}`;
const ops = actor('operator', ['platform:events', 'women:read'], 'ops');

function letter(number: number, failedAt: string): DeadLetter {
  return { id: `dl-${number}`, publisher: 'men', subscriber: 'pets', attempts: 5, error: 'no',
    failedAt, event: { id: `e-${number}`, name: 'man.came.v1', aggregateId: 'man',
      at: '2026-01-01T00:00:00Z', requestId: 'r', payload: { secret: 'payload' } } };
}

function waiting(number: number, at: string, why: WaitingDelivery['why']): WaitingDelivery {
  return { publisher: 'men', subscriber: 'pets', why, error: 'not yet: the man', tries: number,
    nextTryAt: '2026-02-01T00:00:00Z',
    event: { id: `e-${number}`, name: 'man.came.v1', aggregateId: 'man', at } };
}

async function build(
  letters: Record<string, DeadLetter[] | Error> = {}, waits: Record<string, WaitingDelivery[]> = {},
) {
  const calls: Call[] = [];
  const fault: Fixture['fault'] = new Map();
  const ports = new Map<string, SubgraphPort>();
  // Only what ends with "1" exists, as if the rest were foreign.
  const find = (entity: { id: string }) =>
    Promise.resolve(entity.id.endsWith('1') ? { ...entity, name: 'n', sound: 's' } : null);
  const add = (name: string, sdl: string, resolvers: object): void => {
    const own = letters[name] ?? [];
    ports.set(name, { ...fixturePort(name, sdl, resolvers, calls, fault),
      deadLetters: () => own instanceof Error ? Promise.reject(own) : Promise.resolve(own),
      waiting: () => own instanceof Error ? Promise.reject(own) : Promise.resolve(waits[name] ?? []),
      replayDeadLetters: (ids) => own instanceof Error ? Promise.reject(own)
        : Promise.resolve(own.filter((item) => ids.includes(item.id)).length) });
  };
  add('men', MEN_SDL, { Man: { __resolveReference: find }, Woman: { __resolveReference: find } });
  add('pets', PET_SDL, { Pet: { __resolveReference: find } });
  const log = pino({ level: 'silent' });
  ports.set('platform', createPlatformPort({ nodePrefixes: PREFIXES, ports, log }));
  const gateway = await createGateway({
    supergraphSdl: composeSupergraph([{ name: 'men', sdl: MEN_SDL }, { name: 'pets', sdl: PET_SDL },
      { name: 'platform', sdl: platformSdl(PREFIXES) }]),
    ports, log, mode: 'development', authenticate: () => Promise.resolve(ops),
  });
  return { gateway, calls, fault, ports };
}

describe('node and nodes', () => {
  it('find an object by its id and fill it from its owner', async () => {
    const { gateway } = await build();
    const result = await gateway.execute({ variables: { id: id('man', '1') }, actor: ops,
      query: 'query ($id: ID!) { node(id: $id) { __typename id ... on Man { name } } }' });
    expect(result.errors).toBeUndefined();
    expect(result.data).toEqual({ node: { __typename: 'Man', id: id('man', '1'), name: 'n' } });
  });

  it('look the same for unknown, foreign and malformed ids', async () => {
    const { gateway } = await build();
    for (const odd of [id('man', '2'), id('car', '1'), 'man_1', '', 'x'.repeat(500),
      `${id('man', '1')}1`, id('man', '1').toUpperCase(), id('man', 'u')]) {
      const result = await gateway.execute({
        query: 'query ($id: ID!) { node(id: $id) { __typename } }', variables: { id: odd },
        actor: ops });
      expect(result).toMatchObject({ data: { node: null } });
      expect(result.errors).toBeUndefined();
    }
  });

  it('ask each owner once, and keep the order', async () => {
    const { gateway, calls } = await build();
    const ids = [id('pet', '1'), id('man', '1'), 'odd', id('wom', '1'), id('man', '2'),
      id('pet', '1')];
    const result = await gateway.execute({ variables: { ids }, actor: ops,
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }' });
    expect((result.data as { nodes: unknown[] }).nodes.map((node) =>
      (node as { __typename?: string } | null)?.__typename ?? null))
      .toEqual(['Pet', 'Man', null, 'Woman', null, 'Pet']);
    expect(calls.map((call) => call.subgraph).sort()).toEqual(['men', 'pets']);
    expect(calls[0]?.request.context.actor).toEqual(ops);
  });

  it('refuse more than 100 ids', async () => {
    const { gateway, calls } = await build();
    const result = await gateway.execute({
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', actor: ops,
      variables: { ids: Array(101).fill(id('man', '1')) } });
    expect(result.errors?.[0]?.extensions).toEqual({ code: 'LIMIT_EXCEEDED', limit: 100 });
    expect(calls).toHaveLength(0);
  });

  it('say which part is missing when an owner is down', async () => {
    const { gateway, fault } = await build();
    fault.set('pets', () => Promise.reject(new Error('down')));
    const result = await gateway.execute({ variables: { ids: [id('man', '1'), id('pet', '1')] },
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }', actor: ops });
    expect(result.data).toEqual({ nodes: [{ __typename: 'Man' }, null] });
    expect(result.errors?.[0]).toMatchObject({ path: ['nodes', 1],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
  });

  it('ask for the scopes of a type only when its fields are selected', async () => {
    const { gateway } = await build();
    const stranger = actor('operator', [], 'stranger');
    const ask = (selection: string) => gateway.execute({ actor: stranger,
      query: `query ($id: ID!) { node(id: $id) { ${selection} } }`,
      variables: { id: id('man', '1') } });
    expect((await ask('__typename ... on Man { name }')).data)
      .toEqual({ node: { __typename: 'Man', name: 'n' } });
    expect((await ask('... on Woman { name }')).errors?.[0]?.extensions?.['code'])
      .toBe('FORBIDDEN');
  });
});

describe('dead letters', () => {
  const LIST = `{ deadLetters(first: 2) {
    id subscriber eventName aggregateId recordedAt attempts } }`;
  const WAITING = '{ waitingEvents(first: 2) { eventId recordedAt waitsFor tries } }';
  const REPLAY = `mutation ($ids: [String!]!) { replayDeadLetters(input: { ids: $ids }) {
    replayedCount userErrors { code path message } } }`;

  it('are listed newest first over all subgraphs that answer, without their payload', async () => {
    const { gateway } = await build({ men: [letter(1, '2026-01-01'), letter(3, '2026-01-03')],
      pets: [letter(2, '2026-01-02')] });
    const { data } = await gateway.execute({ query: LIST, actor: ops });
    expect((data as { deadLetters: { id: string }[] }).deadLetters.map((item) => item.id))
      .toEqual(['dl-3', 'dl-2']);
    expect(JSON.stringify(data)).not.toContain('payload');
    const broken = await build({ men: new Error('down'), pets: [letter(2, '2026-01-02')] });
    expect((await broken.gateway.execute({ query: LIST, actor: ops })).data).toMatchObject(
      { deadLetters: [{ id: 'dl-2', eventName: 'man.came.v1', attempts: 5 }] });
  });

  it('are preceded by what waits, oldest first over all subgraphs, with its reason', async () => {
    const { gateway } = await build({}, { men: [waiting(1, '2026-01-03T00:00:00Z', 'precondition')],
      pets: [waiting(2, '2026-01-01T00:00:00Z', 'away'), waiting(3, '2026-01-02T00:00:00Z', 'failing')] });
    const { data } = await gateway.execute({ query: WAITING, actor: ops });
    expect(data).toEqual({ waitingEvents: [
      { eventId: 'e-2', recordedAt: '2026-01-01T00:00:00Z', waitsFor: 'SUBSCRIBER', tries: 2 },
      { eventId: 'e-3', recordedAt: '2026-01-02T00:00:00Z', waitsFor: 'NEXT_TRY', tries: 3 }] });
    const broken = await build({ men: new Error('down') }, { pets: [waiting(2, '2026-01-01', 'away')] });
    expect((await broken.gateway.execute({ query: WAITING, actor: ops })).data)
      .toMatchObject({ waitingEvents: [{ eventId: 'e-2' }] });
  });

  it('are replayed, with a word about those not found', async () => {
    const { gateway } = await build({ men: [letter(1, 'a')], pets: [letter(2, 'b')] });
    const ask = async (ids: string[]) => (await gateway.execute({ query: REPLAY, variables: { ids },
      actor: ops })).data?.['replayDeadLetters'];
    expect(await ask(['dl-1', 'dl-2'])).toEqual({ replayedCount: 2, userErrors: [] });
    expect(await ask(['dl-1', 'dl-9'])).toMatchObject({ replayedCount: 1,
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'ids'] }] });
    expect(await ask([]))
      .toMatchObject({ replayedCount: 0, userErrors: [{ code: 'OUT_OF_RANGE' }] });
  });

  it('refuse ids that no database can hold', async () => {
    const { gateway } = await build({ men: [letter(1, '2026-01-01T00:00:00Z')] });
    for (const bad of ['a\u0000b', 'a\ud800b', 'x'.repeat(10_001)]) {
      const { errors } = await gateway.execute({ query: REPLAY, variables: { ids: [bad] }, actor: ops });
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
  });

  it('need the scope, here and in the gateway', async () => {
    const { gateway } = await build();
    const replay = 'mutation { replayDeadLetters(input: { ids: ["a"] }) { replayedCount } }';
    const log = pino({ level: 'silent' });
    for (const query of [LIST, WAITING, replay]) {
      const clerk = actor('operator', [], 'clerk');
      expect((await gateway.execute({ query, actor: clerk })).errors?.[0]?.extensions?.['code'])
        .toBe('FORBIDDEN');
      const port = createPlatformPort({ nodePrefixes: PREFIXES, ports: new Map(), log });
      const answer = await port.execute({ document: parse(query), context: {
        requestId: 'r', actor: clerk, deadlineAt: 0 } });
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    }
  });
});

describe('the audit trail', () => {
  const TRAIL = `query ($filter: AuditFilter, $after: String) {
    auditTrail(filter: $filter, first: 2, after: $after) {
      edges { node { id room command recordedAt } cursor } missingRooms pageInfo { hasNextPage endCursor }
    } }`;
  const auditor = actor('operator', ['audit:read'], 'auditor');
  const record = (room: string, number: number): AuditRecord => ({
    id: `01900000-0000-7000-8000-00000000000${number}`, room, at: `2026-01-0${number}T00:00:00.000Z`,
    command: `${room}.come`, actorKind: 'operator', actorId: 'a', actorName: 'Ann', requestId: 'r',
    subjectId: null, reason: null, before: null, after: '{}',
  });

  async function buildTrail(trail: Record<string, AuditRecord[] | Error>) {
    const { gateway, ports } = await build();
    const questions: AuditQuestion[] = [];
    for (const [name, own] of Object.entries(trail)) {
      ports.set(name, { ...ports.get(name)!, auditRecords: (asked) => {
        questions.push(asked);
        return own instanceof Error ? Promise.reject(own)
          : Promise.resolve(own.filter(({ at }) => !asked.before || at < asked.before.at));
      } });
    }
    const ask = async (variables: object = {}, by = auditor) =>
      gateway.execute({ query: TRAIL, variables: variables as Record<string, unknown>, actor: by });
    return { ask, questions };
  }
  const idsOf = (result: any) => result.data.auditTrail.edges.map(({ node }: any) => `${node.room} ${node.id.at(-1)}`);

  it('is one of all rooms, newest first, page by page', async () => {
    const { ask } = await buildTrail({ men: [record('men', 4), record('men', 1)], pets: [record('pets', 3)] });
    const first = await ask();
    expect(idsOf(first)).toEqual(['men 4', 'pets 3']);
    expect((first as any).data.auditTrail).toMatchObject({ missingRooms: [], pageInfo: { hasNextPage: true } });
    const second = await ask({ after: (first as any).data.auditTrail.pageInfo.endCursor });
    expect(idsOf(second)).toEqual(['men 1']);
  });

  it('names rooms that do not answer', async () => {
    const { ask } = await buildTrail({ men: new Error('down'), pets: [record('pets', 3)] });
    expect((await ask() as any).data.auditTrail.missingRooms).toEqual(['men']);
    expect(idsOf(await ask({ filter: { room: 'pets' } }))).toEqual(['pets 3']);
  });

  it('asks by the uuid of any id, and finds nothing by what is none', async () => {
    const { ask, questions } = await buildTrail({ men: [record('men', 1)] });
    await ask({ filter: { subjectId: id('man', '1'), from: '2026-01-01T08:00:00+08:00' } });
    expect(questions[0]).toMatchObject(
      { subjectId: '01084210-8421-0842-1084-210842108421', from: '2026-01-01T00:00:00.000Z', limit: 3 });
    expect(idsOf(await ask({ filter: { subjectId: 'nonsense' } }))).toEqual([]);
  });

  it.each([
    [{ after: 'WyJhIiwiYiJd' }], [{ after: '!' }], [{ filter: { from: 'yesterday' } }],
  ])('refuses %j as bad input', async (variables) => {
    const { ask } = await buildTrail({});
    expect((await ask(variables)).errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  it('is head office\'s, with the scope', async () => {
    const { ask } = await buildTrail({});
    for (const by of [actor('operator', [], 'clerk'), actor('tenant', ['audit:read'], 'f-01')]) {
      expect((await ask({}, by)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    }
  });
});
