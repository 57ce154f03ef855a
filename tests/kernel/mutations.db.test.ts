import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../kit/subgraph.ts';
import { buildGraph } from '../../subgraphs/kernel/graph/build-schema.ts';
import { encodeId, NOBODY } from '../../subgraphs/kernel/ids.ts';
import { defineMutation, loaded } from '../../subgraphs/kernel/graph/mutation/define-mutation.ts';
import { KEY, whole } from '../../subgraphs/kernel/graph/mutation/take.ts';
import { putStones, putting, stones, stonesById } from './stones.ts';

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(stones); });
afterAll(() => house.stop());
beforeEach(async () => {
  await house.sql.run`truncate stone, idempotency`;
  putting.times = 0;
});

const asks = operator('stones:write', 'stones:read');
async function send(field: string, by = asks): Promise<any> {
  const { data, errors } = await house.query(`mutation { ${field} }`, {}, by);
  return errors ? { code: errors[0]!.extensions!['code'], message: errors[0]!.message }
    : Object.values(data!)[0];
}
const kept = async () => (await house.sql.all<{ name: string }>`select name from stone order by name`)
  .map(({ name }) => name);
const E = 'userErrors { code path }';
const put = (name: string, more = '') =>
  send(`putStone(input: { name: "${name}", idempotencyKey: "${name}" ${more} }) { stone { name } ${E} }`);

describe('a mutation', () => {
  it('answers what was done, once for each key', async () => {
    const done = { stone: { name: 'ruby' }, userErrors: [] };
    expect([await put('ruby'), await put('ruby')]).toEqual([done, done]);
    expect(await kept()).toEqual(['ruby']);
    expect(await put('ruby', ', weight: 9')).toEqual(
      { stone: null, userErrors: [{ code: 'IDEMPOTENCY_CONFLICT', path: ['idempotencyKey'] }] });
  });

  it('changes nothing on a dry run, and tells what would be', async () => {
    expect(await put('opal', ', dryRun: true')).toEqual({ stone: null, userErrors: [] });
    expect(await kept()).toEqual([]);
    expect((await put('opal')).stone).toEqual({ name: 'opal' });
  });

  it('is refused by its command, by its own reading and by its fields before anything runs', async () => {
    expect(await put('dirt')).toEqual({ stone: null, userErrors: [{ code: 'NO_STONE', path: ['name'] }] });
    expect(await put('x')).toEqual({ stone: null, userErrors: [{ code: 'INVALID', path: ['name'] }] });
    putting.times = 0;
    expect(await put('jade', ', price: { amount: "1.005", currency: CNY }')).toEqual(
      { stone: null, userErrors: [{ code: 'INVALID', path: ['price'] }] });
    expect(putting.times).toBe(0);
  });

  it('may be refused afterwards by who has a part in it', async () => {
    expect(await put('glass')).toEqual({ stone: null, userErrors: [{ code: 'NO_STONE', path: [] }] });
    expect(await kept()).toEqual(['glass']);
  });

  it('is not for whom its guard or its scopes shut out', async () => {
    const asked = `putStone(input: { name: "a1", idempotencyKey: "k" }) { ${E} }`;
    expect((await send(asked, tenant(NOBODY, 'stones:write'))).message).toBe('Head office only.');
    expect((await send(asked, operator('stones:read'))).code).toBe('FORBIDDEN');
    expect(await kept()).toEqual([]);
  });

  it('reads of its answer only what is asked for', async () => {
    await put('ruby');
    const statements = (fields: string) => house.countStatements(() =>
      send(`putStone(input: { name: "ruby", idempotencyKey: "ruby" }) { ${fields} }`));
    expect(await statements(E) + 1).toBe(await statements(`stone { name } ${E}`));
  });
});

