import { expect } from '@jest/globals';
import type { PublishedDraw } from '../../../client/src/index.ts';
import { channel, operator } from '../../../tests/kit/subgraph.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { GraphClient } from '../../kernel/graph-client.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { seedVault } from '../calls/lottery-seeds.ts';
import { OPERATOR, uuid, type Room } from './room.ts';

export const SECOND: Actor = { ...operator('campaigns:read', 'campaigns:write'), id: 'second' };
export const OFFER = encodeId('cof', newId());
/** What rewards says of the offer. */
export const offers = { state: 'PUBLISHED', validUntil: null as string | null, away: false,
  issuedLimit: null as number | null, issued: 0, regions: [] as object[], segment: null as object | null };

const nodeOf = (id: string) => (id === OFFER
  ? { id, state: offers.state, usage: { issued: offers.issued }, terms: { ...offers, automatic: false } } : null);

/** Rewards, as far as lotteries ask it. */
export const rewards: GraphClient = { execute: ({ variables }) => (offers.away
  ? Promise.reject(new Error('connection refused'))
  : Promise.resolve({ data: { nodes: (variables!['ids'] as string[]).map(nodeOf) } } as never)) };

export const POINTS = { nameZh: '积分', nameEn: 'Points', kind: 'POINTS', points: 500, ppm: 400_000, stock: 1 };
export const COUPON = { nameZh: '礼券', nameEn: 'Coupon', kind: 'COUPON', offerId: OFFER, ppm: 600_000, stock: 100,
  value: { amount: '1.00', currency: 'CNY' } };

export const codes = ({ userErrors }: any) => userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`);

const PROOF = `query ($id: ID!, $after: String) { lottery(id: $id) {
  id state kind seed commitment beacon listHash entered prizes { no ppm stock won }
  lines(first: 2, after: $after) { edges { node { no entry prize } }
    pageInfo { hasNextPage endCursor } } } }`;

/** Of eight members with fixed ids, a fixed lottery and seed: what the rules of domain.md give, written out. */
export const FIXED = {
  id: '01990000-0000-7000-8000-0000000000aa', seed: '5eed'.repeat(16),
  commitment: 'f9fa5c699354e46a448f75765ae99bf06741d541ab6c337c0f3722850adbb136',
  listHash: '0b0b20c1256b1520a97f4924132854560a2ff214439dfe8b01e1dba75373c430',
  without: [null, '1', null, null, null, null, null, '2'], withBeef: [null, null, null, null, '2', null, '1', '2'],
};

/** Works on lotteries of a room; of which one is asked each time. */
export class LotteryDesk {
  constructor(private readonly room: () => Room) {}

  readonly act = async (name: string, input: object, actor: Actor = OPERATOR, kind = 'lottery'): Promise<any> => {
    const extras = name === 'enterLottery' ? 'waitSeconds' : ['planLottery'].includes(name) ? '' : 'currentVersion';
    const shown = kind === 'lottery' ? 'id version state commitment listHash seed entered redrawReason cancelReason'
      : 'enteredAt no entry toldAt member { id } prize { no }';
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const answer = await this.room().query(`mutation ($input: ${type}!) { ${name}(input: $input) {
      ${kind} { ${shown} } userErrors { code path ${extras} } } }`, { input }, actor);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data[name];
  };

  readonly at = (time: string) => this.room().clock.set(`2026-10-08T${time}Z`);
  readonly plan = (over: object = {}, actor = OPERATOR) => this.act('planLottery', {
    sessionId: this.room().sessionId, titleZh: '金秋抽奖', titleEn: 'Autumn draw', opensAt: '2026-10-08T12:30:00Z',
    closesAt: '2026-10-08T13:00:00Z', prizes: [POINTS, COUPON], idempotencyKey: newId(), ...over }, actor);

  /** Published, with its version. */
  readonly published = async (over: object = {}): Promise<any> => {
    this.at('12:01:00');
    const { lottery } = await this.plan(over);
    const payload = await this.act('publishLottery', { id: lottery.id, expectedVersion: 1 }, SECOND);
    expect(payload.userErrors).toEqual([]);
    return payload.lottery;
  };

  readonly enter = (lotteryId: string, memberId: string, actor = OPERATOR, more: object = {}) =>
    this.act('enterLottery',
      { lotteryId, memberId: encodeId('mem', memberId), idempotencyKey: newId(), ...more }, actor, 'entry');
  readonly draw = (id: string, expectedVersion: number, more: object = {}, actor = OPERATOR) =>
    this.act('drawLottery', { id, expectedVersion, idempotencyKey: newId(), ...more }, actor);

  /** As anybody reads it, page by page. */
  readonly proofOf = async (id: string, actor: Actor = channel(newId(), 'campaigns:read')) => {
    const lines: any[] = [];
    for (let after: string | null = null; ;) {
      const { data, errors }: any = await this.room().query(PROOF, { id, after }, actor);
      if (errors) throw new Error(JSON.stringify(errors));
      const { lines: page, ...lottery } = data.lottery;
      lines.push(...page.edges.map(({ node }: any) => node));
      if (!page.pageInfo.hasNextPage) return { lottery, lines };
      after = page.pageInfo.endCursor;
    }
  };

  readonly publicDraw = async (id: string): Promise<PublishedDraw> => {
    const { lottery, lines } = await this.proofOf(id);
    return {
      drawId: id, kind: lottery.kind, seed: lottery.seed, commitment: lottery.commitment, beacon: lottery.beacon,
      listHash: lottery.listHash, entries: lines.map(({ entry }) => entry),
      bands: lottery.prizes.map(({ no, ppm, stock }: any) => ({ prize: String(no), ppm, stock })),
      prizes: lines.map(({ prize }) => (prize === null ? null : String(prize))),
    };
  };

  /** Published and entered by all eight; of one lottery at a time, so that the one before makes way. */
  readonly fixed = async (over: object = {}): Promise<string> => {
    await this.room().sql.run`delete from lottery_entry where lottery_id = ${FIXED.id}`;
    await this.room().sql.run`delete from lottery where id = ${FIXED.id}`;
    const prizes = [{ ...POINTS, ppm: 100_000 }, { ...COUPON, ppm: 300_000, stock: 2 }];
    const { id } = await this.published({ prizes, ...over });
    const drawId = encodeId('ltr', FIXED.id);
    const { sealed, keyId } = seedVault(this.room().runtime.services).seal(drawId, Buffer.from(FIXED.seed, 'hex'));
    await this.room().sql.run`update lottery set id = ${FIXED.id}, seed_sealed = ${sealed}, seed_key_id = ${keyId},
      commitment = ${FIXED.commitment} where id = ${uuid(id)}`;
    this.at('12:30:00');
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const memberId = `01990000-0000-7000-8000-00000000000${n}`;
      await this.room().deliver('member.visibility-changed.v1', memberId, {
        personId: memberId, tenantId: null, layer: 1, channelIds: [], survivorId: null, version: 1n });
      expect(codes(await this.enter(drawId, memberId))).toEqual([]);
    }
    return drawId;
  };
}
