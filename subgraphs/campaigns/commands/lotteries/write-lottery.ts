import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId, NOBODY } from '../../../kernel/ids.ts';
import { isMisread } from '../../../kernel/identifier.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import {
  lotteryProblems, tidyLottery, type DraftCode, type LotteryDraft,
} from '../../domain/lotteries/lottery-draft.ts';
import { stateOfLottery } from '../../domain/lotteries/lottery-rules.ts';
import { stateOfSession, type SessionStateWord } from '../../domain/session-rules.ts';
import { drawIdOf, lockLottery, tellRoom, type LockedLottery } from '../../persistence/lotteries.ts';
import { lotteryTable } from '../../persistence/tables/lottery.table.ts';
import { seedOf, type SeedVault } from './seed-vault.ts';

interface Value { readonly lotteryId: string }

/** The keys that seal seeds; a function, for a key is in no input. */
export type VaultOf = () => SeedVault;

export interface PlanLottery extends LotteryDraft {
  readonly sessionId: string;
  /** An earlier lottery of the session that this one is held instead of, and why. */
  readonly redrawOf: string | null;
  readonly redrawReason: string | null;
  /** Seeds name their lotteries themselves. */
  readonly id?: string;
}

type PlanCode = DraftCode | 'NOT_FOUND' | 'SESSION_ENDED' | 'TOO_MANY_LOTTERIES' | 'EARLIER_OPEN';

const MOST_LOTTERIES = 20;
const LONGEST_REASON = 200;

/** Writes a lottery of a session; it is a draft until another person publishes it. */
export const planLottery = defineCommand<PlanLottery, Value, PlanCode>({
  name: 'campaigns.plan-lottery',
  execute: async (tx, { sessionId, redrawOf, redrawReason, id, ...sent }) => {
    const session = await tx.sql.maybe<{ state: SessionStateWord; starts_at: Date; ends_at: Date }>`
      select state, starts_at, ends_at from live_session where id = ${sessionId} for update`;
    if (!session) return refused('NOT_FOUND', 'There is no such session.', ['sessionId']);
    if (stateOfSession({ state: session.state, endsAt: session.ends_at }, tx.now) === 'ended') {
      return refused('SESSION_ENDED', 'The session is over.', ['sessionId']);
    }
    const draft = tidyLottery(sent);
    const noOffer = draft.prizes.findIndex(({ offerId }) => offerId === NOBODY);
    if (noOffer >= 0) return refused('NOT_FOUND', 'There is no such offer.', ['prizes', String(noOffer), 'offerId']);
    const problems = lotteryProblems(draft, { startsAt: session.starts_at, endsAt: session.ends_at });
    if (problems.length > 0) return refusedAll(problems);
    const redraw = await refusalOfRedraw(tx, sessionId, redrawOf, redrawReason);
    if (redraw) return redraw;
    const others = await tx.sql.one<{ count: number }>`
      select count(*)::int as count from lottery where session_id = ${sessionId}`;
    if (others.count >= MOST_LOTTERIES) {
      return refused('TOO_MANY_LOTTERIES', 'A session has at most 20 lotteries.', ['sessionId']);
    }
    const lotteryId = id ?? newId(tx.now);
    const row = { ...draft, id: lotteryId, sessionId, redrawOf, redrawReason: redrawReason?.trim() ?? null };
    await tx.sql.insertInto(lotteryTable, [{
      ...row, won: draft.prizes.map(() => 0), createdAt: tx.now, createdBy: tx.actor.name, writtenBy: tx.actor.id,
    }]);
    tx.audit({ subjectId: lotteryId, after: row, reason: row.redrawReason ?? undefined });
    return accepted({ lotteryId });
  },
});

/** A draw is never repeated: what is held instead of another one says of which, and why. */
async function refusalOfRedraw(tx: Tx, sessionId: string, redrawOf: string | null, reason: string | null) {
  if (redrawOf === null && reason === null) return null;
  const { length } = [...reason?.trim() ?? ''];
  if (redrawOf === null || length < 1 || length > LONGEST_REASON || isMisread(reason!)) {
    return refused('INVALID', 'A redraw names the earlier lottery, and why, in 1 to 200 characters.', ['redrawReason']);
  }
  const earlier = await tx.sql.maybe<{ state: string }>`
    select state from lottery where id = ${redrawOf} and session_id = ${sessionId}`;
  if (!earlier) return refused('NOT_FOUND', 'The session has no such lottery.', ['redrawOf']);
  return ['drawn', 'cancelled'].includes(earlier.state) ? null
    : refused('EARLIER_OPEN', 'That lottery is neither drawn nor called off.', ['redrawOf']);
}

export interface Edit { readonly id: string; readonly expectedVersion: number }

