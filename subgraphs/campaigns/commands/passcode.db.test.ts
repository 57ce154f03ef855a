import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/ids.ts';
import { person } from '../../../tests/kit/subgraph.ts';
import { NOW, OPERATOR, openRoom, type Room } from '../tests/room.ts';

let room: Room;
let dropId: string;
beforeAll(async () => {
  room = await openRoom({ passcode: ' 金玉满堂８８ ' });
  dropId = await room.drop({ stock: 100 });
});
afterAll(() => room.stop());
beforeEach(() => room.clock.set(NOW));

const codeOf = async (memberId: string, passcode?: string): Promise<string> => {
  const { claim, userErrors } = await room.claim(dropId, memberId, { passcode });
  return userErrors[0]?.code ?? claim.state;
};

describe('passcode', () => {
  it('opens in any writing and refuses another, none, and what can be none', async () => {
    expect(await codeOf(await room.member(), '金玉满堂88')).toBe('CLAIMED');
    const memberId = await room.member();
    expect(await codeOf(memberId, '金玉满堂89')).toBe('WRONG_PASSCODE');
    expect(await codeOf(memberId)).toBe('WRONG_PASSCODE');
    expect(await codeOf(memberId, 'x')).toBe('WRONG_PASSCODE');
    expect(await codeOf(memberId, ' 金玉满堂８８')).toBe('CLAIMED');
  });

  it('stops after five wrong ones, says how long, and opens again', async () => {
    const memberId = await room.member();
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect(await codeOf(memberId, 'wrong')).toBe('WRONG_PASSCODE');
    }
    room.clock.set('2026-10-08T12:02:00Z');
    const stopped = await room.claim(dropId, memberId, { passcode: '金玉满堂88' });
    expect(stopped.userErrors).toMatchObject([
      { code: 'TOO_MANY_ATTEMPTS', waitSeconds: 540, path: ['passcode'] }]);
    room.clock.set('2026-10-08T12:11:00Z');
    expect(await codeOf(memberId, '金玉满堂88')).toBe('CLAIMED');
  });

  it('counts guesses of one moment together, in one batch and over two drops', async () => {
    const memberId = await room.member();
    const other = await room.drop();
    const guesses = await Promise.all(Array.from({ length: 20 }, (_, index) =>
      room.claim(index % 2 === 0 ? dropId : other, memberId, { passcode: `guess${index}` })));
    const codes = guesses.map((guess) => guess.userErrors[0].code);
    expect(codes.filter((code) => code === 'WRONG_PASSCODE')).toHaveLength(5);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(15);
  });

  it('counts guesses under another id of the same person', async () => {
    const [survivor, alias] = [await room.member(), await room.member()];
    await room.deliver('member.visibility-changed.v1', alias, {
      personId: alias, tenantId: null, layer: 1, channelIds: [], survivorId: survivor, version: 1_000_000n,
    });
    for (const id of [survivor, alias, survivor, alias, alias]) {
      expect(await codeOf(id, 'wrong')).toBe('WRONG_PASSCODE');
    }
    expect(await codeOf(survivor, '金玉满堂88')).toBe('TOO_MANY_ATTEMPTS');
    expect(await codeOf(alias, '金玉满堂88')).toBe('TOO_MANY_ATTEMPTS');
  });

  it('keeps the same key usable for the right word after a wrong one', async () => {
    const memberId = await room.member();
    const key = newId();
    const wrong = await room.claim(dropId, memberId, { passcode: 'wrong', idempotencyKey: key });
    expect(wrong.userErrors[0].code).toBe('WRONG_PASSCODE');
    const right = await room.claim(dropId, memberId, { passcode: '金玉满堂88', idempotencyKey: key });
    expect(right.claim.state).toBe('CLAIMED');
  });

  it('rotates: the old word stops, the new one opens', async () => {
    const update = await room.query(`mutation ($input: UpdateLiveSessionInput!) {
      updateLiveSession(input: $input) { liveSession { hasPasscode version } userErrors { code } } }`,
    { input: { id: room.sessionId, expectedVersion: 2, passcode: '新口令2026' } }, OPERATOR);
    expect(update.data.updateLiveSession)
      .toEqual({ liveSession: { hasPasscode: true, version: 3 }, userErrors: [] });
    expect(await codeOf(await room.member(), '金玉满堂88')).toBe('WRONG_PASSCODE');
    expect(await codeOf(await room.member(), '新口令２０２６')).toBe('CLAIMED');
  });

  it('is written nowhere, not even in the audit trail or among stored inputs', async () => {
    const rows = await room.sql.all<{ text: string }>`
      select after::text as text from audit_record union all select result::text from idempotency
      union all select encode(passcode_hash, 'escape') from live_session`;
    expect(rows.filter(({ text }) => /金玉满堂|新口令|wrong|guess/.test(text ?? ''))).toEqual([]);
  });

  it('hides its hash from restricted readers', async () => {
    const session = await room.runtime.database.readSession(person(newId(), 'campaigns:read'));
    await expect(session.sql.all`select passcode_hash from live_session`).rejects.toThrow('permission denied');
    await session.close();
    const seen = await room.query('query ($id: ID!) { liveSession(id: $id) { hasPasscode } }',
      { id: room.sessionId }, person(newId(), 'campaigns:read'));
    expect(seen.data).toEqual({ liveSession: { hasPasscode: true } });
  });
});
