import type { Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { canBeWon } from '../../domain/formats/turn.ts';
import { formatTurnTable, quizAnswerTable } from '../tables/format-turn.table.ts';
import { playfulFormatTable } from '../tables/playful-format.table.ts';

export type FormatRow = RowOf<typeof playfulFormatTable>;
export type TurnRow = RowOf<typeof formatTurnTable>;

/** Its lock makes stock and budget exact; taken after the lock of the member. */
export function lockFormat(tx: Tx, id: string): Promise<FormatRow | null> {
  return tx.sql.maybe<FormatRow>`select ${columnsOf(playfulFormatTable)} from playful_format
    where id = ${id} for update`;
}

/** Turns of a person of a day and in all, those that wait for loyalty too. */
export function turnsOf(tx: Tx, formatId: string, memberId: string, day: string) {
  return tx.sql.one<{ today: number; ever: number }>`select count(*) filter (where day = ${day}::date)::int as today,
      count(*)::int as ever from format_turn
    where format_id = ${formatId} and member_id = ${memberId} and state <> 'refused'`;
}

/** Places of the pieces that a person drew, each as often as it did. */
export async function piecesOf(tx: Tx, formatId: string, memberId: string): Promise<number[]> {
  const rows = await tx.sql.all<{ prize: number }>`select prize from format_turn
    where format_id = ${formatId} and member_id = ${memberId} and state = 'drawn'`;
  return rows.map(({ prize }) => prize);
}

/** Whether a person was granted something for a slot that stands, or that a review took back. */
export async function hasSlot(tx: Tx, memberId: string, slot: string): Promise<boolean> {
  return await tx.sql.maybe`select 1 from engagement_grant where member_id = ${memberId} and slot = ${slot}
    and (state in ('pending', 'granted') or withdrawn_for = 'review') limit 1` !== null;
}

/**
 * Why nothing can be won in a locked format; null: something can. Turns whose points are held come before this one.
 */
export async function endOf(
  tx: Tx, format: FormatRow, memberId: string, turnId: string | null = null,
): Promise<'SOLD_OUT' | 'SET_COMPLETE' | null> {
  const { id, prizes, given, setPrize, setGiven } = format;
  if (setPrize !== null) {
    if (await hasSlot(tx, memberId, setSlot(id))) return 'SET_COMPLETE';
    return canBeWon([setPrize], [setGiven]) ? null : 'SOLD_OUT';
  }
  const { before } = await tx.sql.one<{ before: number }>`select count(*)::int as before from format_turn
    where format_id = ${id} and state = 'held' and id is distinct from ${turnId}`;
  return canBeWon(prizes, given, before) ? null : 'SOLD_OUT';
}

export const setSlot = (formatId: string): string => `format:${formatId}:set`;

export type AnswerRow = Pick<RowOf<typeof quizAnswerTable>, 'question' | 'choice' | 'answeredAt'>;

/** Every try of a person, the oldest first. */
export function answersOf(tx: Tx, formatId: string, memberId: string): Promise<AnswerRow[]> {
  return tx.sql.all<AnswerRow>`select ${columnsOf(quizAnswerTable, { only: ['question', 'choice', 'answeredAt'] })}
    from quiz_answer where format_id = ${formatId} and member_id = ${memberId} order by answered_at, id`;
}
