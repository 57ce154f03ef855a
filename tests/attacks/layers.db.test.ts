import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isEnumType, isInputObjectType, type GraphQLField } from 'graphql';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { decodeId } from '../../subgraphs/kernel/ids.ts';
import { OWNER, type TestGraph } from '../kit/graph.ts';
import { channel, person, tenant } from '../kit/subgraph.ts';
import { api } from './kit/api.ts';
import { untilCalm } from './kit/calm.ts';
import { callOf } from './kit/paths.ts';
import {
  argumentOf, FIGURES, leafFields, PERSONAL, personalTypes, personalWays, type PersonalWay,
} from './kit/personal-fields.ts';
import { startWorld } from './kit/start-world.ts';
import { change, SECOND, type World } from './kit/world.ts';

const PERSON = { name: '司马青衫', phone: '+8613800138000', email: 'qingshan@example.com', birthday: '1987-04-23' };
const MASKED = { name: '司***', phone: '+86138****8000', email: 'q***@example.com' };

/** Every edge to data of a member, once, on its shortest way. */
const WAYS = onceEachEdge(personalWays(4));
const CHUNK = 12;

let graph: TestGraph;
let world: World;
let ids: Record<string, string>;
let home: string;
let whole: string[];
let masked: string[];

function onceEachEdge(ways: readonly PersonalWay[]): PersonalWay[] {
  const met = new Set<string>();
  return ways.filter(({ path }) => {
    const edge = `${path.depth === 1 ? 'Query.' : ''}${path.name.split('.').slice(-2).join('.')}: ${path.type}`;
    return !met.has(edge) && met.add(edge);
  });
}

beforeAll(async () => {
  const started = await startWorld();
  ({ graph, world } = started);
  const { member } = await graph.get('query($id: ID!) { member(id: $id) { cardNumber version } }',
    { id: world.memberId });
  await change(world, 'updateProfile', 'member { id }',
    { memberId: world.memberId, expectedVersion: member.version, ...PERSON, phoneVerified: true });
  ids = { ...started.ids, card: member.cardNumber, externalId: 'somebody', externalNo: 'no-somebody' };
  home = decodeId('frn', world.shop.franchiseId)!;
  whole = [PERSON.name, PERSON.phone, PERSON.email, PERSON.birthday, '13800138000'];
  masked = [...Object.values(MASKED), member.cardNumber];
  await untilCalm(graph);
}, 600_000);
afterAll(() => graph.stop());

const everything = SCOPES as readonly string[] as string[];
/** Somebody of the home franchise, with every scope there is: what is not shown hangs on its layer alone. */
const staff = (role: string | null, tenantId = home): Actor => (
  { ...tenant(tenantId, ...everything), id: `${tenantId} ${role}`, roles: role === null ? [] : [role] });

/**
 * What the ways answer this actor, some asked together. Where one leaves all of them without an answer, each is asked
 * alone, and has to answer.
 */
async function* answersTo(ways: readonly PersonalWay[], actor: Actor): AsyncGenerator<[PersonalWay, unknown, unknown]> {
  for (let from = 0; from < ways.length; from += CHUNK) {
    const some = ways.slice(from, from + CHUNK);
    const together = some.map((way, n) => way.document(`p${n}`, ids)).join(' ');
    const { data, errors } = await graph.ask(`{ ${together} }`, {}, actor);
    if (data) {
      for (const [n, way] of some.entries()) yield [way, data[`p${n}`], n === 0 ? errors : null];
      continue;
    }
    for (const way of some) {
      const alone = await graph.ask(`{ ${way.document('p0', ids)} }`, {}, actor);
      // Nobody who may ask is refused: behind a way that says nothing, anything might hide.
      if (!alone.data) throw new Error(`${way.path.name} refuses: ${JSON.stringify(alone.errors)}`);
      yield [way, alone.data['p0'], alone.errors];
    }
  }
}

