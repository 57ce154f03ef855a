import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { operator } from '../../../../tests/kit/subgraph.ts';
import { OPERATOR, OUTLET, openRoom, uuid, type Room } from '../../tests/room.ts';

let room: Room;
beforeAll(async () => { room = await openRoom({ live: false }); });
afterAll(() => room.stop());

const send = async (field: string, input: object, actor = OPERATOR): Promise<any> => {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const what = field === 'addDrop'
    ? 'drop { id stock pointsPrice cashPrice { amount } opening { rank opensAt } tierDelaySeconds }'
    : 'liveSession { id titleZh state version hasPasscode }';
  const more = ['updateLiveSession', 'goLive', 'endLiveSession'].includes(field) ? 'currentVersion' : '';
  const answer = await room.query(`mutation ($input: ${type}!) { ${field}(input: $input) {
    ${what} userErrors { code path ${more} } } }`, { input }, actor);
  return answer.errors ? { error: answer.errors[0]!.extensions!['code'] } : answer.data[field];
};
const evening = (change: object = {}) => ({
  titleZh: '会员夜', titleEn: 'Evening', host: 'Lin', outletId: encodeId('out', OUTLET),
  startsAt: '2026-10-09T12:00:00Z', endsAt: '2026-10-09T14:00:00Z', idempotencyKey: newId(), ...change,
});
const dropIn = async (sessionId: string, change: object = {}) => ({
  sessionId, itemId: await room.item(), stock: 3, cashPrice: { amount: '999.00', currency: 'CNY' },
  opensAt: '2026-10-09T12:30:00Z', idempotencyKey: newId(), ...change,
});
const refusals = (payload: any): unknown[] =>
  payload.userErrors.map((error: any) => [error.code, error.path.join('.')]);

describe('scheduleLiveSession', () => {
  it('announces a session, once for one key', async () => {
    const input = evening({ passcode: '金玉满堂88' });
    const first = await send('scheduleLiveSession', input);
    expect(first).toMatchObject({
      liveSession: { titleZh: '会员夜', state: 'SCHEDULED', version: 1, hasPasscode: true }, userErrors: [] });
    expect(await send('scheduleLiveSession', input)).toEqual(first);
    expect(refusals(await send('scheduleLiveSession', { ...input, host: 'Wu' })))
      .toEqual([['IDEMPOTENCY_CONFLICT', 'idempotencyKey']]);
  });

  it.each([
    ['INVALID', 'titleZh', { titleZh: ' ' }], ['INVALID', 'host', { host: 'x'.repeat(81) }],
    ['INVALID', 'endsAt', { endsAt: '2026-10-09T12:00:00Z' }],
    ['INVALID_PASSCODE', 'passcode', { passcode: 'abc' }],
    ['NOT_FOUND', 'outletId', { outletId: 'out_nonsense' }],
    ['NOT_FOUND', 'outletId', { outletId: encodeId('out', newId()) }],
  ])('refuses %s at %s', async (code, path, change) => {
    expect(refusals(await send('scheduleLiveSession', evening(change)))).toEqual([[code, path]]);
  });

  it('refuses a closed outlet and callers who may not plan', async () => {
    const closed = newId();
    await room.deliver('outlet.changed.v1', closed, {
      outletId: closed, code: 'c', name: 'Closed', franchiseId: null, channelId: null, kind: 'own_store',
      region: 'CN', closed: true, version: 1n,
    });
    expect(refusals(await send('scheduleLiveSession', evening({ outletId: encodeId('out', closed) }))))
      .toEqual([['OUTLET_CLOSED', 'outletId']]);
    expect(await send('scheduleLiveSession', evening(), operator('campaigns:read')))
      .toEqual({ error: 'FORBIDDEN' });
  });
});

