/**
 * Demo operators and clients for a development house. Everything here is flagged as demo; a house
 * that holds one of these credentials does not start in production.
 */
import { serviceActor } from '../subgraphs/kernel/actor.ts';
import type { Identity } from './identity.ts';
import { IdentityError, type Outcome } from './refusals.ts';
import type { DemoSignIn } from './sign-in/pages/step-pages.ts';

export interface SeedIdentity {
  /** The franchise of the demo manager and associate; left out, these two are not made. */
  readonly franchise?: { readonly id: string; readonly outletIds: readonly string[] };
  /** People of the house whom the demo brand names by id. */
  readonly consultants?: readonly { readonly id: string; readonly name: string }[];
  readonly channels?: readonly {
    readonly clientId: string;
    readonly name: string;
    readonly channelId: string;
    readonly mayExchange?: boolean;
    readonly scopes?: readonly string[];
  }[];
}

export interface SeededIdentity {
  readonly signIns: readonly DemoSignIn[];
  readonly clients: readonly { readonly clientId: string; readonly secret: string }[];
}

export const DEMO_PASSWORD = 'Karat-demo-2026';

const HOUSE = [
  ['owner', 'Lin Jing 林静'], ['member', 'Zhou Min 周敏'], ['loyalty', 'Chen Yu 陈瑜'],
  ['merchandise', 'Wu Hao 吴昊'], ['campaign', 'Tang Wei 唐薇'], ['finance', 'Qian Li 钱丽'],
  ['audit', 'Shen Bo 沈博'],
] as const;

/** What a partner's till and its programs need: for quotes with coupons, and rewards handed out, `rewards:redeem`. */
const PARTNER_SCOPES = [
  'members:read', 'members:write', 'loyalty:read', 'loyalty:hold', 'loyalty:interact', 'catalog:read',
  'catalog:write', 'orders:read', 'orders:write', 'orders:pay', 'campaigns:read', 'campaigns:claim',
  'franchises:read', 'documents:register', 'schema:read', 'members:self', 'insights:read', 'insights:write',
  'rewards:read', 'rewards:redeem', 'engagement:read', 'engagement:act', 'plans:read', 'plans:write', 'service:read',
  'service:write', 'service:answer', 'tradeins:read', 'tradeins:write', 'tradeins:answer', 'tradeins:use',
  'outreach:answer', 'outreach:deliver',
];

const SEED = serviceActor('identity-seed', ['identity:admin']);

/** What `seedIdentity` makes, known without a database: for the sign-in page. */
export function demoSignIns(withFranchise: boolean): readonly DemoSignIn[] {
  const roles: readonly string[] = [
    ...HOUSE.map(([role]) => role), ...(withFranchise ? ['manager', 'associate'] : [])];
  return roles.map((role) => (
    { label: role, email: `${role}@karat.example`, password: DEMO_PASSWORD }));
}

/** May run again and again: what exists stays as it is. */
export async function seedIdentity(
  identity: Identity, seed: SeedIdentity = {},
): Promise<SeededIdentity> {
  if (identity.mode === 'production') {
    throw new IdentityError('DEMO_CREDENTIALS', 'Demo credentials are never made in production.');
  }
  for (const [role, name] of HOUSE) await operator(identity, role, name);
  for (const [n, { id, name }] of (seed.consultants ?? []).entries()) {
    await operator(identity, 'member', name, { id, email: `consultant-${n + 1}@karat.example` });
  }
  if (seed.franchise) {
    const tenantId = seed.franchise.id;
    await operator(identity, 'manager', 'Huang Yan 黄燕', { tenantId });
    await operator(identity, 'associate', 'Xu Ting 徐婷',
      { tenantId, siteIds: seed.franchise.outletIds.slice(0, 1) });
  }
  const clients = [];
  for (const channel of seed.channels ?? []) {
    const secret = demoSecretOf(channel.clientId);
    mustBe('CLIENT_ID_TAKEN', await identity.accounts.createClient(SEED,
      { scopes: PARTNER_SCOPES, ...channel }, { demoSecret: secret }));
    clients.push({ clientId: channel.clientId, secret });
  }
  return { signIns: demoSignIns(seed.franchise !== undefined), clients };
}

export function demoSecretOf(clientId: string): string {
  return `demo-secret-of-${clientId}`;
}

async function operator(
  identity: Identity, role: string, name: string,
  more: { readonly tenantId?: string; readonly siteIds?: readonly string[]; readonly id?: string;
    readonly email?: string } = {},
): Promise<void> {
  mustBe('EMAIL_TAKEN', await identity.accounts.createOperator(SEED, {
    email: `${role}@karat.example`, name, roles: [role], password: DEMO_PASSWORD, isDemo: true,
    ...more,
  }));
}

function mustBe(expected: string, outcome: Outcome): void {
  if (outcome.ok || outcome.code === expected) return;
  throw new Error(`the demo seed was refused: ${outcome.code} ${outcome.message}`);
}