/** Names of ways whose answers have one of these texts, cursors read. */
async function leaks(ways: readonly PersonalWay[], actor: Actor, secrets: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const [{ path }, answer, errors] of answersTo(ways, actor)) {
    if (tells(answer, secrets)) found.push(path.name);
    if (tells(errors, secrets)) found.push(`errors near ${path.name}`);
  }
  return found;
}

function tells(answer: unknown, secrets: readonly string[]): boolean {
  const text = JSON.stringify(answer ?? null);
  const cursors = [...text.matchAll(/"([\w+/=-]{16,})"/g)].map(([, cursor]) =>
    Buffer.from(cursor!, 'base64url').toString('utf8'));
  return [text, ...cursors].some((one) => secrets.some((secret) => one.includes(secret)));
}

/** Whether somebody is in it at all. */
function speaks(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.some(speaks);
  if (answer === null || typeof answer !== 'object') return false;
  return 'id' in answer || Object.values(answer).some(speaks);
}

const isContact = ({ path }: PersonalWay): boolean => path.name.includes('.contact');
const consent = (granted: boolean) => change(world, 'recordConsent', 'member { id }', { memberId: world.memberId,
  purpose: 'FRANCHISE_SHARING', granted, textVersion: '1', textHash: 'a'.repeat(64), source: 'STORE',
  idempotencyKey: world.fresh() });
const layerOf = async (actor: Actor): Promise<number> => (await graph.get(
  'query($id: ID!) { member(id: $id) { sharing { layer } } }', { id: world.memberId }, actor)).member.sharing.layer;
const ROLES = [['manager'], ['associate'], [null]] as const;

describe('every way to a member, by layer and role', () => {
  it('shows head office what is looked for', async () => {
    expect(WAYS.length).toBeGreaterThan(200);
    const found = await leaks(WAYS.filter(isContact).slice(0, CHUNK), OWNER, whole);
    expect(found.length).toBeGreaterThan(0);
    expect((await leaks(WAYS.slice(0, 4 * CHUNK), OWNER, masked)).length).toBeGreaterThan(0);
    const met = new Set<string>();
    for await (const [{ path }, answer] of answersTo(WAYS, OWNER)) if (speaks(answer)) met.add(path.type);
    expect(PERSONAL.filter((kind) => !met.has(kind))).toEqual([]);
  });

  it.each(ROLES)('1: %s without consent learns no name, contact, birthday or card', async (role) => {
    expect(await layerOf(staff(role))).toBe(1);
    // All ways once; the near ones, on which the role is read, for the others.
    const ways = role === 'manager' ? WAYS : WAYS.filter(({ path }) => path.depth <= 2);
    expect(await leaks(ways, staff(role), [...whole, ...masked, '04-23'])).toEqual([]);
  });

  it('2: with consent contacts are masked, and whole nowhere, to whom the terms do not show more', async () => {
    await consent(true);
    await untilCalm(graph);
    expect(await layerOf(staff('associate'))).toBe(2);
    expect(await leaks(WAYS, staff('associate'), whole)).toEqual([]);
    expect((await leaks(WAYS.slice(0, 4 * CHUNK), staff('associate'), masked)).length).toBeGreaterThan(0);
  });

  it('3: a manager sees them whole while the member is served, and by asking for them alone', async () => {
    expect(await layerOf(staff('manager'))).toBe(3);
    const others = WAYS.filter((way) => !isContact(way));
    expect(await leaks(others, staff('manager'), whole)).toEqual([]);
    expect((await leaks(WAYS.filter(isContact), staff('manager'), whole)).length).toBeGreaterThan(0);
  });

  it('narrower terms close it again for everybody, at once', async () => {
    await change(world, 'proposeSharingTerms', 'terms { state }', { franchiseId: world.shop.franchiseId, manager: 1,
      associate: 1, reason: 'an incident', idempotencyKey: world.fresh() });
    expect(await leaks(WAYS, staff('manager'), [...whole, ...masked])).toEqual([]);
    const { terms } = await change(world, 'proposeSharingTerms', 'terms { id version state }', {
      franchiseId: world.shop.franchiseId, manager: 3, associate: 2, reason: 'the incident is over',
      idempotencyKey: world.fresh() });
    await change(world, 'decideSharingTerms', 'terms { state }', { termsId: terms.id, verdict: 'APPROVE',
      expectedVersion: terms.version, idempotencyKey: world.fresh() }, SECOND);
    expect(await layerOf(staff('manager'))).toBe(3);
    await consent(false);
    expect(await layerOf(staff('manager'))).toBe(1);
  });
});

