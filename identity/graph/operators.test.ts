/** Operators through the graph: what is shown, what each mutation does and refuses. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { PREFIX } from '../../subgraphs/contracts/ids.ts';
import { encodeId } from '../../subgraphs/kernel/ids.ts';
import { refresh, signIn } from '../tests/browser.ts';
import { ADMIN, askGraph, mutate, refusal } from '../tests/graph.ts';
import { addOperator, FRANCHISE, type House, openHouse, OUTLET, PASSWORD } from '../tests/house.ts';

let house: House;
let ask: ReturnType<typeof askGraph>;
let act: ReturnType<typeof mutate>;
beforeAll(async () => {
  house = await openHouse();
  ask = askGraph(house.identity.accounts);
  act = mutate(ask);
  await addOperator(house, 'first-owner@karat.test');
});
afterAll(() => house.close());

const franchiseId = encodeId(PREFIX.franchise, FRANCHISE);
const outletId = encodeId(PREFIX.outlet, OUTLET);
const NOBODY = encodeId(PREFIX.operator, '0197f000-0000-7000-8000-00000000ffff');
const SHOWN = `id email name roles franchise { id } outlets { id } isDisabled disabledAt
  lastSignInAt hasTwoFactor mustChangePassword createdAt version`;

const ADMIN_OF_CARE: Actor = { ...ADMIN, scopes: ['members:care'] };
let keys = 0;
const key = (): string => `key-${keys += 1}`;

async function create(email: string, more: object = {}): Promise<any> {
  return act('createOperator', { idempotencyKey: key(), email, name: 'Lin Jing',
    roles: ['AUDIT'], ...more }, `operator { ${SHOWN} } temporaryPassword`);
}

describe('createOperator', () => {
  it('shows the account and, once, its temporary password', async () => {
    const input = { email: 'New@karat.test', name: ' Xu Ting 徐婷 ', roles: ['ASSOCIATE'],
      franchiseId, outletIds: [outletId], idempotencyKey: 'once' };
    const fields = `operator { ${SHOWN} } temporaryPassword`;
    const made = await act('createOperator', input, fields);
    expect(made).toEqual({ userErrors: [], temporaryPassword: expect.stringMatching(/^\w{20}$/),
      operator: { id: expect.stringMatching(/^opr_/), email: 'new@karat.test',
        name: 'Xu Ting 徐婷', roles: ['ASSOCIATE'], franchise: { id: franchiseId },
        outlets: [{ id: outletId }], isDisabled: false, disabledAt: null, lastSignInAt: null,
        hasTwoFactor: false, mustChangePassword: true, version: 1,
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/) } });
    const again = await act('createOperator', input, fields);
    expect(again).toMatchObject({ operator: made.operator, temporaryPassword: null });
    expect(refusal(again)).toBe('SECRET_ALREADY_SHOWN idempotencyKey');
    const other = await act('createOperator', { ...input, name: 'Other' }, fields);
    expect(other).toMatchObject({ operator: null, temporaryPassword: null });
    expect(refusal(other)).toBe('IDEMPOTENCY_CONFLICT idempotencyKey');
  });

  it('makes one account of several requests at once', async () => {
    const input = { email: 'racing@karat.test', name: 'R', roles: ['AUDIT'], idempotencyKey: 'race' };
    const all = await Promise.all(Array.from({ length: 6 }, () =>
      act('createOperator', input, 'operator { id } temporaryPassword')));
    expect(new Set(all.map((one) => one.operator.id)).size).toBe(1);
    expect(all.filter((one) => one.temporaryPassword !== null)).toHaveLength(1);
  });

  it('leaves the key of a refusal free', async () => {
    const input = { name: 'F', roles: ['AUDIT'], idempotencyKey: 'free' };
    expect(refusal(await act('createOperator', { ...input, email: 'x' }, 'operator { id }')))
      .toBe('EMAIL_MALFORMED email');
    expect(refusal(await act('createOperator', { ...input, email: 'free@karat.test' },
      'operator { id }'))).toBe('');
  });

  it.each([
    ['EMAIL_TAKEN email', { email: 'first-owner@karat.test' }],
    ['NAME_MISSING name', { name: ' ' }],
    ['ROLE_MISSING roles', { roles: [] }],
    ['ROLE_NEEDS_FRANCHISE franchiseId', { roles: ['MANAGER'] }],
    ['ROLE_NOT_FOR_FRANCHISE roles', { franchiseId }],
    ['SITES_NEED_FRANCHISE outletIds', { outletIds: [outletId] }],
    ['NOT_FOUND franchiseId', { franchiseId: outletId }],
    ['NOT_FOUND outletIds 1', { outletIds: [outletId, 'there'] }],
    ['OUT_OF_RANGE outletIds', { outletIds: Array.from({ length: 201 }, () => outletId) }],
    ['IDEMPOTENCY_KEY_INVALID idempotencyKey', { idempotencyKey: '' }],
    ['IDEMPOTENCY_KEY_INVALID idempotencyKey', { idempotencyKey: 'x'.repeat(201) }],
  ])('is refused with %s', async (expected, change) => {
    const refused = await create('refused@karat.test', change);
    expect(refused).toMatchObject({ operator: null, temporaryPassword: null });
    expect(refusal(refused)).toBe(expected);
  });
});

describe('changing operators', () => {
  it('updates roles from the version that was seen', async () => {
    const { operator } = await create('roles@karat.test');
    const input = { operatorId: operator.id, roles: ['MANAGER', 'ASSOCIATE'], franchiseId,
      outletIds: [], expectedVersion: 1 };
    expect(await act('updateOperatorRoles', input, `operator { ${SHOWN} }`)).toMatchObject(
      { operator: { roles: ['MANAGER', 'ASSOCIATE'], outlets: [], version: 2 }, userErrors: [] });
    const stale = await ask(`mutation M($input: UpdateOperatorRolesInput!) {
      updateOperatorRoles(input: $input) { operator { id } userErrors { code currentVersion } } }`,
    { input });
    expect(stale.data!['updateOperatorRoles']).toEqual(
      { operator: null, userErrors: [{ code: 'STALE', currentVersion: 2 }] });
    for (const id of [NOBODY, 'x', franchiseId]) {
      expect(refusal(await act('updateOperatorRoles', { ...input, operatorId: id },
        'operator { id }'))).toBe('NOT_FOUND operatorId');
    }
  });

  it('disables, refuses what comes twice, and enables with a new password', async () => {
    const made = await create('leaver@karat.test');
    const operatorId = made.operator.id;
    const disable = () => act('disableOperator', { operatorId }, 'operator { isDisabled version }');
    expect(await disable()).toEqual({ userErrors: [], operator: { isDisabled: true, version: 2 } });
    expect(refusal(await disable())).toBe('ALREADY_DISABLED');
    expect(refusal(await act('resetOperatorPassword', { operatorId, idempotencyKey: key() },
      'operator { id }'))).toBe('ALREADY_DISABLED');
    const input = { operatorId, idempotencyKey: key() };
    const enable = () => act('enableOperator', input,
      'operator { isDisabled mustChangePassword } temporaryPassword');
    const enabled = await enable();
    expect(enabled).toMatchObject({ operator: { isDisabled: false, mustChangePassword: true } });
    expect(enabled.temporaryPassword).not.toBe(made.temporaryPassword);
    expect(refusal(await enable())).toBe('SECRET_ALREADY_SHOWN idempotencyKey');
    expect(refusal(await act('enableOperator', { operatorId, idempotencyKey: key() },
      'operator { id }'))).toBe('NOT_DISABLED');
    expect(refusal(await act('enableOperator', { operatorId: NOBODY, idempotencyKey: key() },
      'operator { id }'))).toBe('NOT_FOUND operatorId');
  });

  it('keeps the last owner', async () => {
    const owners = await ask('{ operators(filter: { role: OWNER }) { totalCount items { id } } }');
    expect(owners.data!['operators'].totalCount).toBe(1);
    const operatorId = owners.data!['operators'].items[0].id;
    expect(refusal(await act('disableOperator', { operatorId }, 'operator { id }')))
      .toBe('LAST_OWNER');
  });

  it('resets a password that works once and ends what was signed in', async () => {
    const id = await addOperator(house, 'forgot@karat.test', { roles: ['audit'] });
    const tokens = await signIn(house, 'forgot@karat.test', PASSWORD);
    const input = { operatorId: encodeId(PREFIX.operator, id), idempotencyKey: key() };
    const seen = await ask('query O($id: ID!) { operator(id: $id) { lastSignInAt } }',
      { id: input.operatorId });
    expect(seen.data!['operator'].lastSignInAt).toMatch(/Z$/);
    const reset = () => act('resetOperatorPassword', input,
      'operator { mustChangePassword } temporaryPassword');
    const first = await reset();
    expect(first).toMatchObject({ operator: { mustChangePassword: true },
      temporaryPassword: expect.stringMatching(/^\w{20}$/) });
    expect((await refresh(house, tokens.refresh_token)).status).toBe(400);
    const version = await ask('query O($id: ID!) { operator(id: $id) { version } }',
      { id: input.operatorId });
    expect(await reset()).toMatchObject({ temporaryPassword: null });
    expect(await ask('query O($id: ID!) { operator(id: $id) { version } }',
      { id: input.operatorId })).toEqual(version);
  });
});

describe('lists', () => {
  it('page, search and filter', async () => {
    const list = async (args: string): Promise<any> =>
      (await ask(`{ operators(${args}) { totalCount items { email } } }`)).data!['operators'];
    await create('disabled-one@karat.test').then(({ operator }) =>
      act('disableOperator', { operatorId: operator.id }, 'operator { id }'));
    expect(await list('filter: { search: "disabled-one" }')).toMatchObject({ totalCount: 0 });
    expect(await list('filter: { search: "DISABLED-one", includeDisabled: true }'))
      .toEqual({ totalCount: 1, items: [{ email: 'disabled-one@karat.test' }] });
    expect(await list(`filter: { franchiseId: "${franchiseId}" }`)).toMatchObject({ totalCount: 2 });
    expect(await list('filter: { franchiseId: "nonsense" }')).toEqual({ totalCount: 0, items: [] });
    const all = await list('page: { size: 100 }');
    expect(await list('page: { size: 2, number: 2 }')).toEqual(
      { totalCount: all.totalCount, items: all.items.slice(2, 4) });
  });

  it.each(['page: { size: 101 }', 'page: { size: 0 }', 'page: { number: 0 }',
    `filter: { search: "${'x'.repeat(201)}" }`])('refuse %s', async (args) => {
    const { errors } = await ask(`{ operators(${args}) { totalCount } }`);
    expect(errors![0]!.extensions['code']).toMatch(/^(LIMIT_EXCEEDED|BAD_USER_INPUT)$/);
  });
});

describe('colleagues', () => {
  const names = async (variables: object, actor: Actor = ADMIN_OF_CARE, graph = ask) => {
    const { data, errors } = await graph(`query C($franchiseId: ID, $operatorId: ID, $search: String) {
      colleagues(franchiseId: $franchiseId, operatorId: $operatorId, search: $search) {
        areElsewhere items { operatorId name franchise { id } } } }`, { ...variables }, actor);
    if (errors) return errors[0]!.extensions['code'];
    const { areElsewhere, items } = data!['colleagues'];
    return areElsewhere ? 'elsewhere' : items.map(({ name }: { name: string }) => name);
  };
  const other = encodeId(PREFIX.franchise, '0197f000-0000-7000-8000-00000000fff1');
  const tenantOf = (tenantId: string): Actor => ({ ...ADMIN_OF_CARE, kind: 'tenant', tenantId });

  it('are those of one team: a franchise learns of its own alone, head office of whom it names', async () => {
    const clerk = (await create('clerk@karat.test', { name: 'Colleague Clerk', roles: ['MANAGER'], franchiseId }))
      .operator;
    const office = (await create('office@karat.test', { name: 'Colleague Office', roles: ['MEMBER'] })).operator;
    const gone = (await create('gone@karat.test', { name: 'Colleague Gone', roles: ['MANAGER'], franchiseId }))
      .operator;
    await act('disableOperator', { operatorId: gone.id }, 'operator { id }');
    const search = 'colleague';
    expect(await names({ search })).toEqual(['Colleague Office']);
    expect(await names({ search, franchiseId })).toEqual(['Colleague Clerk']);
    for (const asked of [{ search }, { search, franchiseId }, { operatorId: clerk.id }]) {
      expect(await names(asked, tenantOf(FRANCHISE))).toEqual(['Colleague Clerk']);
    }
    for (const asked of [{ operatorId: office.id }, { franchiseId: other }, { operatorId: gone.id },
      { operatorId: 'nonsense' }]) {
      expect(await names(asked, tenantOf(FRANCHISE))).toEqual([]);
    }
    expect([await names({ operatorId: clerk.id }), await names({ operatorId: gone.id }),
      await names({ operatorId: clerk.id, franchiseId: other }), await names({ franchiseId: 'nonsense' })])
      .toEqual([['Colleague Clerk'], [], [], []]);
  });

  it('are told to who leads a team, and to nobody where accounts are with another issuer', async () => {
    expect(await names({}, { ...ADMIN_OF_CARE, scopes: ['members:read'] })).toBe('FORBIDDEN');
    expect(await names({}, ADMIN_OF_CARE, askGraph(house.identity.accounts, true))).toBe('elsewhere');
  });
});