describe('an edit', () => {
  const weigh = (id: string, version: number) => send(`weighStone(input: { id: "${id}", expectedVersion: ${version},
    weight: 5 }) { stone { name weight } heavy userErrors { code path currentVersion } }`);
  const idOfStone = async () => encodeId('sto', (await house.sql.one<{ id: string }>`select id from stone`).id);

  it('shows the thing as it stands when it is stale, with the version it has', async () => {
    await put('ruby');
    const id = await idOfStone();
    expect(await weigh(id, 1)).toEqual({ stone: { name: 'ruby', weight: 5 }, heavy: true, userErrors: [] });
    expect(await weigh(id, 1)).toEqual({
      stone: { name: 'ruby', weight: 5 }, heavy: false,
      userErrors: [{ code: 'STALE', path: ['expectedVersion'], currentVersion: 2 }],
    });
  });

  it.each(['sto_', encodeId('sto', NOBODY), encodeId('oth', NOBODY)])('of %s finds nothing', async (id) => {
    expect(await weigh(id, 1)).toEqual({
      stone: null, heavy: false, userErrors: [{ code: 'NOT_FOUND', path: ['id'], currentVersion: null }],
    });
  });
});

describe('a list of what a mutation takes', () => {
  const row = (name: string) => `{ name: "${name}", idempotencyKey: "${name}" }`;
  const many = (names: string[], more = '') => send(`putStones(input: { stones: [${names.map(row).join(' ')}] ${more} })
    { results { stone { name } ${E} } ${E} }`);

  it('accepts and refuses each by itself, in order, with its own key, and names its place', async () => {
    const refusal = { code: 'NO_STONE', path: ['stones', '1', 'name'] };
    expect(await many(['ruby', 'dirt', 'opal', 'ruby'])).toEqual({
      results: [{ stone: { name: 'ruby' }, userErrors: [] }, { stone: null, userErrors: [refusal] },
        { stone: { name: 'opal' }, userErrors: [] }, { stone: { name: 'ruby' }, userErrors: [] }],
      userErrors: [refusal],
    });
    expect(await kept()).toEqual(['opal', 'ruby']);
  });

  it('runs the readable rows together, whatever the others are', async () => {
    const bad = '{ name: "b1", idempotencyKey: "b", price: { amount: "1.005", currency: CNY } }';
    const answer = await send(`putStones(input: { stones: [${bad} ${row('x')} ${row('ruby')} ${row('opal')}] })
      { results { stone { name } } userErrors { path } }`);
    expect([answer.results.map((one: any) => one.stone?.name ?? null), putting.times])
      .toEqual([[null, null, 'ruby', 'opal'], 1]);
    expect(answer.userErrors.map(({ path }: any) => path.join('.'))).toEqual(['stones.0.price', 'stones.1.name']);
  });

  it.each([0, 5])('of %i is no call that anybody means', async (length) => {
    expect(await many(Array.from({ length }, (_, index) => `n${index}`)))
      .toEqual({ code: 'LIMIT_EXCEEDED', message: 'stones and gems must be 1 to 4 in all.' });
    expect(await kept()).toEqual([]);
  });

  it('has several fields of rows, which are done one after the other', async () => {
    const answer = await many(['ruby'], `, gems: [${row('opal')} ${row('dirt')}]`);
    expect(answer.results.map(({ stone }: any) => stone?.name ?? null)).toEqual(['ruby', 'opal', null]);
    expect(answer.userErrors[0].path).toEqual(['gems', '1', 'name']);
  });

  it('may have rows without some fields, which have their defaults, and one key for all', async () => {
    const shelve = () => send(`shelveStones(input: { idempotencyKey: "box", stones: [{ name: "ruby" }] })
      { results { stone { name weight } } }`);
    const done = { results: [{ stone: { name: 'ruby', weight: 1 } }] };
    expect([await shelve(), await shelve(), await kept()]).toEqual([done, done, ['ruby']]);
  });

  it('is not for whom the guard shuts out', async () => {
    const asked = `putStones(input: { stones: [${row('ruby')}] }) { ${E} }`;
    expect((await send(asked, tenant(NOBODY, 'stones:write'))).message).toBe('Head office only.');
  });
});

