import type { Tx } from '../../../kernel/commands/command.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCardNumber } from '../../domain/card-number.ts';
import { lockMembers } from '../../persistence/lock-members.ts';

export interface PairInput {
  readonly memberId: string;
  readonly relatedId: string | null;
  /** Instead of the id: a member knows nobody's. */
  readonly relatedCard?: string | null;
}

export interface Pair {
  readonly memberId: string;
  readonly relatedId: string;
  /** Who was named, where that is somebody else's id today. */
  readonly named: readonly [string, string];
}

/** Both members, locked, as they are today; whoever speaks for one has to see both, but for the member itself. */
export async function findPair(tx: Tx, input: PairInput): Promise<Outcome<Pair, 'NOT_FOUND'>> {
  const asked = input.relatedId ?? await idOfCard(tx, input.relatedCard ?? '');
  const today = await lockMembers(tx.sql, [input.memberId, ...asked ? [asked] : []]);
  const memberId = today.get(input.memberId);
  const relatedId = asked ? today.get(asked) : undefined;
  if (!memberId || !await maySpeak(tx, [memberId])) {
    return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
  }
  if (!asked || !relatedId || (tx.actor.kind !== 'person' && !await maySpeak(tx, [relatedId]))) {
    return refused('NOT_FOUND', 'There is no such member.', [input.relatedId === null ? 'cardNumber' : 'relatedId']);
  }
  return { ok: true, value: { memberId, relatedId, named: [input.memberId, asked] } };
}

/** A family is no partner channel's. */
export async function maySpeak(tx: Tx, memberIds: readonly string[]): Promise<boolean> {
  if (tx.actor.kind === 'channel') return false;
  const seen = await tx.visible([...memberIds], tx.actor);
  return memberIds.every((id) => seen.has(id));
}

async function idOfCard(tx: Tx, card: string): Promise<string | null> {
  const digits = readCardNumber(card);
  const row = digits === null ? null
    : await tx.sql.maybe<{ id: string }>`select id from member where card_number = ${digits}`;
  return row?.id ?? null;
}
