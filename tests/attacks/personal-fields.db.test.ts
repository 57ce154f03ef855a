import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { nodePrefixesOf } from '../../gateway/schema-files.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import { ANONYMOUS, type Actor } from '../../subgraphs/kernel/actor.ts';
import { decodeId } from '../../subgraphs/kernel/ids.ts';
import { OWNER, type Answer, type TestGraph } from '../kit/graph.ts';
import { channel, person, tenant } from '../kit/subgraph.ts';
import { isLongRun } from '../kit/env.ts';
import { untilCalm } from './kit/calm.ts';
import { IMPERSONAL, PERSONAL, personalWays, tellingWays, type PersonalWay } from './kit/personal-fields.ts';
import { startWorld } from './kit/start-world.ts';
import { change, newMember, type World } from './kit/world.ts';

const WAYS = isLongRun() ? personalWays(6) : tellingWays(personalWays(5));
const CHUNK = 6;
const CHUNKS = Array.from({ length: Math.ceil(WAYS.length / CHUNK) }, (_, index) =>
  WAYS.slice(index * CHUNK, (index + 1) * CHUNK));
const NAMED = CHUNKS.map((ways) => [`${ways[0]!.path.name} …`, ways] as const);

let graph: TestGraph;
let world: World;
let ids: Record<string, string>;
let strangers: readonly [string, Actor][];
/** What the owner saw of the member: ids, numbers, and what stands in the profile. */
const secrets = new Set<string>();
const shown = new Set<string>();

beforeAll(async () => {
  const started = await startWorld();
  ({ graph, world } = started);
  await change(world, 'enrolMember', 'member { id }', { channelId: world.shop.channelId,
    externalId: 'somebody', region: 'CN', name: '王小明', source: 'ONLINE',
    idempotencyKey: 'again' }, world.shop.partner);
  const found = started.ids;
  const { member, order } = await graph.get(`query($id: ID!, $order: ID!) {
    member(id: $id) { cardNumber } order(id: $order) { externalNo } }`,
  { id: world.memberId, order: found['Order'] });
  ids = { ...found, card: member.cardNumber, externalId: 'somebody', externalNo: order.externalNo };
  await untilCalm(graph);
}, 600_000);
afterAll(() => graph.stop());

/** Another franchise, a partner of another channel, another member, nobody; each may do everything. */
async function somebodyElse(): Promise<[string, Actor][]> {
  const { franchise } = await change(world, 'registerFranchise', 'franchise { id }', { code: 'f-b',
    name: 'Franchise B', city: 'Suzhou', region: 'CN', idempotencyKey: 'f-b',
    contract: { number: 'C-2', startsOn: '2024-01-01' } });
  const { channel: other } = await change(world, 'registerChannel', 'channel { id }',
    { code: 'other', name: 'Other', kind: 'WEB', idempotencyKey: 'other' });
  const everything = SCOPES as readonly string[] as string[];
  return [
    ['another franchise', tenant(decodeId('frn', franchise.id)!, ...everything)],
    ['a partner of another channel', channel(decodeId('chn', other.id)!, ...everything)],
    ['another member', person(decodeId('mem', await newMember(world, { name: '陈静' }))!, ...everything)],
    ['nobody', ANONYMOUS],
  ];
}

const documentOf = (ways: readonly PersonalWay[], of: Readonly<Record<string, string>>) =>
  `{ ${ways.map((way, index) => way.document(`p${index}`, of)).join(' ')} }`;

/** The same ids with another body: of the right kind, and nobody's. */
function unknownIds(): Record<string, string> {
  const impersonal = new Set(IMPERSONAL);
  return Object.fromEntries(Object.entries(ids).map(([kind, id]) => [kind,
    impersonal.has(kind) ? id : id.includes('_') ? `${id.split('_')[0]}_01hk153x00ffffffffffffffff`
      : kind === 'card' ? '1000000000000000' : `unknown-${kind}`]));
}

const PERSONAL_ID = new RegExp(`\\b(${[...nodePrefixesOf(SUBGRAPHS)].flatMap(([prefix, { typename }]) =>
  (PERSONAL.includes(typename) ? [prefix] : [])).join('|')}|oln|rtn|att|lot|rel|ppo|pcp)_[0-9a-z]{26}\\b`, 'g');

function remember(answer: Answer, ways: readonly PersonalWay[]): void {
  const text = JSON.stringify(answer.data);
  for (const [id] of text.matchAll(PERSONAL_ID)) secrets.add(id);
  for (const way of ways) {
    if (text.includes(`"__typename":"${way.path.type}"`)) shown.add(way.path.type);
  }
}

