import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  operator, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { franchises } from '../../index.ts';
import { comesBack, FA, FB, FC, JAPAN, MINI, openNetwork, sale, STORE_A, STORE_B, word } from '../../tests/network.ts';
import { seedId } from '../../../kernel/seed.ts';
import { moveLeavers } from './move-leavers.ts';

const STORE_C = seedId('outlet', 'o-07');
const FD = seedId('franchise', 'f-04');
const STORE_D = seedId('outlet', 'o-10');

let graph: TestSubgraph;
beforeAll(async () => {
  graph = await startTestSubgraph(franchises);
  await openNetwork(graph.runtime.handlers, graph.clock.now());
});
afterAll(() => graph.stop());

const hq = operator('franchises:write', 'franchises:read');
const franchiseId = encodeId(PREFIX.franchise, FA);
const outletId = encodeId(PREFIX.outlet, STORE_A);

const mutate = async (name: string, result: string, input: object, actor = hq) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const stale = ['updateFranchise', 'updateOutlet', 'closeOutlet', 'closeFranchise'].includes(name)
    ? ' currentVersion' : '';
  const answer = await graph.query(`mutation($input: ${type}!) { ${name}(input: $input) {
    ${result} userErrors { code path message${stale} } } }`, { input }, actor);
  expect(answer.errors).toBeUndefined();
  return answer.data[name];
};
const contract = { number: 'FC-9', startsOn: '2026-01-01', endsOn: '2029-12-31', territory: '宁波' };
const franchise = { code: 'f-90', name: '宁波金店', city: '宁波', region: 'CN', contract };
const unused = { ...franchise, code: 'f-91' };
const outlet = { code: 'o-90', name: '天一广场店', city: '宁波', kind: 'FRANCHISE_STORE', region: 'CN' };

const POSITION = { latitude: '29.868336', longitude: '121.543990' };

describe('where an outlet stands', () => {
  it('is said with it or later, told to the others, and taken back', async () => {
    const shown = 'outlet { id version position { latitude longitude } }';
    const { outlet: made } = await mutate('registerOutlet', shown,
      { ...outlet, code: 'o-80', kind: 'OWN_STORE', position: { latitude: '29.9', longitude: '121.5' } });
    expect(made.position).toEqual({ latitude: '29.900000', longitude: '121.500000' });
    const edit = async (more: object) => mutate('updateOutlet', shown, { id: made.id, ...more });
    expect((await edit({ expectedVersion: 1, name: '鼓楼店' })).outlet.position).toEqual(made.position);
    expect((await edit({ expectedVersion: 2, position: POSITION })).outlet.position).toEqual(POSITION);
    expect((await graph.events('outlet.changed.v1')).at(-1))
      .toMatchObject({ code: 'o-80', position: POSITION, version: 3n });
    expect((await edit({ expectedVersion: 3, position: null })).outlet.position).toBeNull();
    expect((await graph.events('outlet.changed.v1')).at(-1)).toMatchObject({ position: null });
    for (const [position, path] of [[{ ...POSITION, latitude: '91' }, 'latitude'],
      [{ ...POSITION, longitude: '1e2' }, 'longitude']] as const) {
      expect((await edit({ expectedVersion: 4, position })).userErrors)
        .toMatchObject([{ code: 'INVALID', path: ['position', path] }]);
    }
  });
});