describe('a list of its own', () => {
  const bring = (names: string[], key = 'import', from = 'mine') => send(`bringStones(input: { idempotencyKey: "${key}",
    from: "${from}", stones: [${names.map((name) => `{ name: "${name}" }`).join(' ')}] })
    { results { name isNew ${E} } ${E} }`);

  it('gives each row the key of the whole with its place', async () => {
    const first = await bring(['ruby', 'opal']);
    expect(first.results).toEqual([{ name: 'ruby', isNew: true, userErrors: [] },
      { name: 'opal', isNew: true, userErrors: [] }]);
    expect((await bring(['ruby', 'opal', 'jade'])).results.map(({ isNew }: any) => isNew)).toEqual([true, true, true]);
    expect(await kept()).toEqual(['jade from mine', 'opal from mine', 'ruby from mine']);
    expect((await bring(['onyx'])).userErrors).toEqual([
      { code: 'IDEMPOTENCY_CONFLICT', path: ['idempotencyKey'] }]);
  });

  it('repeats what was sent of a refused row, and refuses an empty key as empty', async () => {
    const { results, userErrors } = await bring(['dirt'], '');
    expect(results).toEqual([{ name: 'dirt', isNew: false, userErrors }]);
    expect(userErrors).toEqual([{ code: 'IDEMPOTENCY_KEY_INVALID', path: ['idempotencyKey'] }]);
    expect(await bring([])).toEqual({ results: [], userErrors: [] });
  });

  it('runs as it says, and its paths begin within the row when its refusals are told once', async () => {
    const { results } = await send(`sortStones(input: { stones: [{ weight: 2 } { weight: -1 } { weight: 1 }] })
      { results { place ${E} } }`);
    expect(results).toEqual([{ place: 2, userErrors: [] },
      { place: null, userErrors: [{ code: 'INVALID', path: ['weight'] }] }, { place: 1, userErrors: [] }]);
  });
});

it('makes the types by their names', () => {
  const { sdl } = buildGraph(stones.graph);
  const types = [...sdl.matchAll(/^(?:input|type|enum) (\w+)/gm)].map(([, name]) => name);
  expect(types).toEqual(expect.arrayContaining([
    'PutStoneInput', 'PutStonePayload', 'PutStoneUserError', 'PutStoneErrorCode', 'PutStonesInput',
    'PutStonesPayload', 'ShelveStonesInput', 'ShelvedStoneInput', 'ShelveStonesPayload',
    'BringStoneInput', 'BringStoneResult', 'BringStonesUserError', 'SortStoneUserError',
  ]));
  const results = (name: string) => new RegExp(`type ${name} \\{\\s+"""\\s+(.*)`).exec(sdl)?.[1];
  expect(results('PutStonesPayload')).toMatch(/begin with the list and the place in it\.$/);
  expect(results('ShelveStonesPayload')).toMatch(/begin within the row\.$/);
  expect(sdl).toMatch(/input ShelvedStoneInput \{[^}]*\bname: String![^}]*price: MoneyInput\s*\}/);
});

it('compiles only with a word for every code, and with what the command takes', () => {
  const define = () => {
    const words = { name: 'x', says: '', scopes: ['stones:write'], input: '', answers: {}, command: putStones };
    const takes = { weight: whole(''), idempotencyKey: KEY };
    const inputOf = ({ weight }: { weight: number }) => ({ name: '', weight });
    // @ts-expect-error NO_STONE has no word.
    defineMutation({ ...words, takes, inputOf, refusals: {} });
    // @ts-expect-error A stone has a name.
    defineMutation({ ...words, takes, refusals: { NO_STONE: '' }, inputOf: ({ weight }) => ({ weight }) });
    const all = { ...words, takes, inputOf, refusals: { NO_STONE: '' } };
    const by = <Name extends string>(name: Name) => loaded(() => String, stonesById, name, '');
    // @ts-expect-error The command answers no such id.
    defineMutation({ ...all, answers: { stone: by('shelfId') } });
    return defineMutation({ ...all, answers: { stone: by('id') } });
  };
  expect(define).toBeInstanceOf(Function);
});