const roots = (): GraphQLField<unknown, unknown>[] => Object.values(api().getQueryType()!.getFields());
const takes = (field: GraphQLField<unknown, unknown>, name: string) => field.args.find((one) => one.name === name);

const HIDDEN = { name: '慕容紫英', phone: '+8613900001111', email: 'ziying@example.com', birthday: '1991-03-19' };

describe('what mutations answer of a pseudonym', () => {
  const print = async (memberId: string, actor: Actor) => (await graph.ask(`mutation($input: PrintMemberCardInput!) {
    printMemberCard(input: $input) { printed ${leafFields('PrintedCard', 2)} userErrors { code message path } } }`,
  { input: { memberId, idempotencyKey: world.fresh() } }, actor)).data?.printMemberCard;

  it('is no more than what is read: no printed card, until its code is checked', async () => {
    const { member: { id } } = await change(world, 'enrolMember', 'member { id }', { ...HIDDEN, phoneVerified: true,
      region: 'CN', source: 'STORE', outletId: world.shop.storeId, idempotencyKey: world.fresh() }, staff('manager'));
    await graph.settled();
    const { cardNumber } = (await graph.get('query($id: ID!) { member(id: $id) { cardNumber } }', { id })).member;
    const hidden = [...Object.values(HIDDEN), '慕***', 'z***@example.com', '+86139****1111', cardNumber, '03-19'];
    graph.clock.advance(2 * 3_600_000);
    for (const role of ['manager', 'associate', null]) {
      const answer = await print(id, staff(role));
      expect([answer.userErrors[0].code, tells(answer, hidden)]).toEqual(['SERVICE_REQUIRED', false]);
    }
    const { memberCode } = await graph.get('{ memberCode { code } }', {},
      person(decodeId('mem', id)!, 'members:read', 'members:self'));
    const checked = await graph.ask(`mutation($input: CheckMemberCodeInput!) { checkMemberCode(input: $input) {
      member ${leafFields('Member', 2)} visit ${leafFields('StoreVisit', 2)} userErrors { code message path } } }`, {
      input: { code: memberCode.code, outletId: world.shop.storeId, idempotencyKey: world.fresh() },
    }, staff('associate'));
    expect(checked.data?.checkMemberCode).toMatchObject({ member: { id }, userErrors: [] });
    expect(tells([checked.data, checked.errors], hidden)).toBe(false);
    expect((await print(id, staff('associate'))).printed.cardNumber).toBe(cardNumber);
  });
});