describe('registering', () => {
  it('a franchise, its outlet and a channel, and tells the others', async () => {
    const made = await mutate('registerFranchise',
      'franchise { id code version contract { number startsOn endsOn territory } }',
      { ...franchise, idempotencyKey: 'f-90' });
    expect(made).toEqual({ franchise: {
      id: expect.stringMatching(/^frn_/), code: 'f-90', version: 1, contract }, userErrors: [] });
    expect(await mutate('registerFranchise', 'franchise { id }',
      { ...franchise, idempotencyKey: 'f-90' }))
      .toMatchObject({ franchise: { id: made.franchise.id } });
    const result = 'outlet { kind franchise { code } channel { code } }';
    const shop = await mutate('registerOutlet', result, {
      ...outlet, franchiseId: made.franchise.id, channelId: encodeId(PREFIX.channel, MINI) });
    expect(shop.outlet).toMatchObject({
      kind: 'FRANCHISE_STORE', franchise: { code: 'f-90' }, channel: { code: 'mini' } });
    expect((await graph.events('outlet.changed.v1')).at(-1)).toMatchObject({
      code: 'o-90', kind: 'franchise_store', closed: false, version: 1n });
    const sold = await mutate('registerChannel', 'channel { code kind }',
      { code: 'wecom', name: '企业微信', kind: 'SOCIAL' });
    expect(sold.channel).toEqual({ code: 'wecom', kind: 'SOCIAL' });
    expect((await graph.events('channel.registered.v1')).at(-1)).toMatchObject({ code: 'wecom' });
  });

  it.each([
    ['registerFranchise', { ...franchise, code: 'f-01' }, 'CODE_TAKEN', ['code']],
    ['registerFranchise', { ...franchise, code: 'F 1' }, 'INVALID', ['code']],
    ['registerFranchise', { ...unused, name: ' ' }, 'INVALID', ['name']],
    ['registerFranchise', { ...unused, city: '市'.repeat(81) }, 'INVALID', ['city']],
    ['registerFranchise', { ...unused, contract: { ...contract, endsOn: '2026-01-01' } },
      'INVALID', ['contract', 'endsOn']],
    ['registerFranchise', { ...unused, contract: { ...contract, startsOn: '1900-01-01' } },
      'INVALID', ['contract', 'startsOn']],
    ['registerFranchise', { ...unused, contract: { ...contract, number: '' } },
      'INVALID', ['contract', 'number']],
    ['registerOutlet', outlet, 'INVALID', ['franchiseId']],
    ['registerOutlet', { ...outlet, kind: 'OWN_STORE', franchiseId }, 'INVALID', ['franchiseId']],
    ['registerOutlet', { ...outlet, code: 'o-91', franchiseId: outletId },
      'NOT_FOUND', ['franchiseId']],
    ['registerOutlet', { ...outlet, code: 'o-91', franchiseId, channelId: 'nonsense' },
      'NOT_FOUND', ['channelId']],
    ['registerOutlet', { ...outlet, code: 'o-01', franchiseId }, 'CODE_TAKEN', ['code']],
    ['registerChannel', { code: 'jd', name: 'JD', kind: 'WEB' }, 'CODE_TAKEN', ['code']],
    ['registerChannel', { code: 'x', name: 'n'.repeat(121), kind: 'WEB' }, 'INVALID', ['name']],
  ])('%s of %j is refused with %s', async (name, input, code, path) => {
    const before = await graph.sql.all`select count(*) from audit_record`;
    const field = name.slice('register'.length).toLowerCase();
    expect(await mutate(name, `${field} { id }`, input)).toMatchObject({
      [field]: null, userErrors: [{ code, path }] });
    expect(await graph.sql.all`select count(*) from audit_record`).toEqual(before);
  });

  it('is where the house is, also in a region that an operator entered', async () => {
    const tell = async (told: ReturnType<typeof word>) => expect(await graph.deliver(...told)).toBeNull();
    const made = async (name: string, input: object) => {
      const field = name.slice('register'.length).toLowerCase();
      return (await mutate(name, `${field} { region { code nameZh currency timeZone } }`, input));
    };
    const [programme, region] = JAPAN;
    await tell(programme);
    const shop = { ...outlet, kind: 'OWN_STORE', region: 'JP' };
    const asked = [
      ['registerFranchise', { ...unused, region: 'JP' }], ['registerOutlet', { ...shop, code: 'o-95' }],
    ] as const;
    const refused = async () => {
      for (const [name, input] of asked) {
        expect((await made(name, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['region'] }]);
      }
    };
    await refused();
    const begins = new Date(graph.clock.now().getTime() + 1);
    await tell(word({ ...region[2], effectiveFrom: begins }));
    await refused();
    graph.clock.set(begins);
    const japan = { region: { code: 'JP', nameZh: '日本', currency: 'JPY', timeZone: 'Asia/Tokyo' } };
    expect(await made(...asked[0])).toEqual({ franchise: japan, userErrors: [] });
    expect(await made(...asked[1])).toEqual({ outlet: japan, userErrors: [] });
    await tell(word({ ...region[2], effectiveFrom: new Date(begins.getTime() + 1), retired: true, version: 2n }));
    graph.clock.set(new Date(begins.getTime() + 1));
    await refused();
    for (const actor of [hq, tenant(FA, 'franchises:read')]) {
      const found = await graph.query(`{
        outlets(filter: { region: "JP" }) { totalCount items { code region { nameZh } } }
        nowhere: outlets(filter: { region: "XX" }) { totalCount } }`, {}, actor);
      expect(found.data).toEqual({ outlets: {
        totalCount: 1, items: [{ code: 'o-95', region: { nameZh: '日本' } }] }, nowhere: { totalCount: 0 } });
    }
  });

  it('belongs to head office, and needs its scope', async () => {
    const partner = tenant(FA, 'franchises:write', 'franchises:read');
    expect((await mutate('registerChannel', 'channel { id }',
      { code: 'mine', name: 'Mine', kind: 'WEB' }, partner)).userErrors)
      .toMatchObject([{ code: 'HEAD_OFFICE_ONLY' }]);
    const reader = await graph.query(`mutation { closeOutlet(input: { id: "${outletId}",
      expectedVersion: 1, reason: "because" }) { userErrors { code } } }`, {},
    operator('franchises:read'));
    expect(reader.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is done once when two take the same code at the same time', async () => {
    const both = await Promise.all([1, 2, 3].map(() => mutate('registerChannel', 'channel { id }',
      { code: 'race', name: 'Race', kind: 'WEB' })));
    expect(both.filter(({ channel }) => channel)).toHaveLength(1);
    expect(both.flatMap(({ userErrors }) => userErrors.map((e: any) => e.code)))
      .toEqual(['CODE_TAKEN', 'CODE_TAKEN']);
  });
});

describe('changing', () => {
  it('a franchise: what is given, from the version it was read at', async () => {
    const id = encodeId(PREFIX.franchise, FA);
    const result = 'franchise { name city version contract { number } }';
    expect(await mutate('updateFranchise', result, { id, expectedVersion: 1, name: '锦元珠宝有限公司' }))
      .toEqual({ userErrors: [], franchise: {
        name: '锦元珠宝有限公司', city: '杭州', version: 2, contract: { number: 'FC-2023-01' } } });
    expect(await mutate('updateFranchise', result, { id, expectedVersion: 1, city: '宁波' }))
      .toMatchObject({ franchise: null, userErrors: [{ code: 'STALE', currentVersion: 2 }] });
    // Another contract, from before the end of the one that stands.
    expect(await mutate('updateFranchise', result, { id, expectedVersion: 2, contract })).toMatchObject({
      franchise: null, userErrors: [{ code: 'CONTRACT_OVERLAPS', path: ['contract', 'startsOn'] }] });
    const ended = { number: 'FC-2023-01', startsOn: '2023-01-01', endsOn: '2025-12-31' };
    expect(await mutate('updateFranchise', result, { id, expectedVersion: 2, contract: ended }))
      .toMatchObject({ franchise: { version: 3, contract: { number: 'FC-2023-01' } } });
    expect(await mutate('updateFranchise', result, { id, expectedVersion: 3, contract }))
      .toMatchObject({ franchise: { version: 4, contract: { number: 'FC-9' } } });
    expect(await mutate('updateFranchise', result, { id, expectedVersion: 4, name: '' }))
      .toMatchObject({ userErrors: [{ code: 'INVALID', path: ['name'] }] });
    for (const foreign of [encodeId(PREFIX.franchise, newId()), outletId, 'x']) {
      expect(await mutate('updateFranchise', result, { id: foreign, expectedVersion: 1 }))
        .toMatchObject({ userErrors: [{ code: 'NOT_FOUND', path: ['id'] }] });
    }
  });

  it('the terms of a contract by date, keeping what was agreed before', async () => {
    const id = encodeId(PREFIX.franchise, FB);
    const agreed = { number: 'FC-2023-02', startsOn: '2023-01-01', endsOn: '2028-12-31', territory: '苏州市' };
    let version = 1;
    const agree = async (change: object) => {
      const answer = await mutate('updateFranchise', 'franchise { version contract { territory version } }',
        { id, expectedVersion: version, contract: { ...agreed, ...change } });
      version = answer.franchise?.version ?? version;
      return answer;
    };
    expect((await agree({})).franchise).toMatchObject({ contract: { version: 1 } });
    await agree({ territory: '苏州、无锡', effectiveOn: '2025-06-01' });
    await agree({ territory: '苏州、无锡、常州', effectiveOn: '2028-01-01' });
    expect((await agree({ territory: '苏州、昆山', effectiveOn: '2025-06-01' })).franchise)
      .toMatchObject({ contract: { territory: '苏州、昆山', version: 4 } });
    expect(await agree({ effectiveOn: '2029-01-01' }))
      .toMatchObject({ userErrors: [{ code: 'INVALID', path: ['contract', 'effectiveOn'] }] });
    const { data } = await graph.query(`query ($id: ID!) { franchise(id: $id) {
      before: contract(on: "2025-05-31") { territory } now: contract { territory }
      later: contract(on: "2028-01-01") { territory } contracts { version effectiveOn } } }`, { id }, hq);
    expect(data.franchise).toEqual({
      before: { territory: '苏州市' }, now: { territory: '苏州、昆山' }, later: { territory: '苏州、无锡、常州' },
      contracts: [{ version: 4, effectiveOn: '2025-06-01' }, { version: 3, effectiveOn: '2028-01-01' },
        { version: 2, effectiveOn: '2025-06-01' }, { version: 1, effectiveOn: '2023-01-01' }] });
    await expect(graph.sql.run`update franchise_contract set territory = 'x'`).rejects.toThrow(/append-only/);
  });

  it('an outlet: one of two editors of one version wins', async () => {
    const edits = await Promise.all(['甲店', '乙店'].map((name) => mutate('updateOutlet',
      'outlet { name version }', { id: outletId, expectedVersion: 1, name })));
    expect(edits.filter(({ outlet: done }) => done)).toHaveLength(1);
    expect(edits.flatMap(({ userErrors }) => userErrors))
      .toEqual([expect.objectContaining({ code: 'STALE', currentVersion: 2 })]);
    expect(await mutate('updateOutlet', 'outlet { id }',
      { id: outletId, expectedVersion: 2, channelId: franchiseId }))
      .toMatchObject({ userErrors: [{ code: 'NOT_FOUND', path: ['channelId'] }] });
    expect(await mutate('closeOutlet', 'movedMembers outlet { closed version }',
      { id: outletId, expectedVersion: 2, reason: 'lease ended', dryRun: true }))
      .toEqual({ movedMembers: 0, outlet: { closed: false, version: 2 }, userErrors: [] });
    expect(await mutate('closeOutlet', 'movedMembers outlet { closed version }',
      { id: outletId, expectedVersion: 2, reason: 'lease ended' }))
      .toMatchObject({ movedMembers: 0, outlet: { closed: true, version: 3 } });
    expect(await mutate('updateOutlet', 'outlet { id }',
      { id: outletId, expectedVersion: 3, name: 'x' }))
      .toMatchObject({ userErrors: [{ code: 'OUTLET_CLOSED', path: ['id'] }] });
  });
});

describe('closing a franchise', () => {
  const result = `closedOutlets movedMembers openRebates { earned { amount currency } owed { amount } }
    franchise { closedAt version successor { code } contract { endsOn } outlets { closed } }`;
  const at = async (member: string) => (await graph.sql.all<{ franchise_id: string | null; reason: string }>`
    select franchise_id, reason from attribution where member_id = ${member} order by starts_at`)
    .map((row) => [row.franchise_id, row.reason]);

  it('tells first what would be; then its outlets close and its members go to the successor', async () => {
    const member = newId();
    for (const [outletOf, paidAt] of [[STORE_C, '2026-08-01'], [STORE_B, '2026-09-01']] as const) {
      const order = sale(member, outletOf, paidAt);
      expect(await graph.deliver('order.recorded.v1', order.orderId, order)).toBeNull();
    }
    const ask = (more: object = {}) => mutate('closeFranchise', result, {
      id: encodeId(PREFIX.franchise, FC), expectedVersion: 2, reason: '加盟商退出经营', idempotencyKey: newId(),
      successorId: encodeId(PREFIX.franchise, FB), ...more });
    // Agreed for later: nothing of it stays.
    const fc = encodeId(PREFIX.franchise, FC);
    const { franchise: { contract: agreed } } = (await graph.query(`query($id: ID!) { franchise(id: $id) {
      contract { number startsOn endsOn territory } } }`, { id: fc }, hq)).data;
    expect((await mutate('updateFranchise', 'franchise { version }', { id: fc, expectedVersion: 1,
      contract: { ...agreed, territory: '从 2027 年起', effectiveOn: '2027-01-01' } })).franchise.version).toBe(2);
    const would = { closedOutlets: 3, movedMembers: 1, openRebates: [
      { earned: { amount: '269.97', currency: 'CNY' }, owed: { amount: '0.00' } }] };
    expect(await ask({ dryRun: true })).toMatchObject({ ...would, franchise: { closedAt: null, version: 2 } });
    expect(await at(member)).toEqual([[FC, 'first_purchase']]);
    for (const [code, path, more] of [
      ['NOT_FOUND', 'successorId', { successorId: encodeId(PREFIX.franchise, FC) }],
      ['NOT_FOUND', 'successorId', { successorId: encodeId(PREFIX.franchise, newId()) }],
      ['NOT_FOUND', 'id', { id: encodeId(PREFIX.franchise, newId()) }],
      ['STALE', 'expectedVersion', { expectedVersion: 1 }], ['INVALID', 'reason', { reason: 'no' }],
    ] as const) expect(await ask(more)).toMatchObject({ userErrors: [{ code, path: [path] }] });
    const done = await ask();
    expect(done).toMatchObject({ ...would, userErrors: [], franchise: {
      closedAt: graph.clock.now().toISOString(), version: 3, successor: { code: 'f-02' },
      contract: { endsOn: '2026-09-15' } } });
    expect(done.franchise.outlets.every(({ closed }: any) => closed)).toBe(true);
    expect(await at(member)).toEqual([[FC, 'first_purchase'], [FB, 'manual']]);
    expect(await ask({ expectedVersion: 3 }))
      .toMatchObject({ userErrors: [{ code: 'FRANCHISE_CLOSED', path: ['id'] }] });
    const { data: { franchise: then } } = await graph.query(`query($id: ID!) { franchise(id: $id) {
      contract(on: "2027-06-01") { endsOn territory } } }`, { id: fc }, hq);
    expect(then.contract).toEqual({ endsOn: '2026-09-15', territory: agreed.territory });
    expect(await mutate('updateFranchise', 'franchise { id }', { id: fc, expectedVersion: 3, contract: agreed }))
      .toMatchObject({ userErrors: [{ code: 'FRANCHISE_CLOSED', path: ['contract'] }] });
    expect(await mutate('updateFranchise', 'franchise { version }', { id: fc, expectedVersion: 3, city: '苏州' }))
      .toEqual({ franchise: { version: 4 }, userErrors: [] });
    // Nothing comes to it any more, however late it is told: neither a new member nor one from elsewhere.
    graph.clock.set(new Date(graph.clock.now().getTime() + 60_000));
    const late = newId();
    const first = sale(late, STORE_C, '2026-09-01');
    expect(await graph.deliver('order.recorded.v1', first.orderId, first)).toBeNull();
    expect(await at(late)).toEqual([[FC, 'first_purchase'], [FB, 'manual']]);
    const { data: { _entities: [shown] } } = await graph.query(`query($id: ID!) {
      _entities(representations: [{ __typename: "Member", id: $id }]) {
        ... on Member { attributionHistory { note } } } }`, { id: encodeId(PREFIX.member, late) },
    operator('franchises:read', 'members:read'));
    expect(shown.attributionHistory.map(({ note }: any) => note)).toEqual([null, '加盟商退出经营']);
    const wanders = newId();
    const [founding, there] = [sale(wanders, STORE_B, '2026-07-01'), sale(wanders, STORE_C, '2026-08-01')];
    for (const order of [founding, there]) await graph.deliver('order.recorded.v1', order.orderId, order);
    // What comes back after its ending founds no home there.
    await graph.deliver('order.returned.v1', founding.orderId,
      { ...comesBack(founding, '2026-09-01'), returnedAt: graph.clock.now() });
    expect(await at(wanders)).toEqual([[FB, 'first_purchase']]);
    expect(await graph.sql.all`select 1 from attribution where franchise_id = ${FC}
      and (ends_at is null or ends_at > (select closed_at from franchise where id = ${FC}))`).toEqual([]);
    expect(await mutate('registerOutlet', 'outlet { id }', {
      ...outlet, code: 'o-97', franchiseId: encodeId(PREFIX.franchise, FC) }))
      .toMatchObject({ userErrors: [{ code: 'NOT_FOUND', path: ['franchiseId'] }] });
    const outcome = await graph.run(moveLeavers, { franchiseId: FC, limit: 500 });
    expect(outcome.ok && outcome.value.moved).toBe(0);
  });

  it('without a successor leaves them to head office', async () => {
    const member = newId();
    const order = sale(member, STORE_D, '2026-08-01');
    await graph.deliver('order.recorded.v1', order.orderId, order);
    expect(await mutate('closeFranchise', result, {
      id: encodeId(PREFIX.franchise, FD), expectedVersion: 1, reason: '加盟商退出经营', idempotencyKey: newId() }))
      .toMatchObject({ movedMembers: 1, franchise: { successor: null }, userErrors: [] });
    expect(await at(member)).toEqual([[FD, 'first_purchase'], [null, 'outlet_closed']]);
  });
});

describe('the seed', () => {
  it('is safe to run again', async () => {
    const count = () => graph.sql.all`select (select count(*) from franchise) as franchises,
      (select count(*) from outlet) as outlets, (select count(*) from event) as events`;
    const before = await count();
    await openNetwork(graph.runtime.handlers, graph.clock.now());
    expect(await count()).toEqual(before);
  });
});
