import { decodeId, encodeId, newId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { GraphClient } from '../../kernel/graph-client.ts';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import type { MarginClass, Tier } from '../../contracts/words.ts';
import type { Word } from '../../words/word.ts';
import { campaigns } from '../index.ts';

export const NOW = '2026-10-08T12:01:00Z';
export const OPERATOR = operator('campaigns:read', 'campaigns:write', 'campaigns:claim');
export const CHANNEL = newId();
export const OUTLET = newId();

export interface Room extends TestSubgraph {
  readonly sessionId: string;
  member(options?: { tier?: Tier; programme?: string; tenantId?: string; channelIds?: string[] }): Promise<string>;
  /** One version of a word, as its owner tells it. */
  word(told: Pick<Word, 'kind' | 'code'> & Partial<Word>): Promise<unknown>;
  item(marginClass?: MarginClass, over?: object): Promise<string>;
  drop(input?: Record<string, unknown>): Promise<string>;
  claim(dropId: string, memberId: string, more?: {
    passcode?: string; idempotencyKey?: string; actor?: Actor;
  }): Promise<{ claim: any; userErrors: any[] }>;
  claimBatch(claims: readonly object[], actor?: Actor): Promise<any>;
  /** What orders answers of an order: by its id, or its number. */
  readonly orders: Map<string, object>;
  /** Pieces (ids of the graph) that orders says are sold, and whether it answers. */
  readonly sold: { readonly pieces: Set<string>; away: boolean };
  claims(dropId: string): Promise<Record<string, any>[]>;
  counts(dropId: string): Promise<Record<string, number>>;
  job(name: string, input?: unknown): Promise<void>;
}

const CLAIM = `mutation ($input: ClaimDropInput!) { claimDrop(input: $input) {
  claim { id state position holdExpiresAt pointsHoldId reason member { id } }
  userErrors { code path opensAt waitSeconds } } }`;
const CLAIM_BATCH = `mutation ($input: ClaimDropBatchInput!) { claimDropBatch(input: $input) {
  results { claim { id state position member { id } } userErrors { code path } } } }`;
const SCHEDULE = `mutation ($input: ScheduleLiveSessionInput!) { scheduleLiveSession(input: $input) {
  liveSession { id version } userErrors { code path } } }`;
const ADD = `mutation ($input: AddDropInput!) { addDrop(input: $input) {
  drop { id } userErrors { code path } } }`;

/** A live room on air at 20:01 in Shanghai, with members of any tier. */
export async function openRoom(
  options: { graph?: GraphClient; passcode?: string; live?: boolean } = {},
): Promise<Room> {
  const orders = new Map<string, object>();
  const sold = { pieces: new Set<string>(), away: false };
  const app = await startTestSubgraph(
    campaigns, { now: '2026-10-08T10:00:00Z', graph: graphWith(orders, sold, options.graph) });
  const get = async (document: string, input: object, field: string, actor = OPERATOR) => {
    const answer = await app.query(document, { input }, actor);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data[field];
  };
  await app.deliver('outlet.changed.v1', OUTLET, {
    outletId: OUTLET, code: 'live', name: 'Live', franchiseId: null, channelId: null,
    kind: 'live_room', region: 'CN', closed: false, version: 1n,
  });
  const { liveSession } = await get(SCHEDULE, {
    titleZh: '金秋专场', titleEn: 'Autumn', host: 'Lin', outletId: encodeId('out', OUTLET),
    startsAt: '2026-10-08T12:00:00Z', endsAt: '2026-10-08T14:00:00Z', passcode: options.passcode,
    idempotencyKey: newId(),
  }, 'scheduleLiveSession');
  if (options.live !== false) {
    await get(`mutation ($input: GoLiveInput!) { goLive(input: $input) { userErrors { code } } }`,
      { id: liveSession.id, expectedVersion: 1 }, 'goLive');
  }
  app.clock.set(NOW);
  let version = 0n;
  const room: Room = {
    ...app, sessionId: liveSession.id, orders, sold,
    member: async ({ tier, programme, tenantId, channelIds } = {}) => {
      const id = newId();
      await app.deliver('member.visibility-changed.v1', id, {
        personId: id, tenantId: tenantId ?? null, layer: 1, channelIds: channelIds ?? [],
        survivorId: null, version: (version += 1n),
      });
      if (tier) {
        await app.deliver('tier.changed.v1', id, {
          memberId: id, from: 'base', to: tier, provisional: false, at: new Date('2026-01-01T00:00:00Z'),
          programme, version: 1n,
        });
      }
      return id;
    },
    word: (told) => app.deliver('word.changed.v1', `${told.kind}:${told.code}`, {
      nameZh: told.code, nameEn: told.code, rank: 0, traits: {}, retired: false, withdrawn: false, version: 1n,
      effectiveFrom: new Date('2020-01-01T00:00:00Z'), ...told,
    }),
    item: async (marginClass = 'B', over = {}) => {
      const id = newId();
      await app.deliver('item.changed.v1', id, {
        itemId: id, productId: newId(), sku: `S-${id}`, name: 'Charm', version: 1n,
        classes: [{ marginClass, effectiveAt: new Date('2020-01-01T00:00:00Z') }], costMinor: null,
        costCurrency: null, labourMinor: null, priceCurrency: 'CNY', retired: false, ...over,
      });
      return encodeId('itm', id);
    },
    drop: async (input = {}) => {
      const payload = await get(ADD, {
        sessionId: liveSession.id, itemId: await room.item(), stock: 3,
        cashPrice: { amount: '999.00', currency: 'CNY' }, opensAt: '2026-10-08T12:00:00Z',
        idempotencyKey: newId(), ...input,
      }, 'addDrop');
      return payload.drop.id;
    },
    claim: (dropId, memberId, { passcode, idempotencyKey = newId(), actor = OPERATOR } = {}) => get(
      CLAIM, { dropId, memberId: encodeId('mem', memberId), passcode, idempotencyKey }, 'claimDrop', actor),
    claimBatch: (claims, actor = OPERATOR) => app.query(CLAIM_BATCH, { input: { claims } }, actor),
    claims: (dropId) => app.sql.all`
      select state, reason, place_in_line(drop_id, position) as position, points_state, points_hold_id, member_id
      from claim
      where drop_id = ${uuid(dropId)} order by claimed_at, id`,
    counts: (dropId) => app.sql.one`select taken, waitlisted, captured, voided from live_drop
      where id = ${uuid(dropId)}`,
    job: async (name, input = null) => {
      const job = campaigns.jobs.find((each) => each.name === name)!;
      await job.run(app.runtime.handlers, input, app.runtime.services);
    },
  };
  return room;
}

/** Answers of orders from the map, all else to the other rooms of the test. */
function graphWith(orders: ReadonlyMap<string, object>, sold: Room['sold'], others?: GraphClient): GraphClient {
  return { execute: (request) => {
    if (request.document.includes('PiecesSold')) {
      const ids = request.variables!['ids'] as string[];
      return sold.away ? Promise.reject(new Error('connection refused'))
        : Promise.resolve({ data: { soldPieces: ids.filter((id) => sold.pieces.has(id)) } } as never);
    }
    if (request.document.includes('WorthOfPrizes')) {
      return Promise.resolve({ data: { programmes: [
        { code: 'CN', policy: { rules: { pointsPerUnit: 100 } } }] } } as never);
    }
    if (!request.document.includes('OrderOfClaim')) {
      return others?.execute(request) ?? Promise.reject(new Error('no graph in this test'));
    }
    const { id, externalNo } = request.variables as { id?: string; externalNo?: string };
    return Promise.resolve({ data: { found: orders.get(id ?? externalNo ?? '') ?? null } } as never);
  } };
}

/** The uuid inside any id of a test. */
export function uuid(id: string): string {
  const found = decodeId(id.slice(0, 3), id);
  if (!found) throw new Error(`no id: ${id}`);
  return found;
}
