import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { refusalsOfSession, stateOfSession, type SessionDraft } from '../../domain/session-rules.ts';
import { LiveSessionEntity } from '../../persistence/tables/live-session.table.ts';
import { hasOpenLottery } from '../../persistence/lotteries.ts';
import { keptPasscode } from './schedule-live-session.ts';

export interface UpdateSessionInput {
  readonly sessionId: string | null;
  readonly expectedVersion: number;
  /** Absent fields stay as they are. */
  readonly changes: Partial<SessionDraft> & { readonly memberOnly?: boolean };
  /** Absent stays, null removes it, a digest rotates it. */
  readonly passcode?: string | null;
}

export type UpdateSessionCode = 'NOT_FOUND' | 'STALE' | 'INVALID' | 'SESSION_ENDED' | 'ON_AIR'
  | 'DROPS_OUTSIDE' | 'LOTTERIES_OUTSIDE' | 'LOTTERY_OPEN' | 'MEMBER_ONLY';
type Value = { readonly sessionId: string; readonly version: number };

export const updateLiveSession = defineCommand<UpdateSessionInput, Value, UpdateSessionCode>({
  name: 'campaigns.update-live-session',
  execute: async (tx, input) => {
    const session = input.sessionId === null ? null : await tx.em.findOne(
      LiveSessionEntity, input.sessionId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!session) return refused('NOT_FOUND', 'There is no such session.', ['id']);
    // Before the version, which the sweep moves on when the planned end is written down.
    if (stateOfSession(session, tx.now) === 'ended') {
      return refused('SESSION_ENDED', 'The session is over.', ['id']);
    }
    if (session.version !== input.expectedVersion) {
      return refused('STALE', 'Somebody changed the session since you read it.',
        ['expectedVersion'], { currentVersion: session.version });
    }
    const before = draftOf(session);
    const after = { ...before, ...input.changes };
    const onAir = session.state === 'live';
    if (onAir && after.startsAt.getTime() !== before.startsAt.getTime()) {
      return refused('ON_AIR', 'The session has begun.', ['startsAt']);
    }
    const refusals = refusalsOfSession(after, onAir ? null : tx.now);
    if (refusals.length > 0) return refusedAll(refusals);
    const outside = await tx.sql.maybe`select 1 from live_drop where session_id = ${session.id}
      and (opens_at < ${after.startsAt} or opens_at >= ${after.endsAt}) limit 1`;
    if (outside) return refused('DROPS_OUTSIDE', 'A drop would open outside the session.', ['endsAt']);
    const lotteries = await refusalOfLotteries(tx, session.id, after,
      input.passcode !== undefined ? 'passcode' : after.memberOnly !== before.memberOnly ? 'memberOnly' : null);
    if (lotteries) return lotteries;
    const membersItem = after.memberOnly ? null : await tx.sql.maybe`select 1 from live_drop d
      join item_fact i using (item_id)
      where d.session_id = ${session.id} and (i.dedication->>'memberOnly')::boolean limit 1`;
    if (membersItem) {
      return refused('MEMBER_ONLY', 'An item for members only is released in the room.', ['memberOnly']);
    }
    Object.assign(session, after, { version: session.version + 1 },
      input.passcode === undefined ? {} : keptPasscode(input.passcode));
    await tx.em.flush();
    await tx.sql.run`select pg_notify('campaigns', ${`room:${session.id}`})`;
    tx.audit({
      subjectId: session.id, before,
      after: { ...after, passcodeChanged: input.passcode !== undefined },
    });
    return accepted({ sessionId: session.id, version: session.version });
  },
});

/** Whoever may enter a lottery, and when, is a promise: neither is moved under it. */
async function refusalOfLotteries(
  tx: Tx, sessionId: string, { startsAt, endsAt }: SessionDraft, door: 'passcode' | 'memberOnly' | null,
) {
  const outside = await tx.sql.maybe`select 1 from lottery where session_id = ${sessionId}
    and state in ('draft', 'published') and (opens_at < ${startsAt} or closes_at > ${endsAt}) limit 1`;
  if (outside) return refused('LOTTERIES_OUTSIDE', 'A lottery would be open outside the session.', ['endsAt']);
  return door !== null && await hasOpenLottery(tx.sql, sessionId, tx.now)
    ? refused('LOTTERY_OPEN', 'Members enter a lottery now; its door stays as it is until it closes.', [door]) : null;
}

function draftOf(session: LiveSessionEntity) {
  const { titleZh, titleEn, host, startsAt, endsAt, memberOnly } = session;
  return { titleZh, titleEn, host, startsAt, endsAt, memberOnly };
}
