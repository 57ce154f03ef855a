import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, stripIgnoredCharacters } from 'graphql';
import pino from 'pino';
import { composeSupergraph } from '../../../gateway/compose.ts';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { createHttpPort } from '../../../subgraphs/kernel/server/http-port.ts';
import { serveSubgraph } from '../../../subgraphs/kernel/server/http-server.ts';
import { signHop } from '../../../subgraphs/kernel/signed-actor.ts';
import { operator, startTestSubgraph } from '../../kit/subgraph.ts';
import { peerPort, sdlOf, type PeerSubgraph, type World } from '../federation/world.ts';
import { wares } from './wares.ts';

const secret = 'the hop of this test';
const log = pino({ level: 'silent' });
const closers: (() => Promise<unknown>)[] = [];
let url: string;
let gateway: Gateway;
let sdl: string;

const world: World = {
  Maker: [{ mail: 'ida@makers', name: 'Ida of the makers', made: 4, years: 3 }],
  Depot: [{ id: 'd1', town: 'Bern' }],
};
const makers: PeerSubgraph = {
  sdl: 'type Maker @key(fields: "mail") { mail: ID! name: String made: Int @shareable years: Int! }',
  never: ['Maker.name'],
};
const depots: PeerSubgraph = {
  sdl: `interface Stock @key(fields: "id") { id: ID! } type Depot implements Stock @key(fields: "id") { id: ID! town:
    String }
    type Query { stock(id: ID!): Stock }`,
  roots: { stock: ({ id }) => `@Depot:${id}` },
};

beforeAll(async () => {
  const app = await startTestSubgraph(wares);
  const server = await serveSubgraph(app.runtime, { port: 0, host: '127.0.0.1', secret, log });
  url = server.url;
  const port = createHttpPort({ name: 'wares', url,
    sign: (context, body) => signHop(secret, context, 'wares', body) });
  gateway = await createGateway({
    supergraphSdl: composeSupergraph([{ name: 'wares', sdl: wares.built.sdl },
      { name: 'makers', sdl: sdlOf(makers) }, { name: 'depots', sdl: sdlOf(depots) }]),
    ports: new Map([['wares', port], ['makers', peerPort('makers', makers, world)],
      ['depots', peerPort('depots', depots, world)]]),
    authenticate: () => Promise.resolve(operator()), mode: 'development', log,
  });
  closers.push(() => app.stop(), () => server.close(), () => port.close(), () => gateway.close());
  sdl = stripIgnoredCharacters((await ask('{ _service { sdl } }')).data._service.sdl as string);
});
afterAll(async () => { for (const close of closers.reverse()) await close(); });

/** The subgraph itself, as a gateway asks it. */
async function ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<any> {
  const body = JSON.stringify({ query, variables });
  const context = { requestId: 'r', actor: operator(), deadlineAt: Date.now() + 5_000 };
  const response = await fetch(`${url}/graphql`, { method: 'POST', body, headers: { ...headers,
    'content-type': 'application/json', 'karat-actor': signHop(secret, context, 'wares', body) } });
  return await response.json();
}

const entities = async (representation: object, selection: string) =>
  await ask(`query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`, { r: [representation] });
const through = async (query: string) => {
  const { data, errors } = await gateway.execute({ query, actor: operator() });
  return { data, errors };
};

