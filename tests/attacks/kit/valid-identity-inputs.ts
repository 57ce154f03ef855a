import { generate } from 'otplib';
import { serviceActor, type Actor } from '../../../subgraphs/kernel/actor.ts';
import { decodeId, encodeId } from '../../../subgraphs/kernel/ids.ts';
import { OWNER } from '../../kit/graph.ts';
import { change, type World } from './world.ts';

/** Stands beside an input whose sender must be this one. */
export const SENDER = Symbol('sender');

const PASSWORD = 'correct horse battery';
const ADMIN = serviceActor('test-owner', ['identity:admin']);

/** An operator with an account, signed in. */
export async function newOperator(world: World): Promise<{ id: string; actor: Actor }> {
  const made = await world.graph.identity.accounts.createOperator(ADMIN, {
    email: `${world.fresh()}@example.com`, name: 'Operator', roles: ['finance'],
    password: PASSWORD });
  if (!made.ok) throw new Error(made.code);
  const { id } = made.operator;
  return { id: encodeId('opr', id), actor: { ...OWNER, id, name: 'Operator' } };
}

export async function newClient(world: World): Promise<string> {
  const { partnerClient } = await change(world, 'createPartnerClient', 'partnerClient { id }', {
    clientId: `client-${world.fresh()}`, name: 'Shop', channelId: world.shop.channelId,
    scopes: ['orders:read'], idempotencyKey: world.fresh() });
  return partnerClient.id;
}

async function enrolled(world: World, confirm: boolean): Promise<object> {
  const { actor } = await newOperator(world);
  const { accounts } = world.graph.identity;
  const seed = await accounts.enrolTotp(actor.id);
  if (!seed.ok) throw new Error(seed.code);
  const code = await generate({ secret: seed.secret });
  if (!confirm) return { code, [SENDER]: actor };
  const confirmed = await accounts.confirmTotp(actor.id, code);
  if (!confirmed.ok) throw new Error(confirmed.code);
  return { code: confirmed.recoveryCodes[0], [SENDER]: actor };
}

const documentOf = (world: World) =>
  ({ text: `query Orders${world.fresh().replace(/\W/g, '')} { orders { totalCount } }` });
const own = async (world: World, more: object) => {
  const { actor } = await newOperator(world);
  return { currentPassword: PASSWORD, ...more, [SENDER]: actor };
};
const ofOperator = async (world: World) =>
  ({ operatorId: (await newOperator(world)).id, idempotencyKey: world.fresh() });

export const VALID_IDENTITY_INPUTS: Readonly<
  Record<string, (world: World) => Promise<object> | object>> = {
  createOperator: (w) => ({ email: `${w.fresh()}@example.com`, name: 'New operator',
    roles: ['MANAGER'], franchiseId: w.shop.franchiseId, outletIds: [w.shop.storeId],
    idempotencyKey: w.fresh() }),
  updateOperatorRoles: async (w) => ({ operatorId: (await newOperator(w)).id, roles: ['AUDIT'],
    expectedVersion: 1 }),
  resetOperatorPassword: ofOperator,
  disableOperator: async (w) => ({ operatorId: (await newOperator(w)).id }),
  enableOperator: async (w) => {
    const input = await ofOperator(w);
    const operatorId = decodeId('opr', input.operatorId)!;
    await w.graph.identity.accounts.disableOperator(ADMIN, { operatorId });
    return input;
  },
  changeMyPassword: (w) => own(w, { password: 'another good password' }),
  enrolMyTotp: (w) => own(w, {}),
  confirmMyTotp: (w) => enrolled(w, false), removeMyTotp: (w) => enrolled(w, true),
  createPartnerClient: (w) => ({ clientId: `client-${w.fresh()}`, name: 'Shop',
    channelId: w.shop.channelId, scopes: ['orders:read'], idempotencyKey: w.fresh() }),
  rotatePartnerClientSecret: async (w) =>
    ({ partnerClientId: await newClient(w), idempotencyKey: w.fresh() }),
  endMemberTokens: (w) => ({ memberIds: [w.memberId] }),
  rotateSigningKeys: (w) => ({ idempotencyKey: w.fresh() }),
  registerDocuments: async (w) => ({ partnerClientId: await newClient(w), documents: [documentOf(w)] }),
  withdrawDocuments: async (w) => {
    const partnerClientId = await newClient(w);
    const { results } = await change(w, 'registerDocuments', 'results { hash userErrors { code } }',
      { partnerClientId, documents: [documentOf(w)] });
    return { partnerClientId, hashes: [results[0].hash] };
  },
  updatePartnerClientOrigins: async (w) => ({ partnerClientId: await newClient(w), expectedVersion: 1,
    allowedOrigins: ['https://shop.example'] }),
  disablePartnerClient: async (w) => ({ partnerClientId: await newClient(w) }),
};
