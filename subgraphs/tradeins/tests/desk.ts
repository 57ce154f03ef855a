import { channel, operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { OrderFacts } from '../../contracts/events.ts';
import { serviceActor, type Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/commands/command.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { EventEnvelope, SubgraphPort } from '../../kernel/port.ts';
import { tradeins } from '../index.ts';
import { endHolds } from '../commands/credit/release-credit.ts';
import { lapseOffers } from '../commands/tradeins/lapse-offers.ts';

export const SCOPES = ['tradeins:read', 'tradeins:write', 'tradeins:answer', 'tradeins:use', 'audit:read'];
export const NOW = '2026-10-01T02:00:00Z';
export const TRADE_IN = `id state version steps heldUntil isUsed estimate { amount }
  offer { fineMg afterLossMg price { amount } credit { amount } policyVersion until goldPriceId }
  consent { version by way } identity { name kind lastDigits }`;

/** Catalog as it is asked for the board: 1,012.00 and 780.00 of 足金, unless told otherwise; null: away. */
export class Board {
  prices: { retail: string; buyback: string | null } | null = { retail: '1012.00', buyback: '780.00' };

  readonly execute = async (): Promise<any> => {
    if (!this.prices) throw new Error('nobody is there');
    const { retail, buyback } = this.prices;
    return { data: { goldBoard: [{ id: 'gpr_1', metal: 'GOLD', purity: 9_990, effectiveAt: '2026-10-01T01:00:00.000Z',
      retail: { amount: retail, currency: 'CNY' }, buyback: buyback === null ? null : { amount: buyback } }] } };
  };
}

/** A franchise's store with a till, a second franchise, and head office. */
export async function openDesk() {
  const board = new Board();
  // What members tells when it is asked about somebody.
  const retold: EventEnvelope[] = [];
  const telling = (name: string, retell: SubgraphPort['retell']) => [name, { name, retell } as SubgraphPort] as const;
  const ports = new Map([telling('members', async () => retold), telling('franchises', async () => [])]);
  const room = await startTestSubgraph(tradeins, { now: NOW, graph: board, ports });
  const [tenantId, channelId, outletId] = [newId(), newId(), newId()];
  await room.deliver('outlet.changed.v1', outletId, { outletId, code: 's-1', name: 'Store', franchiseId: tenantId,
    channelId, kind: 'franchise_store', region: 'CN', closed: false, version: 1n });
  const headOffice = operator(...SCOPES);
  let count = 0;
  const change = async (name: string, answer: string, input: object, actor: Actor = headOffice): Promise<any> => {
    const Name = name[0]!.toUpperCase() + name.slice(1);
    const { data, errors } = await room.query(`mutation ($input: ${Name}Input!) { ${name}(input: $input) {
      ${answer} userErrors { code path } } }`, { input: { idempotencyKey: `k${count += 1}`, ...input } }, actor);
    if (errors) throw new Error(JSON.stringify(errors));
    const { userErrors, ...rest } = data![name];
    return { ...rest, codes: userErrors.map(({ code, path }: any) => [code, ...path].join(' ')) };
  };
  return {
    room, board, retold, headOffice, outletId: encodeId(PREFIX.outlet, outletId), tenantId, channelId,
    franchise: tenant(tenantId, ...SCOPES), otherFranchise: tenant(newId(), ...SCOPES),
    till: channel(channelId, 'tradeins:read', 'tradeins:write', 'tradeins:answer'), change,
    ...membersOf(room, { tenantId, channelId, outletId }), ...stepsOf(change, encodeId(PREFIX.outlet, outletId)),
    read: async (id: string, actor: Actor = headOffice) => (await room.query(
      `query ($id: ID!) { tradeIn(id: $id) { ${TRADE_IN} history { deed state version by note } } }`, { id }, actor))
      .data!.tradeIn,
    /** What jobs of every minute do. */
    sweep: async () => {
      for (const command of [lapseOffers, endHolds]) {
        await runCommand(room.runtime.services.home, { actor: serviceActor('tradeins', []), requestId: 'sweep' },
          command as Command<{ limit: number }, unknown, never>, { limit: 100 });
      }
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

function membersOf(room: TestSubgraph, place: { tenantId: string; channelId: string; outletId: string }) {
  const { tenantId, channelId, outletId } = place;
  return {
    member: async () => {
      const memberId = newId();
      await room.deliver('member.enrolled.v1', memberId, { memberId, region: 'CN', source: 'store', channelId, outletId,
        enrolledAt: new Date('2026-01-01T00:00:00Z') });
      await room.deliver('member.visibility-changed.v1', memberId,
        { personId: memberId, tenantId, layer: 1, channelIds: [channelId], survivorId: null, version: 1n });
      return memberId;
    },
    /** What orders tells of a sale of one line that credit paid, and of what came back of it. */
    sold: async (memberId: string, creditHoldId: string, line: Partial<OrderFacts['lines'][number]> = {},
      more: Partial<OrderFacts> = {}) => {
      const [orderId, lineId] = [newId(), newId()];
      const facts: OrderFacts = { orderId, externalNo: orderId, channelId, sellingOutletId: outletId, memberId,
        region: 'CN', currency: 'CNY', paidAt: new Date(NOW), deliveredAt: null, fulfilment: 'store',
          pointsHoldId: null,
        creditHoldId, lines: [{ lineId, lineNo: 1, itemId: newId(), quantity: 1, marginClass: 'C', baseMinor: 636_766n,
          costMinor: null, pointsSpent: 0n, tradeInMinor: 944_034n, ...line }], ...more };
      const tell = () => room.deliver('order.recorded.v1', orderId, facts);
      const said = await tell();
      if (said) throw new Error(said);
      return { orderId, tell, back: (remainingBaseMinor: bigint, remainingQuantity: number) => room.deliver(
        'order.returned.v1', orderId, { orderId, returnId: newId(), memberId, returnedAt: new Date(NOW),
          whole: remainingQuantity === 0, creditHoldId, lines: [{ lineId, returnedQuantity: 0, returnedBaseMinor: 0n,
            remainingBaseMinor, quantity: 1, remainingQuantity }] }) };
    },
    credit: async (memberId: string) => (await room.query(`query ($m: [_Any!]!) { _entities(representations: $m) {
      ... on Member { storeCredit { balance { amount } available { amount } entries { kind amount { amount } } } } } }`,
    { m: [{ __typename: 'Member', id: encodeId(PREFIX.member, memberId) }] }, operator(...SCOPES)))
      .data!._entities[0].storeCredit[0] ?? null,
  };
}

/** What a desk does with gold, one step after the other. */
function stepsOf(change: (name: string, answer: string, input: object, actor?: Actor) => Promise<any>,
  outletId: string) {
  const edit = ({ id, version }: any) => ({ id, expectedVersion: version });
  const of = (answer: Promise<any>) => answer.then(({ tradeIn, codes }) => {
    if (codes.length > 0) throw new Error(codes.join());
    return tradeIn;
  });
  const estimate = (memberId: string, more: object = {}) => of(change('estimateTradeIn', `tradeIn { ${TRADE_IN} }`, {
    memberId: encodeId(PREFIX.member, memberId), outletId, way: 'standard', piece: '老凤祥手镯', grossMg: 12_400,
    purity: 9_990, ...more }));
  const step = (tradeIn: any, name: string, more: object = {}) => of(change('stepTradeIn', `tradeIn { ${TRADE_IN} }`,
    { ...edit(tradeIn), step: name, ...more }));
  const assay = (tradeIn: any, more: object = {}) => of(change('assayTradeIn', `tradeIn { ${TRADE_IN} }`,
    { ...edit(tradeIn), grossMg: 12_350, purity: 9_900, method: 'FIRE', ...more }));
  const offer = (tradeIn: any) => of(change('offerTradeIn', `tradeIn { ${TRADE_IN} }`, edit(tradeIn)));
  const accept = (tradeIn: any, more: object = {}) => of(change('answerTradeInOffer', `tradeIn { ${TRADE_IN} }`, {
    ...edit(tradeIn), accept: true,
    consent: { version: tradeIn.offer.policyVersion, by: '王小明', way: 'SIGNATURE' }, ...more }));
  const offered = async (memberId: string, gold: object = {}, more: object = {}) =>
    offer(await assay(await step(await estimate(memberId, more), 'RECEIVE'), gold));
  return { edit, estimate, step, assay, offer, accept, offered,
    accepted: async (memberId: string, gold: object = {}, more: object = {}) =>
      accept(await offered(memberId, gold, more)) };
}
