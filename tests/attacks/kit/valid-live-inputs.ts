import { change, claim, NOW, richMember, scheduleSession, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

const session = async (world: World) =>
  ({ id: await scheduleSession(world), expectedVersion: 1 });

/** Live rooms, what is released in them, and who gets it. */
export const VALID_LIVE_INPUTS: Readonly<Record<string, Prepare>> = {
  scheduleLiveSession: (w) => ({ titleZh: '直播', titleEn: 'Live', host: 'Host',
    outletId: w.shop.webShopId, startsAt: '2026-09-16T04:00:00Z', endsAt: '2026-09-16T06:00:00Z',
    idempotencyKey: w.fresh() }),
  updateLiveSession: async (w) => ({ ...await session(w), host: 'Another host' }),
  goLive: session,
  endLiveSession: async (w) => {
    const { id } = await session(w);
    const { liveSession } = await change(w, 'goLive', 'liveSession { version }',
      { id, expectedVersion: 1 });
    return { id, expectedVersion: liveSession.version };
  },
  addDrop: async (w) => ({ sessionId: w.sessionId, itemId: w.itemId, stock: 10, opensAt: NOW,
    cashPrice: { amount: '100.00', currency: 'CNY' }, pointsPrice: 0, idempotencyKey: w.fresh() }),
  claimDrop: async (w) => ({ dropId: w.dropId, memberId: await richMember(w),
    idempotencyKey: w.fresh() }),
  claimDropBatch: async (w) => ({ claims: [{ dropId: w.dropId, memberId: await richMember(w),
    idempotencyKey: w.fresh() }] }),
  confirmClaim: async (w) => ({ claimId: await claim(w, await richMember(w)),
    externalOrderNo: w.fresh(), idempotencyKey: w.fresh() }),
  releaseClaim: async (w) => ({ claimId: await claim(w, await richMember(w)),
    idempotencyKey: w.fresh() }),
};