/** What the answer says, without the budget and without the ids the question itself named. */
function bodyOf(answer: Answer): unknown {
  return { data: answer.data, errors: answer.errors?.map(({ message, path, extensions }) =>
    ({ message, path, code: extensions['code'] })) };
}

describe('kinds with ids', () => {
  it('are all sorted into personal and impersonal ones', () => {
    const kinds = [...nodePrefixesOf(SUBGRAPHS).values()].map(({ typename }) => typename);
    expect([...PERSONAL, ...IMPERSONAL].sort()).toEqual(kinds.sort());
    expect(WAYS.length).toBeGreaterThan(300);
  });
});

describe('data of a member, by all ways', () => {
  it.each(NAMED)('%s is shown to head office', async (_name, ways) => {
    const answer = await graph.ask(documentOf(ways, ids), {}, OWNER);
    expect(answer.errors).toBeUndefined();
    remember(answer, ways);
  });

  it('exists: head office has seen something of each kind', () => {
    expect(PERSONAL.filter((type) => !shown.has(type))).toEqual([]);
    expect(secrets.size).toBeGreaterThan(20);
    expect(secrets.has(world.memberId)).toBe(true);
  });

  // Only now: head office must not have seen the other member among all members.
  it('is asked for by strangers', async () => {
    strangers = await somebodyElse();
    await untilCalm(graph);
    expect(strangers).toHaveLength(4);
  });

  it.each(NAMED)(
    '%s is not there for anybody else, and looks as if it were unknown', async (_name, ways) => {
      for (const [who, actor] of strangers) {
        const answer = await graph.ask(documentOf(ways, ids), {}, actor);
        const text = JSON.stringify(answer);
        const leaked = [...secrets, '13800138000', '王小明', '王**', ids['card']!,
          ids['externalNo']!].filter((secret) => text.includes(secret));
        expect([who, leaked]).toEqual([who, []]);
        const unknown = await graph.ask(documentOf(ways, unknownIds()), {}, actor);
        expect([who, bodyOf(answer)]).toEqual([who, bodyOf(unknown)]);
      }
    });
});

describe('lists and counts', () => {
  it.each(['{ members { totalCount items { id } } }', '{ orders { totalCount items { id } } }',
    '{ mergeCases { totalCount items { id } } }', '{ rebates { totalCount items { id } } }',
    '{ pointsAdjustments { totalCount items { id } } }',
    '{ members(filter: { search: "王小明" }) { totalCount } }',
    '{ members(filter: { search: "13800138000" }) { totalCount } }',
    '{ orders(filter: { search: "no-somebody" }) { totalCount } }',
  ])('%s count nothing foreign', async (query) => {
    for (const [who, actor] of strangers) {
      const { data, errors } = await graph.ask(query, {}, actor);
      if (errors) {
        expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(errors[0]!.extensions['code']);
        continue;
      }
      const [list] = Object.values(data!) as { totalCount: number; items?: { id: string }[] }[];
      const own = who === 'another member' && query.startsWith('{ members { ') ? 1 : 0;
      expect([who, list!.totalCount]).toEqual([who, own]);
      for (const { id } of list!.items ?? []) expect(secrets.has(id)).toBe(false);
    }
  });
});

describe('each subgraph for itself, asked without the gateway', () => {
  const kinds = [...nodePrefixesOf(SUBGRAPHS).values()]
    .filter(({ subgraph }) => SUBGRAPHS.some(({ name }) => name === subgraph));

  it.each(kinds.map(({ typename, subgraph }) => [typename, subgraph] as const))(
    '%s of %s is refused without its scopes, and null for whoever may not see it',
    async (typename, subgraph) => {
      const { port } = graph.runtimes.get(subgraph)!;
      const document = parse(`query($r: [_Any!]!) { _entities(representations: $r) {
        __typename ... on ${typename} { id } } }`);
      const representations = [{ __typename: typename, id: ids[typename] }];
      const ask = async (actor: Actor): Promise<any> => JSON.parse(JSON.stringify(await port.execute({
        document, variables: { r: representations },
        context: { requestId: 'r', actor, deadlineAt: Date.now() + 10_000 } })));
      expect((await ask(OWNER)).data._entities).toEqual(representations);
      for (const [who, actor] of strangers) {
        const bare = { ...actor, scopes: [] };
        const { data, errors } = await ask(bare);
        const found = data?._entities?.[0] ?? null;
        if (found === null && errors) {
          expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(errors[0].extensions.code);
        } else {
          // Names of the network and goods on sale are open to everybody who is signed in.
          expect([who, IMPERSONAL.includes(typename) || found === null]).toEqual([who, true]);
        }
        if (!PERSONAL.includes(typename)) continue;
        const all = await ask(actor);
        expect([who, all.data?._entities?.[0] ?? null]).toEqual([who, null]);
      }
    });
});