describe('a session on its way', () => {
  it('is edited at its version, goes live and ends; nothing else', async () => {
    const { liveSession: { id } } = await send('scheduleLiveSession', evening());
    expect(await send('updateLiveSession', { id, expectedVersion: 1, titleZh: '珍品夜' }))
      .toMatchObject({ liveSession: { titleZh: '珍品夜', version: 2, hasPasscode: false } });
    expect((await send('updateLiveSession', { id, expectedVersion: 1, titleZh: '旧' })).userErrors)
      .toEqual([{ code: 'STALE', path: ['expectedVersion'], currentVersion: 2 }]);
    expect(refusals(await send('endLiveSession', { id, expectedVersion: 2 }))).toEqual([['WRONG_STATE', 'id']]);
    expect(await send('goLive', { id, expectedVersion: 2 }))
      .toMatchObject({ liveSession: { state: 'LIVE', version: 3 } });
    expect(refusals(await send('goLive', { id, expectedVersion: 3 }))).toEqual([['WRONG_STATE', 'id']]);
    expect((await send('goLive', { id, expectedVersion: 2 })).userErrors)
      .toMatchObject([{ code: 'STALE', currentVersion: 3 }]);
    expect(refusals(await send('updateLiveSession',
      { id, expectedVersion: 3, startsAt: '2026-10-09T12:30:00Z' }))).toEqual([['ON_AIR', 'startsAt']]);
    expect(await send('endLiveSession', { id, expectedVersion: 3 }))
      .toMatchObject({ liveSession: { state: 'ENDED', version: 4 } });
    expect(refusals(await send('updateLiveSession', { id, expectedVersion: 4, host: 'Wu' })))
      .toEqual([['SESSION_ENDED', 'id']]);
    expect(refusals(await send('addDrop', await dropIn(id)))).toEqual([['SESSION_ENDED', 'sessionId']]);
  });

  it('is not found under a wrong id, and one edit of two at once wins', async () => {
    const { liveSession: { id } } = await send('scheduleLiveSession', evening());
    expect(refusals(await send('goLive', { id: 'x', expectedVersion: 1 }))).toEqual([['NOT_FOUND', 'id']]);
    const both = await Promise.all(['甲', '乙'].map((titleZh) =>
      send('updateLiveSession', { id, expectedVersion: 1, titleZh })));
    expect(both.map((payload) => payload.userErrors[0]?.code ?? 'ok').sort()).toEqual(['STALE', 'ok']);
  });

  it('ends at its planned end when nobody ends it', async () => {
    const { liveSession: { id } } = await send('scheduleLiveSession', evening());
    await send('goLive', { id, expectedVersion: 1 });
    room.clock.set('2026-10-09T14:00:00Z');
    const seen = async () => {
      const { data } = await room.query(`query ($id: ID!) { liveSession(id: $id) { state endedAt }
        live: liveSessions(filter: { state: LIVE }) { items { id } }
        ended: liveSessions(filter: { state: ENDED }) { items { id } } }`, { id }, OPERATOR);
      const holds = (page: { items: { id: string }[] }) => page.items.some((item) => item.id === id);
      return [data.liveSession, holds(data.live), holds(data.ended),
        refusals(await send('endLiveSession', { id, expectedVersion: 2 })),
        refusals(await send('updateLiveSession', { id, expectedVersion: 2, endsAt: '2026-10-09T15:00:00Z' })),
        refusals(await send('addDrop', await dropIn(id)))];
    };
    const unswept = await seen();
    expect(unswept).toEqual([{ state: 'ENDED', endedAt: '2026-10-09T14:00:00.000Z' }, false, true,
      [['WRONG_STATE', 'id']], [['SESSION_ENDED', 'id']], [['SESSION_ENDED', 'sessionId']]]);
    await room.job('sweep');
    expect(await room.sql.one`select state, version from live_session where id = ${uuid(id)}`)
      .toEqual({ state: 'ended', version: 3 });
    expect(await seen()).toEqual(unswept);
    room.clock.set('2026-10-08T12:01:00Z');
  });
});

