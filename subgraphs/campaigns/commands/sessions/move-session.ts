import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { stateOfSession } from '../../domain/session-rules.ts';
import { LiveSessionEntity } from '../../persistence/tables/live-session.table.ts';

export interface MoveInput {
  readonly sessionId: string | null;
  readonly expectedVersion: number;
}
export type MoveCode = 'NOT_FOUND' | 'STALE' | 'WRONG_STATE';
type Value = { readonly sessionId: string; readonly version: number };

const wrongState = (from: string, to: string) =>
  refused('WRONG_STATE' as const, `Only a ${from} session can become ${to}.`, ['id']);

/** scheduled → live → ended, and nothing else. */
function moveSession(name: string, from: 'scheduled' | 'live', to: 'live' | 'ended') {
  return defineCommand<MoveInput, Value, MoveCode>({
    name,
    execute: async (tx, { sessionId, expectedVersion }) => {
      const session = sessionId === null ? null : await tx.em.findOne(
        LiveSessionEntity, sessionId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!session) return refused('NOT_FOUND', 'There is no such session.', ['id']);
      // Before the version, which the sweep moves on when the planned end is written down.
      if (stateOfSession(session, tx.now) === 'ended') return wrongState(from, to);
      if (session.version !== expectedVersion) {
        return refused('STALE', 'Somebody changed the session since you read it.',
          ['expectedVersion'], { currentVersion: session.version });
      }
      if (session.state !== from) return wrongState(from, to);
      Object.assign(session, { state: to, version: session.version + 1 },
        to === 'live' ? { wentLiveAt: tx.now } : { endedAt: tx.now });
      await tx.em.flush();
      await tx.sql.run`select pg_notify('campaigns', ${`room:${session.id}`})`;
      tx.audit({ subjectId: session.id, before: { state: from }, after: { state: to } });
      return accepted({ sessionId: session.id, version: session.version });
    },
  });
}

export const goLive = moveSession('campaigns.go-live', 'scheduled', 'live');
/** Open holds go on until they expire; the waitlist moves on with them. */
export const endLiveSession = moveSession('campaigns.end-live-session', 'live', 'ended');
