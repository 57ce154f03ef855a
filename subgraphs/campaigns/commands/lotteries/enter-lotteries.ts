import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineBatchCommand, type BatchRequest, type Tx } from '../../../kernel/commands/command.ts';
import type { NewRowOf } from '../../../kernel/database/define-table.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { Claimant } from '../../domain/claim-rules.ts';
import { refusalAtDoor, type DoorCode } from '../../domain/lotteries/lottery-rules.ts';
import { opensWith } from '../../domain/passcode.ts';
import { waitSeconds, type TryLimit } from '../../domain/wrong-tries.ts';
import { loadClaimants, lockTries, saveTries, type Claimants } from '../../persistence/claimants.ts';
import { entriesOf, lockLotteries, tellRoom, type LockedLottery } from '../../persistence/lotteries.ts';
import { campaignRulesAt } from '../../persistence/policies.ts';
import { lotteryEntryTable } from '../../persistence/tables/lottery-entry.table.ts';

export interface EntryInput {
  readonly lotteryId: string;
  readonly memberId: string;
  /** Digest of the passcode, never the word; null when none or an impossible one was given. */
  readonly passcode: string | null;
}

export interface EntryValue { readonly entryId: string }

export const ENTRY_CODES = {
  NOT_FOUND: 'There is no such lottery, or no such member among those you may see.',
  MEMBER_ONLY: 'The room is for members only 会员专场: members, the house and the channel of its outlet.',
  NOT_LIVE: 'The live session is not on air.',
  NOT_OPEN_YET: 'Entries are not open yet.',
  ENTRIES_CLOSED: 'Entries are closed, or the lottery was called off.',
  FULL: 'The lottery has 100,000 entries, and takes no more.',
  WRONG_PASSCODE: 'The passcode 口令 is missing or wrong.',
  TOO_MANY_ATTEMPTS: '5 wrong passcodes in 10 minutes; waitSeconds says how long to wait.',
} as const satisfies Record<DoorCode | 'WRONG_PASSCODE' | 'TOO_MANY_ATTEMPTS', string>;
type Code = keyof typeof ENTRY_CODES;

interface Locked {
  readonly lotteries: ReadonlyMap<string, LockedLottery>;
  readonly people: Claimants;
  readonly limit: TryLimit | null;
  /** `lottery person` → entry; grows with what is taken. */
  readonly entries: Map<string, string>;
  readonly taken: Map<string, number>;
}
type NewEntry = NewRowOf<typeof lotteryEntryTable>;

/**
 * Takes members into lotteries, up to 500 at a time: a person once, under whichever id, and only who has the room's
 * door open. Whoever is in already is answered its entry.
 */
export const enterLotteries = defineBatchCommand<EntryInput, EntryValue, Code>({
  name: 'campaigns.enter-lottery',
  needs: namedBy({ memberId: FACT.member }),
  maxBatch: 500,
  executeAll: async (tx, requests) => {
    await shareMerges(tx.sql);
    const lotteries = await lockLotteries(tx.sql, requests.map(({ input }) => input.lotteryId));
    const people = await loadClaimants(tx.sql, requests.flatMap(personsOf), [], tx.now);
    const hasWord = [...lotteries.values()].some(({ passcode }) => passcode);
    const limit = hasWord ? await campaignRulesAt(tx.sql, tx.now) : null;
    if (limit) await lockTries(tx.sql, people, wrongOnes(requests, lotteries, people), tx.now, limit);
    const entries = await entriesOf(tx.sql, [...lotteries.keys()], people.all.map(({ memberId }) => memberId));
    const locked = { lotteries, people, limit, entries, taken: new Map<string, number>() };
    const added: NewEntry[] = [];
    const outcomes = requests.map((request) => decide(tx, request, locked, added));
    if (limit && await saveTries(tx.sql, people, tx.now, limit)) tx.keepRefused();
    await tx.sql.insertInto(lotteryEntryTable, added);
    for (const [id, count] of locked.taken) {
      await tx.sql.run`update lottery set entered = entered + ${count} where id = ${id}`;
      await tellRoom(tx.sql, lotteries.get(id)!.sessionId);
    }
    return outcomes;
  },
});

/** Whom a request speaks of: who enters, and the member who asks. */
function personsOf({ input, actor }: BatchRequest<EntryInput>): string[] {
  return actor.kind === 'person' && actor.personId ? [input.memberId, actor.personId] : [input.memberId];
}

function decide(
  tx: Tx, { input, actor, requestId }: BatchRequest<EntryInput>, locked: Locked, added: NewEntry[],
): Outcome<EntryValue, Code> {
  const { lotteryId, memberId } = input;
  const lottery = locked.lotteries.get(lotteryId);
  if (!lottery) return no('NOT_FOUND', 'lotteryId');
  const who = locked.people.find(memberId, actor);
  const taken = locked.taken.get(lotteryId) ?? 0;
  const door = refusalAtDoor({ ...lottery, entered: lottery.entered + taken }, actor, tx.now);
  if (door && door !== 'FULL') return no(door, 'lotteryId');
  if (!who) return no('NOT_FOUND', 'memberId');
  const wrong = refusalOfPasscode(lottery, who, input.passcode, tx.now, locked.limit);
  if (wrong) return wrong;
  const slot = `${lotteryId} ${who.memberId}`;
  const known = locked.entries.get(slot);
  if (known !== undefined) return accepted({ entryId: known });
  if (door) return no(door, 'lotteryId');
  const entryId = newId(tx.now);
  added.push({ id: entryId, lotteryId, memberId, channelId: actor.channelId ?? null, enteredAt: tx.now });
  locked.entries.set(slot, entryId);
  locked.taken.set(lotteryId, taken + 1);
  tx.audit({ subjectId: entryId, by: { actor, requestId }, after: { lotteryId, memberId } });
  return accepted({ entryId });
}

function refusalOfPasscode(
  { passcode }: LockedLottery, who: Claimant, digest: string | null, now: Date, limit: TryLimit | null,
): Outcome<never, Code> | null {
  if (!passcode) return null;
  if (!limit) throw new Error('a passcode is tried without a limit');
  const wait = waitSeconds(who.tries, now, limit);
  if (wait > 0) return refused('TOO_MANY_ATTEMPTS', ENTRY_CODES.TOO_MANY_ATTEMPTS, ['passcode'], { waitSeconds: wait });
  if (opensWith(passcode, digest)) return null;
  who.tries = [...who.tries, now];
  who.guessedWrong = true;
  return no('WRONG_PASSCODE', 'passcode');
}

/** Who has a wrong word for its lottery. */
function wrongOnes(
  requests: readonly BatchRequest<EntryInput>[], lotteries: ReadonlyMap<string, LockedLottery>, people: Claimants,
): Set<string> {
  return new Set(requests.flatMap(({ input, actor }) => {
    const passcode = lotteries.get(input.lotteryId)?.passcode;
    const who = people.find(input.memberId, actor);
    return passcode && who && !opensWith(passcode, input.passcode) ? [who.memberId] : [];
  }));
}

const no = (code: Code, field: string): Outcome<never, Code> => refused(code, ENTRY_CODES[code], [field]);