describe('what the subgraph says of itself', () => {
  it('is its SDL, as it is composed', () => {
    expect(sdl.startsWith(stripIgnoredCharacters(wares.built.sdl))).toBe(true);
    expect(() => parse(sdl)).not.toThrow();
    expect(sdl).toContain('type Query');
  });

  it.each([
    ['one link to federation', /@link\(url:"https:\/\/specs\.apollo\.dev\/federation\/v2\.\d+" import:\["@key"/],
    ['a directive of its own, linked', /@link\(url:"https:\/\/specs\.example\/gem\/v1\.0" import:\["@gem"\]\)/],
    ['… and composed', /extend schema[^{]*@composeDirective\(name:"@gem"\)/],
    ['… and defined', /directive@gem\(cut:String!\)on OBJECT/],
    ['… and used', /type Ware@gem\(cut:"round"\)/],
    ['@key', /type Maker@extends@key\(fields:"mail"\)/],
    ['@key of two fields', /type RetiredWare@key\(fields:"sku pack"\)/],
    ['@key within another thing', /type WareStudy@key\(fields:"study { number }"\)/],
    ['several keys', /@key\(fields:"id"\)@key\(fields:"sku pack"\)@key\(fields:"sku kind { id }"\)/],
    ['@extends', /type Maker@extends/],
    ['@external', /made:Int@external/],
    ['@inaccessible', /unit:String@inaccessible/],
    ['@interfaceObject', /type Stock@key\(fields:"id"\)@interfaceObject/],
    ['@override', /name:String@override\(from:"makers"\)/],
    ['@provides', /maker:Maker@provides\(fields:"made"\)/],
    ['@requires', /perYear:Int@requires\(fields:"made years"\)/],
    ['@shareable', /type WareSize@shareable/],
    ['@tag', /notes:String@tag\(name:"internal"\)/],
    ['@deprecated', /retiredWare\([^)]*\):RetiredWare@deprecated\(reason:"Wares are asked by id\."\)/],
  ])('%s', (_what, text) => expect(sdl).toMatch(text));

  it('no name twice, and no prefix of the specification', () => {
    expect(sdl.match(/specs\.apollo\.dev\/federation/g)).toHaveLength(1);
    expect(sdl).not.toMatch(/@federation__(?:key|tag|inaccessible|shareable|override|extends|external)/);
  });
});

describe('entities', () => {
  it.each([
    ['by one field', { __typename: 'Maker', mail: 'ida@makers' }, '... on Maker { mail name }', { mail: 'ida@makers',
      name: 'Ida of the wares' }],
    ['by two', { __typename: 'RetiredWare', sku: 'old-1', pack: 'old-pack' }, '... on RetiredWare { reason }',
      { reason: 'a better one came' }],
    ['by a field within', { __typename: 'WareStudy', study: { number: '7' } },
      '... on WareStudy { outcome study { title } }', { outcome: 'none', study: { title: 'Wear' } }],
    ['by the first of several', { __typename: 'Ware', id: 'w2' }, '... on Ware { sku }', { sku: 'chain' }],
    ['by the second', { __typename: 'Ware', sku: 'ring', pack: 'box' }, '... on Ware { id }', { id: 'w1' }],
    ['by the third', { __typename: 'Ware', sku: 'chain', kind: { id: 'k2' } }, '... on Ware { id }', { id: 'w2' }],
    ['with what they require', { __typename: 'Maker', mail: 'ida@makers', made: 12, years: 3 },
      '... on Maker { perYear }', { perYear: 4 }],
    ['of an interface object', { __typename: 'Stock', id: 'd1' }, '... on Stock { retired { sku } }',
      { retired: [{ sku: 'old-1' }] }],
    ['that nobody knows', { __typename: 'Ware', id: 'w9' }, '... on Ware { id }', null],
  ])('%s', async (_what, representation, selection, expected) => {
    expect(await entities(representation, selection)).toEqual({ data: { _entities: [expected] } });
  });
});

describe('through the gateway', () => {
  it.each([
    ['@override: the name is that of the wares', '{ ware(id: "w1") { maker { name } } }',
      { ware: { maker: { name: 'Ida of the wares' } } }],
    ['@requires: of both subgraphs', '{ ware(id: "w1") { maker { perYear mail } } }',
      { ware: { maker: { perYear: Math.floor(4 / 3), mail: 'ida@makers' } } }],
    ['@provides: what is at hand', '{ ware(id: "w1") { maker { made } } }', { ware: { maker: { made: 1337 } } }],
    ['@shareable', '{ ware(id: "w1") { size { length weight } } }', { ware: { size: { length: 'small', weight: 1 } } }],
    ['@interfaceObject: fields for members it does not know', '{ stock(id: "d1") { __typename retired { sku } } }',
      { stock: { __typename: 'Depot', retired: [{ sku: 'old-1' }] } }],
  ])('%s', async (_what, query, data) => {
    expect(await through(query)).toEqual({ data, errors: undefined });
  });

  it('@inaccessible: asked of the subgraph, not of the graph', async () => {
    expect((await ask('{ ware(id: "w1") { size { unit } } }')).data).toEqual({ ware: { size: { unit: 'kg' } } });
    const { errors } = await through('{ ware(id: "w1") { size { unit } } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('traces when it is asked to, and only then', async () => {
    const traced = await ask('{ __typename }', {}, { 'apollo-federation-include-trace': 'ftv1' });
    expect(traced).toEqual({ data: { __typename: 'Query' }, extensions: { ftv1: expect.any(String) } });
    expect(await ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
  });
});
