import { defineCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { SeedsOf } from '../../domain/formats/draw.ts';
import { drawTurn } from '../../persistence/formats/draw-turn.ts';
import { endOf, lockFormat, type TurnRow } from '../../persistence/formats/formats.ts';
import { lockPerson } from '../../persistence/persons.ts';
import { formatTurnTable } from '../../persistence/tables/format-turn.table.ts';

export interface NotedTurn {
  readonly turnId: string;
  /** Loyalty holds the points, has taken them, let them go, or refused. */
  readonly points: 'held' | 'taken' | 'voided' | 'refused';
  readonly holdId: string | null;
  readonly code: string | null;
  readonly seedsOf: SeedsOf;
}

/**
 * Loyalty's word about the points of a turn: once they are taken it is drawn, whatever ended meanwhile. Held points are
 * not taken when nothing can be won any more: the turn is refused, and keeps its hold until loyalty let it go.
 */
export const noteTurn = defineCommand<NotedTurn, null, never>({
  name: 'engagement.note-turn',
  execute: async (tx, { turnId, points, holdId, code, seedsOf }) => {
    if (points === 'voided') {
      await tx.sql.run`update format_turn set points_hold_id = null where id = ${turnId} and state = 'refused'`;
      return accepted(null);
    }
    const named = await tx.sql.maybe<{ format_id: string; member_id: string }>`
      select format_id, member_id from format_turn where id = ${turnId}`;
    if (!named) return accepted(null);
    const person = await lockPerson(tx.sql, named.member_id);
    const format = await lockFormat(tx, named.format_id);
    const turn = await tx.sql.maybe<TurnRow>`select ${columnsOf(formatTurnTable)} from format_turn
      where id = ${turnId} and state in ('reserving', 'held') for update`;
    if (!turn || !format) return accepted(null);
    if (points === 'taken' && person) {
      await drawTurn(tx, { format, person, turnId, book: await readCodebook(tx.sql), seedsOf });
    } else if (points === 'held') {
      const end = turn.state === 'reserving' ? await endOf(tx, format, turn.memberId, turnId) : null;
      await tx.sql.run`update format_turn set state = ${end ? 'refused' : 'held'}, points_code = ${end},
        points_hold_id = ${holdId} where id = ${turnId}`;
      if (end) tx.audit({ subjectId: turn.memberId, after: { turnId, state: 'refused', holdId }, reason: end });
    } else {
      // Of somebody who was erased meanwhile there is nobody to draw for.
      const why = code ?? 'NOT_FOUND';
      await tx.sql.run`update format_turn set state = 'refused', points_code = ${why} where id = ${turnId}`;
      tx.audit({ subjectId: turn.memberId, after: { turnId, state: 'refused' }, reason: why });
    }
    return accepted(null);
  },
});
