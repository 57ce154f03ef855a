import { defineCommand, type Command, type Tx } from '../commands/command.ts';
import { lockMerges } from '../merges/merge-locks.ts';
import type { PeopleTables } from '../merges/people.ts';
import { accepted } from '../outcome.ts';
import { eraseRows, type ErasedTable } from './erase-rows.ts';
import { waitForParting } from './taken-for-another.ts';

/** A person is to be forgotten: all ids it ever had, the one that it had last first among them. */
export interface ToldErasure {
  readonly erasureId: string;
  readonly memberId: string;
  readonly personIds: readonly string[];
  readonly erasedAt: Date;
}

/** What a room did. */
export interface ErasureDone {
  readonly erasureId: string;
  readonly memberId: string;
  readonly room: string;
  readonly tables: readonly ErasedTable[];
  readonly doneAt: Date;
}

/** What a room erases beside what it declares: what leads to the person without its id. */
export type EraseMore = (tx: Tx, personIds: readonly string[]) => Promise<readonly ErasedTable[]>;

/**
 * The command by which each room that speaks of persons forgets one, and answers with what it did. Told again
 * it finds nothing more and answers again, so that a restored backup of one room is erased anew by telling all.
 */
export function definePersonErasure(
  { room, people, tells, more = async () => [] }: {
    readonly room: string;
    readonly people: PeopleTables;
    /** Name of the event that says what was done. */
    readonly tells: string;
    readonly more?: EraseMore;
  },
): Command<ToldErasure, null, never> {
  return defineCommand<ToldErasure, null, never>({
    name: `${room}.erase-person`,
    execute: async (tx, { erasureId, memberId, personIds }) => {
      await lockMerges(tx.sql);
      await waitForParting(tx.sql, personIds);
      const tables = [...await more(tx, personIds), ...await eraseRows(tx.sql, people, personIds)];
      tx.audit({ subjectId: memberId, after: { erasureId, tables: tables.length } });
      tx.emit(tells, memberId, {
        erasureId, memberId, room, tables, doneAt: tx.now,
      } satisfies ErasureDone);
      return accepted(null);
    },
  });
}
