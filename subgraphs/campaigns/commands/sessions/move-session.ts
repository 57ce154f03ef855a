import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { stateOfSession } from '../../domain/session-rules.ts';
import { hasOpenLottery } from '../../persistence/lotteries.ts';
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
function moveSession<Code extends string = never>(
  name: string, from: 'scheduled' | 'live', to: 'live' | 'ended',
  refusalOf: (tx: Tx, sessionId: string) => Promise<Outcome<never, Code> | null> = () => Promise.resolve(null),
) {
  return defineCommand<MoveInput, Value, MoveCode | Code>({
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
      const refusal = await refusalOf(tx, session.id);
      if (refusal) return refusal;
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
export const endLiveSession = moveSession<'LOTTERY_OPEN'>(
  'campaigns.end-live-session', 'live', 'ended',
  async (tx, sessionId) => (await hasOpenLottery(tx.sql, sessionId, tx.now)
    ? refused('LOTTERY_OPEN', 'Members enter a lottery now; nobody shuts it before its time.', ['id']) : null));
