import type { Answer } from '../../kit/graph.ts';
import { enrol } from '../../graph/shop.ts';
import type { Brand } from './brand.ts';
import { graphBehind } from './door.ts';
import type { Action } from './plan.ts';

/** What the house said to an action: something with an id, or a refusal with its code. */
export type Said = { readonly id: string } | { readonly code: string };

/** No whole answer: whether it happened is unknown, so it is said again, word for word. */
export class NoAnswer extends Error {}

const DAY_MS = 86_400_000;

type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

/** Does one thing; the same action may be done again and again with the same effect. */
export async function act(brand: Brand, action: Action): Promise<Said> {
  if (action.kind === 'sale') return sell(brand, saleInput(brand, action));
  if (action.kind === 'return') return takeBack(brand, action);
  if (action.kind === 'redeem') return redeem(brand, action);
  if (action.kind === 'claim') return claim(brand, action);
  return meetStranger(brand, action);
}

function saleInput(brand: Brand, action: Of<'sale'>) {
  const { shop, members, openedAt } = brand;
  const paidAt = new Date(openedAt.getTime() - action.daysAgo * DAY_MS);
  const prices: Record<string, string> = {
    'RING-1': '8999.00', 'BRACELET-1': '12345.67', 'BAR-1': '26800.00' };
  const eligible = action.skus.flatMap((sku, index) => (sku === 'BAR-1' ? [] : [index]));
  return {
    externalNo: action.key, buyer: { externalId: members[action.member]!.externalId },
    outletId: action.inStore ? shop.storeId : shop.webShopId,
    fulfilment: action.inStore ? 'STORE' : 'WEB', currency: 'CNY', paidAt: paidAt.toISOString(),
    deliveredAt: new Date(paidAt.getTime() + 2 * DAY_MS).toISOString(),
    lines: action.skus.map((sku) => ({ sku, unitPrice: prices[sku] })),
    orderDiscounts: action.discount === 0 ? []
      : [{ code: 'C', amount: `${action.discount}.00`, eligibleLines: eligible }],
  };
}

async function sell(brand: Brand, order: object): Promise<Said> {
  const answer = await brand.door.ask(`mutation($input: RecordOrdersInput!) {
    recordOrders(input: $input) { results { order { id } userErrors { code } } } }`,
  { input: { orders: [order] } }, brand.shop.partner);
  return saidOf(whole(answer, 'recordOrders')?.results?.[0], 'order');
}

async function takeBack(brand: Brand, action: Of<'return'>): Promise<Said> {
  const answer = await brand.door.ask(`mutation($input: RecordReturnInput!) {
    recordReturn(input: $input) { order { id } userErrors { code } } }`, { input: {
    externalNo: action.saleKey, returnNo: action.key, idempotencyKey: `return-${action.key}`,
    returnedAt: brand.openedAt.toISOString(), reason: 'changed mind',
    lines: action.lines.map((lineNo) => ({ lineNo, quantity: 1 })),
  } }, brand.shop.partner);
  return saidOf(whole(answer, 'recordReturn'), 'order');
}

async function redeem(brand: Brand, action: Of<'redeem'>): Promise<Said> {
  const member = brand.members[action.member]!;
  const held = await brand.door.ask(`mutation($input: HoldPointsInput!) {
    holdPoints(input: $input) { hold { id } userErrors { code } } }`, { input: {
    memberId: member.id, points: action.points, purpose: 'reward', ttlMinutes: 15,
    idempotencyKey: `hold-${action.key}` } });
  const said = saidOf(whole(held, 'holdPoints'), 'hold');
  if ('code' in said || action.end === 'forget') return said;
  if (action.end === 'pay') {
    return sell(brand, {
      ...saleInput(brand, { kind: 'sale', key: `pay-${action.key}`, member: action.member,
        skus: ['RING-1'], inStore: false, discount: 0, daysAgo: 1 }),
      deliveredAt: null,
      pointsHold: { id: said.id, points: action.points, amount: `${action.points / 100}.00` },
    });
  }
  const field = action.end === 'capture' ? 'captureHold' : 'voidHold';
  const settled = await brand.door.ask(`mutation($input: SettleHoldInput!) {
    ${field}(input: $input) { hold { id } userErrors { code } } }`, { input: {
    holdId: said.id, idempotencyKey: `${field}-${action.key}`, reason: 'till' } });
  return saidOf(whole(settled, field), 'hold');
}

async function claim(brand: Brand, action: Of<'claim'>): Promise<Said> {
  const dropId = brand.dropIds[action.drop % brand.dropIds.length]!;
  const claimed = await brand.door.ask(`mutation($input: ClaimDropInput!) {
    claimDrop(input: $input) { claim { id state } userErrors { code } } }`, { input: {
    dropId, memberId: brand.members[action.member]!.id, idempotencyKey: `claim-${action.key}` } });
  const payload = whole(claimed, 'claimDrop');
  const said = saidOf(payload, 'claim');
  if ('code' in said || action.end === 'forget') return said;
  const field = action.end === 'confirm' ? 'confirmClaim' : 'releaseClaim';
  const ended = await brand.door.ask(`mutation($input: ${action.end === 'confirm'
    ? 'ConfirmClaimInput' : 'ReleaseClaimInput'}!) {
    ${field}(input: $input) { claim { id } userErrors { code } } }`, { input: {
    claimId: said.id, idempotencyKey: `${field}-${action.key}`,
    ...(action.end === 'confirm' ? { externalOrderNo: action.key } : {}) } });
  return saidOf(whole(ended, field), 'claim');
}

/** A sale to somebody nobody knows yet, who enrols afterwards: its points follow. */
async function meetStranger(brand: Brand, action: Of<'stranger'>): Promise<Said> {
  const externalId = `stranger-${action.key}`;
  const sale = saleInput(brand, { kind: 'sale', key: action.key, member: action.member,
    skus: ['RING-1', 'BRACELET-1'], inStore: false, discount: 0, daysAgo: 40 });
  const said = await sell(brand, { ...sale, buyer: { externalId } });
  if ('code' in said) return said;
  const graph = graphBehind(brand.door, () => Promise.resolve());
  try {
    await enrol(graph, brand.shop, externalId);
  } catch (cause) {
    throw new NoAnswer(String(cause), { cause });
  }
  return said;
}

/** The payload, when nothing is missing from it. */
function whole(answer: Answer, field: string): any {
  if (answer.errors?.length || !answer.data?.[field]) {
    throw new NoAnswer(answer.errors?.[0]?.message ?? `${field} was not answered`);
  }
  return answer.data[field];
}

function saidOf(payload: any, field: string): Said {
  if (typeof payload?.[field]?.id === 'string') return { id: payload[field].id };
  const code = payload?.userErrors?.[0]?.code;
  if (typeof code === 'string') return { code };
  throw new NoAnswer(`${field}: neither a result nor a refusal`);
}