describe('questions as oracles', () => {
  const searchable = roots().filter((field) => {
    const filter = takes(field, 'filter');
    const type = filter && getNamedType(filter.type);
    return takes(field, 'search') || (isInputObjectType(type) && type.getFields()['search']);
  });

  it.each(searchable.map((field) => [field.name, field] as const))(
    '%s answers a name, phone or card of a pseudonym like those of nobody', async (_name, field) => {
      const searched = async (text: string) => {
        const list = callOf('Query', field, (coordinate, argument) => {
          if (argument.name === 'search') return JSON.stringify(text);
          return argument.name === 'filter' ? `{ search: ${JSON.stringify(text)} }` : argumentOf(coordinate, argument);
        });
        const { data, errors } = await graph.ask(`{ list: ${list} { __typename ${totalOf(field)} } }`, {},
          staff('manager'));
        expect(data).toMatchObject({ list: expect.anything() });
        return JSON.stringify([data, errors?.map(({ extensions }) => extensions['code'])]);
      };
      const nobody = await searched('+8613811112222');
      const { phone, name, email } = PERSON;
      for (const text of [phone, name, name.slice(0, 2), email, ids['card']!.slice(0, 12)]) {
        expect([text, await searched(text)]).toEqual([text, nobody]);
      }
    });

  it('no order of any list puts a pseudonym where a hidden word would, nor tells it in a cursor', async () => {
    const sorted = roots().flatMap((field) => {
      const sort = takes(field, 'sort');
      const input = sort && getNamedType(sort.type);
      const by = isInputObjectType(input) ? getNamedType(input.getFields()['by']!.type) : null;
      return isEnumType(by) ? by.getValues().map(({ name }) => ({ field, name })) : [];
    });
    expect(sorted.length).toBeGreaterThan(10);
    for (const { field, name } of sorted) {
      const list = callOf('Query', field, (coordinate, argument) => (
        argument.name === 'sort' ? `{ by: ${name} }` : argumentOf(coordinate, argument)));
      const { data, errors } = await graph.ask(`{ ${list} { endCursor } }`, {}, staff('manager'));
      expect([field.name, name, tells([data, errors], [...whole, ...masked])]).toEqual([field.name, name, false]);
      // One order is refused, and says so.
      expect([field.name, name, !data]).toEqual([field.name, name, field.name === 'members' && name === 'CARD_NUMBER']);
    }
  });
});

/** A list's own count, where it has one. */
function totalOf(field: GraphQLField<unknown, unknown>): string {
  return getNamedType(field.type).name.endsWith('Page') ? 'totalCount' : '';
}

/** Rules, goods and how often something was edited. */
const OF_THE_HOUSE = new RegExp('(Rules?|Rate|Rebate|Policy|Version|Kind|Hours|Way|Terms'
  + '|^Item|^Product|^MetalFineness|^LotteryPrize)'
  + '[.]|[.](version|rank|publishedVersion)$');

describe('figures', () => {
  it('are of the own members, of goods and stock, or none: who has no member is told no number of people', async () => {
    const { franchise } = await change(world, 'registerFranchise', 'franchise { id }', { code: 'f-l',
      name: 'Franchise L', city: 'Suzhou', region: 'CN', idempotencyKey: 'f-l',
      contract: { number: 'C-9', startsOn: '2024-01-01' } });
    const personal = personalTypes();
    const told = new Set<string>();
    for (const actor of [staff('manager', decodeId('frn', franchise.id)!), channel(home, ...everything)]) {
      for (const field of roots()) {
        const type = getNamedType(field.type).name;
        if (personal.has(type) || field.name.startsWith('node')) continue;
        const list = callOf('Query', field, argumentOf)
          .replaceAll(/<(\w+)>/g, (_all, kind: string) => ids[kind] ?? kind);
        const { data } = await graph.ask(`{ it: ${list} ${leafFields(type, 3)} }`, {}, actor);
        numbersIn(data?.['it'], type).filter(([where, value]) => value > 0 && !OF_THE_HOUSE.test(where))
          .forEach(([where]) => told.add(where));
      }
    }
    expect([...told].filter((where) => !(where in FIGURES)).sort()).toEqual([]);
  });
});

/** Numbers of an answer by the field that has them: `Drop.taken`. */
function numbersIn(answer: any, type: string): [string, number][] {
  if (Array.isArray(answer)) return answer.flatMap((one) => numbersIn(one, type));
  if (answer === null || typeof answer !== 'object') return [];
  const own = answer['__typename'] ?? type;
  return Object.entries(answer).flatMap(([name, value]): [string, number][] => (typeof value === 'number'
    ? [[`${own}.${name}`, value]] : numbersIn(value, name)));
}
