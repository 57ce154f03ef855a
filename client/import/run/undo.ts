import { CancelOrderDocument, MemberByIdentityDocument } from '../../src/index.ts';
import { ImportError } from '../import-error.ts';
import { AdjustPointsDocument, CloseOutletDocument, WithdrawFxTableDocument,
  WithdrawGoldPriceDocument } from '../send/head-office.ts';
import { keyOf, type House, type Refusal } from '../send/sending.ts';
import type { Phase } from '../state.ts';
import { readMade, type JournalFile, type MadeThing } from '../send/journal.ts';

export interface Undone {
  readonly undone: number;
  /** What stays, and why: somebody has built upon it, or the house does not take such a thing back. */
  readonly stays: readonly { readonly phase: Phase; readonly key: string; readonly why: string }[];
}

const AT_ONCE = 8;
const REASON = 'An import is undone';
/** What is members' own, or what orders may name by now, is not taken back by anybody's import. */
const STAYS: Partial<Record<Phase, string>> = {
  members: 'a member is a person of the house from then on: it leaves by its own wish (requestErasure) or is merged',
  products: 'a product may be sold by now: it is retired by a person',
  returns: 'a return is not taken back',
};

/** What an import made and nobody took back; throws when that is nothing. */
export async function madeBy(path: string): Promise<MadeThing[]> {
  const made = await readMade(path);
  if (made.length === 0) throw new ImportError('NOTHING_TO_UNDO', `${path} says of nothing that it was made here.`);
  return made;
}

/**
 * Takes back what an import made and nobody built upon: orders that are neither delivered nor returned, prices and
 * rates that hold for nothing yet, stores, points that are still there. The newest is undone first; undone twice is
 * once, and what was undone may be imported again.
 */
export async function undoImport(house: House, journal: JournalFile, made: readonly MadeThing[]): Promise<Undone> {
  let undone = 0;
  const stays: Undone['stays'][number][] = [];
  const newest = made.toReversed();
  for (let from = 0; from < newest.length; from += AT_ONCE) {
    const some = newest.slice(from, from + AT_ONCE);
    const whys = await Promise.all(some.map(async (thing) => STAYS[thing.phase] ?? undo(house, thing)));
    await journal.takenBack(some.filter((_, index) => whys[index] === null));
    for (const [index, why] of whys.entries()) {
      if (why === null) undone += 1;
      else stays.push({ phase: some[index]!.phase, key: some[index]!.key, why });
    }
  }
  return { undone, stays };
}

/** Null when it was undone, else why it stays. */
async function undo(house: House, { phase, key, id = '', version = 1, points, state }: MadeThing,
): Promise<string | null> {
  const idempotencyKey = keyOf(house, `undo ${phase}`, key, house.journal.undone(phase, key));
  const taken = { id, reason: REASON, idempotencyKey };
  switch (phase) {
    case 'orders':
      return whyOf((await house.channel.mutate(CancelOrderDocument, { input: {
        channelId: house.channelId, externalNo: key, reason: REASON, idempotencyKey } })).cancelOrder.userErrors);
    case 'outlets':
      return whyOf((await house.office.mutate(CloseOutletDocument,
        { input: { ...taken, expectedVersion: version } })).closeOutlet.userErrors);
    case 'gold':
      return whyOf((await house.office.mutate(WithdrawGoldPriceDocument,
        { input: taken })).withdrawGoldPrice.userErrors);
    case 'fx':
      return whyOf((await house.office.mutate(WithdrawFxTableDocument, { input: taken })).withdrawFxTable.userErrors);
    case 'points':
      if (state === 'PENDING') return 'it waited for a second person when it was sent: that person rejects it';
      return undoPoints(house, key, BigInt(points ?? 0), idempotencyKey);
    default:
      return STAYS[phase] ?? 'it is not taken back';
  }
}

async function undoPoints(house: House, externalId: string, points: bigint, idempotencyKey: string): Promise<string
  | null> {
  const { memberByIdentity: member } = await house.office.query(MemberByIdentityDocument,
    { channelId: house.channelId, externalId });
  if (!member || points === 0n) return 'the member is no longer known by this id';
  return whyOf((await house.office.mutate(AdjustPointsDocument, { input: {
    memberId: member.id, points: -Number(points), reason: `${REASON}: points of ${externalId}`,
      idempotencyKey } })).adjustPoints.userErrors);
}

const whyOf = ([first]: readonly Refusal[]): string | null => (first ? `${first.code}: ${first.message}` : null);