type Publish = Edit & {
  readonly vault: VaultOf;
  /** Places of prizes whose offer gives no coupon, of the version that is named; asked before. */
  readonly unusable: readonly number[] | 'away';
};
type PublishCode = 'NOT_FOUND' | 'STALE' | 'NOT_DRAFT' | 'OPENED_ALREADY' | 'SESSION_ENDED' | 'SAME_PERSON'
  | 'OFFER_UNUSABLE' | 'TRY_AGAIN';

/**
 * Another person than who wrote it publishes a lottery, before its opening: prizes, odds and SHA-256 of the seed are a
 * promise from then on, and nothing of it changes.
 */
export const publishLottery = defineCommand<Publish, Value, PublishCode>({
  name: 'campaigns.publish-lottery',
  execute: async (tx, { id, expectedVersion, vault, unusable }) => {
    const lottery = await lockLottery(tx.sql, id);
    const refusal = refusalOfEdit(lottery, expectedVersion);
    if (refusal || !lottery) return refusal ?? UNKNOWN;
    if (lottery.state !== 'draft') return refused('NOT_DRAFT', 'It is no draft any more.', ['id']);
    if (lottery.opensAt < tx.now) {
      return refused('OPENED_ALREADY', 'What is promised is promised before the opening.', ['id']);
    }
    if (stateOfSession({ state: lottery.sessionState, endsAt: lottery.sessionEndsAt }, tx.now) === 'ended') {
      return refused('SESSION_ENDED', 'The session is over.', ['id']);
    }
    if (lottery.writtenBy === tx.actor.id) {
      return refused('SAME_PERSON', 'Another person publishes what you wrote.', ['id']);
    }
    if (unusable === 'away') return refused('TRY_AGAIN', 'Offers of its prizes cannot be looked up now.', ['id']);
    if (unusable.length > 0) {
      return refusedAll(unusable.map((place) => ({ code: 'OFFER_UNUSABLE' as const,
        message: 'The offer of this prize does not give every winner a coupon.',
        path: ['prizes', String(place), 'offerId'] })));
    }
    const { commitment, sealed, keyId } = vault().make(drawIdOf(id));
    await tx.sql.run`update lottery set state = 'published', commitment = ${commitment}, seed_sealed = ${sealed},
      seed_key_id = ${keyId}, published_at = ${tx.now}, version = version + 1 where id = ${id}`;
    await tellRoom(tx.sql, lottery.sessionId);
    tx.audit({ subjectId: id, before: { state: 'draft' }, after: { state: 'published', commitment } });
    return accepted({ lotteryId: id });
  },
});

type Cancel = Edit & { readonly reason: string; readonly vault: VaultOf };
type CancelCode = 'NOT_FOUND' | 'STALE' | 'INVALID' | 'ENTRIES_CLOSED' | 'HAS_ENTRIES';

/**
 * Calls off a lottery, with its reason for everybody to read; once somebody has entered, or its list is closed, it is
 * drawn. But one whose seed no key opens can be drawn by nobody: it is called off at any time, and held again.
 */
export const cancelLottery = defineCommand<Cancel, Value, CancelCode>({
  name: 'campaigns.cancel-lottery',
  execute: async (tx, { id, expectedVersion, reason: said, vault }) => {
    const lottery = await lockLottery(tx.sql, id);
    const refusal = refusalOfEdit(lottery, expectedVersion);
    if (refusal || !lottery) return refusal ?? UNKNOWN;
    const kept = refusalOfCancel(lottery, tx.now);
    const isLost = ['published', 'closed'].includes(lottery.state) && seedOf(lottery, vault()) === null;
    if (kept && !isLost) return kept;
    const reason = said.trim();
    if (reason === '' || [...reason].length > LONGEST_REASON || isMisread(reason)) {
      return refused('INVALID', 'A reason has 1 to 200 characters.', ['reason']);
    }
    await tx.sql.run`update lottery set state = 'cancelled', cancelled_at = ${tx.now}, cancel_reason = ${reason},
      seed_sealed = null,
      seed_key_id = null, version = version + 1 where id = ${id}`;
    await tellRoom(tx.sql, lottery.sessionId);
    tx.audit({ subjectId: id, before: { state: lottery.state },
      after: { state: 'cancelled', ...isLost && { seed: 'lost' } }, reason });
    return accepted({ lotteryId: id });
  },
});

function refusalOfCancel(lottery: LockedLottery, now: Date) {
  const state = stateOfLottery(lottery, now);
  if (state === 'draft') return null;
  if (state !== 'published') return refused('ENTRIES_CLOSED', 'Its list is closed, or it was called off.', ['id']);
  return lottery.entered === 0 ? null : refused('HAS_ENTRIES', 'Members have entered: it is drawn.', ['id']);
}

export const UNKNOWN = refused('NOT_FOUND', 'There is no such lottery.', ['id']);

export function refusalOfEdit(lottery: LockedLottery | null, expectedVersion: number) {
  if (!lottery) return UNKNOWN;
  return lottery.version === expectedVersion ? null
    : refused('STALE', 'It changed since you read it.', ['expectedVersion'], { currentVersion: lottery.version });
}
