import { expect } from '@jest/globals';
import type { PartnerHouse } from './house.ts';

export interface LiveRoom {
  readonly id: string;
  go(step: 'goLive' | 'endLiveSession'): Promise<void>;
  /** Ten pieces that anybody may claim at once, for half an hour each. */
  addDrop(itemId: string, cashPrice: string): Promise<string>;
  /** Everybody wins five points; one writes it, another one publishes it. */
  addLottery(): Promise<string>;
  /** Once it is closed. */
  draw(lotteryId: string): Promise<void>;
}

/** A room that head office has planned at the partner's outlet. */
export async function liveRoom(house: PartnerHouse): Promise<LiveRoom> {
  const later = (ms: number) => new Date(Date.now() + ms).toISOString();
  const startsAt = later(1_000);
  const { scheduleLiveSession } = await house.get(`mutation Plan($input: ScheduleLiveSessionInput!) {
    scheduleLiveSession(input: $input) { liveSession { id version } userErrors { code message path } } }`, {
    input: { outletId: house.outletId, titleZh: '新品', titleEn: 'New', host: 'Lin', memberOnly: false,
      startsAt, endsAt: later(3_600_000), idempotencyKey: 'room' } });
  if (!scheduleLiveSession.liveSession) throw new Error(JSON.stringify(scheduleLiveSession.userErrors));
  const { id } = scheduleLiveSession.liveSession as { id: string };
  const versionOf = async () => (await house.get('query Room($id: ID!) { liveSession(id: $id) { version } }', { id }))
    .liveSession.version as number;
  return {
    id,
    go: async (step) => {
      const type = step === 'goLive' ? 'GoLiveInput' : 'EndLiveSessionInput';
      const answer = await house.get(`mutation Step($input: ${type}!) {
        ${step}(input: $input) { userErrors { code message } } }`, {
        input: { id, expectedVersion: await versionOf() } });
      expect(answer[step].userErrors).toEqual([]);
    },
    addDrop: async (itemId, cashPrice) => {
      const { addDrop } = await house.get(`mutation Drop($input: AddDropInput!) {
        addDrop(input: $input) { drop { id } userErrors { code message path } } }`, { input: {
        sessionId: id, itemId, stock: 10, limitPerMember: 2, holdMinutes: 30, waitlistLimit: 0, pointsPrice: 0,
        opensAt: startsAt, tierDelaySeconds: [], cashPrice: { amount: cashPrice, currency: 'CNY' },
        idempotencyKey: 'drop' } });
      if (!addDrop.drop) throw new Error(JSON.stringify(addDrop.userErrors));
      return addDrop.drop.id as string;
    },
    ...lotteriesOf(house, id),
  };
}

/** Its opening is left a moment to be published before. */
const OPENS_IN_MS = 3_000;
/** Nobody closes it before its time. */
const OPEN_MS = 4_000;

function lotteriesOf(house: PartnerHouse, sessionId: string): Pick<LiveRoom, 'addLottery' | 'draw'> {
  const act = async (name: string, input: object, ask = house.get) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const answer = await ask(`mutation Lottery($input: ${type}!) {
      ${name}(input: $input) { lottery { id version } userErrors { code message path } } }`, { input });
    expect(answer[name].userErrors).toEqual([]);
    return answer[name].lottery as { id: string; version: number };
  };
  let closesAt = 0;
  return {
    addLottery: async () => {
      const opensAt = Date.now() + OPENS_IN_MS;
      closesAt = opensAt + OPEN_MS;
      const { id } = await act('planLottery', { sessionId, titleZh: '抽奖', titleEn: 'Draw',
        opensAt: new Date(opensAt).toISOString(), closesAt: new Date(closesAt).toISOString(),
        idempotencyKey: 'lottery', prizes: [{
          nameZh: '积分', nameEn: 'Points', kind: 'POINTS', points: 5, ppm: 1_000_000, stock: 10 }] });
      await act('publishLottery', { id, expectedVersion: 1 }, house.second);
      return id;
    },
    draw: async (id) => {
      await new Promise((resolve) => { setTimeout(resolve, closesAt - Date.now() + 100); });
      const { lottery } = await house.get('query Drawn($id: ID!) { lottery(id: $id) { version } }', { id });
      await act('drawLottery', { id, expectedVersion: lottery.version, idempotencyKey: 'draw' });
    },
  };
}