describe('addDrop', () => {
  it('adds a drop that opens by tier', async () => {
    const { liveSession: { id } } = await send('scheduleLiveSession', evening());
    const { drop } = await send('addDrop', await dropIn(id, { pointsPrice: 30_000 }));
    expect(drop).toMatchObject({
      stock: 3, pointsPrice: 30_000, cashPrice: { amount: '999.00' },
      opening: [{ rank: 0, opensAt: '2026-10-09T12:31:00.000Z' }, { rank: 1, opensAt: '2026-10-09T12:30:30.000Z' },
        { rank: 2, opensAt: '2026-10-09T12:30:00.000Z' }], tierDelaySeconds: [60, 30] });
    expect(refusals(await send('updateLiveSession',
      { id, expectedVersion: 1, endsAt: '2026-10-09T12:30:00Z' }))).toEqual([['DROPS_OUTSIDE', 'endsAt']]);
  });

  it('refuses investment gold, unknown ids and values outside their limits', async () => {
    const { liveSession: { id } } = await send('scheduleLiveSession', evening());
    // A sixth class, which becomes investment gold while the session lasts.
    await room.word({ kind: 'margin_class', code: 'G', traits: { pointsCash: 'percent', investment: false } });
    await room.word({ kind: 'margin_class', code: 'G', traits: { pointsCash: 'none', investment: true },
      effectiveFrom: new Date('2026-10-09T13:00:00Z'), version: 2n });
    const tries: [object, unknown[]][] = [
      [{ itemId: await room.item('D') }, [['INVESTMENT_NOT_ALLOWED', 'itemId']]],
      [{ itemId: encodeId('itm', newId()) }, [['NOT_FOUND', 'itemId']]],
      [{ sessionId: 'ses_x' }, [['NOT_FOUND', 'sessionId']]],
      [{ tierDelaySeconds: [10, 20] }, [['INVALID', 'tierDelaySeconds.1']]],
      [{ itemId: await room.item('G') }, [['INVESTMENT_NOT_ALLOWED', 'itemId']]],
      [{ itemId: await room.item('ZZ') }, [['INVALID', 'itemId']]],
      [{ stock: 0, holdMinutes: 61 }, [['INVALID', 'stock'], ['INVALID', 'holdMinutes']]],
      [{ opensAt: '2026-10-09T14:00:00Z' }, [['INVALID', 'opensAt']]],
      [{ cashPrice: { amount: '-1.00', currency: 'CNY' } }, [['INVALID', 'cashPrice']]],
      [{ cashPrice: { amount: '1.005', currency: 'CNY' } }, [['INVALID', 'cashPrice']]],
      [{ pointsPrice: -1 }, [['INVALID', 'pointsPrice']]],
      [{ idempotencyKey: '' }, [['IDEMPOTENCY_KEY_INVALID', 'idempotencyKey']]],
    ];
    for (const [change, expected] of tries) {
      expect(refusals(await send('addDrop', await dropIn(id, change)))).toEqual(expected);
    }
    expect(await room.sql.all`select 1 from live_drop where session_id = ${uuid(id)}`).toEqual([]);
  });

  it('is claimed only while its session is live', async () => {
    const { liveSession: { id } } = await send('scheduleLiveSession', evening());
    const { drop } = await send('addDrop', await dropIn(id));
    const memberId = await room.member();
    expect((await room.claim(drop.id, memberId)).userErrors).toMatchObject([{ code: 'NOT_LIVE' }]);
    await send('goLive', { id, expectedVersion: 1 });
    expect((await room.claim(drop.id, memberId)).userErrors).toMatchObject([{ code: 'NOT_OPEN_YET' }]);
    room.clock.set('2026-10-09T12:31:00Z');
    expect((await room.claim(drop.id, memberId)).claim.state).toBe('CLAIMED');
    await send('endLiveSession', { id, expectedVersion: 2 });
    expect((await room.claim(drop.id, await room.member())).userErrors).toMatchObject([{ code: 'NOT_LIVE' }]);
    expect((await room.claims(drop.id)).map((claim) => claim['state'])).toEqual(['claimed']);
    room.clock.set('2026-10-08T12:01:00Z');
  });
});
