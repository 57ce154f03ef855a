/** Partner clients through the graph: secrets are shown once, and work. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { PREFIX } from '../../subgraphs/contracts/ids.ts';
import { encodeId } from '../../subgraphs/kernel/ids.ts';
import { until } from '../../tests/kit/until.ts';
import { watchOrigins } from '../clients/watch-origins.ts';
import { requestToken } from '../tests/browser.ts';
import { askGraph, mutate, refusal } from '../tests/graph.ts';
import { CHANNEL, type House, openHouse } from '../tests/house.ts';

let house: House;
let ask: ReturnType<typeof askGraph>;
let act: ReturnType<typeof mutate>;
beforeAll(async () => {
  house = await openHouse();
  ask = askGraph(house.identity.accounts);
  act = mutate(ask);
});
afterAll(() => house.close());

const channelId = encodeId(PREFIX.channel, CHANNEL);
const NOBODY = encodeId(PREFIX.partnerClient, '0197f000-0000-7000-8000-00000000ffff');
const SHOWN = `partnerClient { id clientId name channel { id } scopes mayExchange isDisabled
  disabledAt secrets { createdAt expiresAt hint } createdAt } secret`;

let keys = 0;
const base = (clientId: string) => ({ clientId, name: 'Tmall 天猫', channelId,
  scopes: ['orders:write'], idempotencyKey: `key-${keys += 1}` });

async function tokenStatus(clientId: string, secret: string): Promise<number> {
  return (await requestToken(house, { grant_type: 'client_credentials' }, [clientId, secret])).status;
}

describe('createPartnerClient', () => {
  it('shows the client and, once, a secret that works', async () => {
    const input = base('tmall');
    const made = await act('createPartnerClient', input, SHOWN);
    expect(made).toEqual({ userErrors: [], secret: expect.stringMatching(/^ks_/), partnerClient: {
      id: expect.stringMatching(/^cli_/), clientId: 'tmall', name: 'Tmall 天猫',
      channel: { id: channelId }, scopes: ['orders:write'], mayExchange: false, isDisabled: false,
      disabledAt: null, createdAt: expect.stringMatching(/Z$/),
      secrets: [{ createdAt: expect.stringMatching(/Z$/), expiresAt: null,
        hint: `…${made.secret.slice(-4)}` }] } });
    expect(await tokenStatus('tmall', made.secret)).toBe(200);
    const again = await act('createPartnerClient', input, SHOWN);
    expect(again).toMatchObject({ partnerClient: made.partnerClient, secret: null });
    expect(refusal(again)).toBe('SECRET_ALREADY_SHOWN idempotencyKey');
    expect(refusal(await act('createPartnerClient', { ...input, mayExchange: true }, SHOWN)))
      .toBe('IDEMPOTENCY_CONFLICT idempotencyKey');
    // One key is for one mutation.
    expect(refusal(await act('rotatePartnerClientSecret',
      { partnerClientId: made.partnerClient.id, idempotencyKey: input.idempotencyKey }, SHOWN)))
      .toBe('IDEMPOTENCY_CONFLICT idempotencyKey');
  });

  it.each([
    ['CLIENT_ID_MALFORMED clientId', { clientId: 'Partner One' }],
    ['CLIENT_ID_TAKEN clientId', { clientId: 'karat-admin' }],
    ['NAME_MISSING name', { name: '' }],
    ['NOT_FOUND channelId', { channelId: 'tmall' }],
    ['SCOPE_MISSING scopes', { scopes: [] }],
    ['SCOPE_UNKNOWN scopes', { scopes: ['everything'] }],
    ['SCOPE_NOT_FOR_CLIENTS scopes', { scopes: ['identity:admin'] }],
    ['OUT_OF_RANGE scopes', { scopes: Array.from({ length: 51 }, () => 'orders:write') }],
    ['IDEMPOTENCY_KEY_INVALID idempotencyKey', { idempotencyKey: 'a\nb' }],
  ])('is refused with %s', async (expected, change) => {
    const refused = await act('createPartnerClient', { ...base('another'), ...change }, SHOWN);
    expect(refused).toMatchObject({ partnerClient: null, secret: null });
    expect(refusal(refused)).toBe(expected);
  });
});

describe('a client\'s life', () => {
  it('rotates with an overlap, once per key, and ends', async () => {
    const made = await act('createPartnerClient', base('jd'), SHOWN);
    const input = { partnerClientId: made.partnerClient.id, idempotencyKey: 'rotate',
      overlapHours: 2 };
    const rotate = () => act('rotatePartnerClientSecret', input, `${SHOWN} oldSecretExpiresAt`);
    const rotated = await rotate();
    expect(rotated.partnerClient.secrets).toEqual([
      expect.objectContaining({ expiresAt: null, hint: `…${rotated.secret.slice(-4)}` }),
      expect.objectContaining({ expiresAt: rotated.oldSecretExpiresAt,
        hint: `…${made.secret.slice(-4)}` })]);
    const again = await rotate();
    expect(again).toMatchObject({ secret: null, partnerClient: rotated.partnerClient });
    expect(refusal(again)).toBe('SECRET_ALREADY_SHOWN idempotencyKey');
    expect([await tokenStatus('jd', made.secret), await tokenStatus('jd', rotated.secret)])
      .toEqual([200, 200]);
    const disable = () => act('disablePartnerClient',
      { partnerClientId: input.partnerClientId }, 'partnerClient { isDisabled disabledAt }');
    expect(await disable()).toEqual({ userErrors: [], partnerClient: { isDisabled: true,
      disabledAt: expect.stringMatching(/Z$/) } });
    expect(await tokenStatus('jd', rotated.secret)).toBe(401);
    expect(refusal(await disable())).toBe('ALREADY_DISABLED');
    expect(refusal(await act('rotatePartnerClientSecret', { ...input, idempotencyKey: 'late' },
      SHOWN))).toBe('ALREADY_DISABLED');
  });

  it.each([-1, 721])('takes no overlap of %i hours', async (overlapHours) => {
    expect(refusal(await act('rotatePartnerClientSecret',
      { partnerClientId: NOBODY, idempotencyKey: 'x', overlapHours }, SHOWN)))
      .toBe('OUT_OF_RANGE overlapHours');
  });

  it('is nobody\'s for unknown ids', async () => {
    for (const partnerClientId of [NOBODY, 'jd', channelId]) {
      expect(refusal(await act('rotatePartnerClientSecret',
        { partnerClientId, idempotencyKey: 'x' }, SHOWN))).toBe('NOT_FOUND partnerClientId');
      expect(refusal(await act('disablePartnerClient', { partnerClientId }, 'partnerClient { id }')))
        .toBe('NOT_FOUND partnerClientId');
      expect((await ask('query C($id: ID!) { partnerClient(id: $id) { id } }',
        { id: partnerClientId })).data).toEqual({ partnerClient: null });
    }
  });
});

describe('origins of a client\'s pages', () => {
  const ORIGINS = 'partnerClient { id allowedOrigins version }';
  const shop = 'https://shop.example';
  const update = (input: object) => act('updatePartnerClientOrigins', { ...input },
    ORIGINS);

  it('are given with it, changed as a whole, and known at once to who asks for a page', async () => {
    const { origins } = house.identity;
    expect([...await origins.clientsOf(shop)]).toEqual([]);
    const { partnerClient: made } = await act('createPartnerClient',
      { ...base('shop'), allowedOrigins: [shop, shop] }, ORIGINS);
    expect(made).toMatchObject({ allowedOrigins: [shop], version: 1 });
    expect([...await origins.clientsOf(shop)]).toEqual(['shop']);
    const input = { partnerClientId: made.id, expectedVersion: 1, allowedOrigins: ['http://localhost:5173'] };
    expect((await update(input)).partnerClient).toEqual(
      { id: made.id, allowedOrigins: ['http://localhost:5173'], version: 2 });
    // As it stands already: nothing has changed, and the version of a form that is open elsewhere still counts.
    expect((await update({ ...input, expectedVersion: 2, allowedOrigins: ['http://LOCALHOST:5173/'] })).partnerClient)
      .toEqual({ id: made.id, allowedOrigins: ['http://localhost:5173'], version: 2 });
    expect([...await origins.clientsOf(shop)]).toEqual([]);
    expect([...await origins.clientsOf('http://localhost:5173')]).toEqual(['shop']);
    const { data } = await ask(`mutation M($input: UpdatePartnerClientOriginsInput!) {
      updatePartnerClientOrigins(input: $input) { userErrors { code path currentVersion } } }`, { input });
    expect(data!['updatePartnerClientOrigins'].userErrors)
      .toEqual([{ code: 'STALE', path: ['expectedVersion'], currentVersion: 2 }]);
    const audit = await ask('{ identityAudit(subject: "shop", first: 1) { edges { node { action detail } } } }');
    expect(audit.data!['identityAudit'].edges[0].node).toEqual({ action: 'client.origins-changed',
      detail: JSON.stringify({ after: ['http://localhost:5173'], before: [shop] }) });
    await act('disablePartnerClient', { partnerClientId: made.id }, 'partnerClient { id }');
    expect([...await origins.clientsOf('http://localhost:5173')]).toEqual([]);
    expect(refusal(await update({ ...input, expectedVersion: 2 }))).toBe('ALREADY_DISABLED');
    expect(refusal(await update({ ...input, partnerClientId: NOBODY }))).toBe('NOT_FOUND partnerClientId');
  });

  it.each(['*', 'shop.example', 'https://shop.example/path', 'https://shop.example?a', 'https://shop.example//',
    'http://shop.example',
    'http://localhost.evil.example', 'https://a.example,https://b.example', 'null', 'https://me@shop.example',
    'https://*.example', 'capacitor://', 'capacitor://localhost/', 'file://x', 'null://', 'wss://shop.example',
    `https://${'a'.repeat(200)}.example`])('are none: %s', async (wrong) => {
    const made = await act('createPartnerClient', { ...base('wrong'), allowedOrigins: [shop, wrong] }, ORIGINS);
    expect(refusal(made)).toBe('ORIGIN_MALFORMED allowedOrigins 1');
  });

  it('are those of apps, too, and what people paste is read as browsers send it', async () => {
    const { partnerClient } = await act('createPartnerClient', { ...base('pasted'), allowedOrigins: [
      'capacitor://localhost', 'tauri://localhost', 'app://x', 'https://Shop.Example/', 'HTTPS://shop.example:443',
      ' https://shop.example:8443 ', 'http://LOCALHOST:80/'] }, ORIGINS);
    expect(partnerClient.allowedOrigins).toEqual(['capacitor://localhost', 'tauri://localhost', 'app://x',
      'https://shop.example', 'https://shop.example:8443', 'http://localhost']);
  });

  it('are few, and a key from before there were any stands for the same client', async () => {
    const many = Array.from({ length: 21 }, (_, place) => `https://p${place}.example`);
    expect(refusal(await act('createPartnerClient', { ...base('many'), allowedOrigins: many }, ORIGINS)))
      .toBe('OUT_OF_RANGE allowedOrigins');
    const input = base('before');
    await act('createPartnerClient', input, ORIGINS);
    expect(refusal(await act('createPartnerClient', { ...input, allowedOrigins: [] }, ORIGINS)))
      .toBe('SECRET_ALREADY_SHOWN idempotencyKey');
  });

  it('read before a change was written are read again after it', async () => {
    const answers: ((rows: object[]) => void)[] = [];
    const query = () => new Promise((resolve) => { answers.push((rows) => resolve({ rows })); });
    const origins = watchOrigins({ pool: { query } as never, log: pino({ level: 'silent' }) });
    const asked = origins.clientsOf(shop);
    origins.expire();
    const askedAfter = origins.clientsOf(shop);
    answers[0]!([]);
    await until(() => answers.length === 2);
    answers[1]!([{ origin: shop, client_id: 'new' }]);
    expect([[...await asked], [...await askedAfter]]).toEqual([['new'], ['new']]);
    expect([[...await origins.clientsOf(shop)], answers.length]).toEqual([['new'], 2]);
  });

  it('of another process are known within seconds', async () => {
    const other = await house.another();
    expect([...await other.origins.clientsOf('https://late.example')]).toEqual([]);
    await act('createPartnerClient', { ...base('late'), allowedOrigins: ['https://late.example'] }, ORIGINS);
    other.origins.expire();
    expect([...await other.origins.clientsOf('https://late.example')]).toEqual(['late']);
    await other.close();
    expect([...await other.origins.clientsOf('https://late.example')]).toEqual(['late']);
    other.origins.expire();
    // Without a database what was known goes on.
    expect([...await other.origins.clientsOf('https://late.example')]).toEqual(['late']);
  });
});

describe('lists', () => {
  it('page, search and filter', async () => {
    await act('createPartnerClient', base('listed-a'), SHOWN);
    await act('createPartnerClient', base('listed-b'), SHOWN);
    const list = async (args: string): Promise<any> => (await ask(
      `{ partnerClients(${args}) { totalCount items { clientId } } }`)).data!['partnerClients'];
    expect(await list('filter: { search: "LISTED" }, page: { size: 1, number: 2 }'))
      .toEqual({ totalCount: 2, items: [{ clientId: 'listed-b' }] });
    expect(await list('filter: { channelId: "nonsense" }')).toEqual({ totalCount: 0, items: [] });
    expect(await list(`filter: { channelId: "${channelId}", search: "listed-a" }`))
      .toEqual({ totalCount: 1, items: [{ clientId: 'listed-a' }] });
    expect((await list('filter: { search: "karat-admin" }')).totalCount).toBe(0);
    expect((await list('filter: { search: "jd" }')).totalCount).toBe(0);
    expect((await list('filter: { search: "jd", includeDisabled: true }')).totalCount).toBe(1);
  });
});
