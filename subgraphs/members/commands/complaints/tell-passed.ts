import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { settle } from '../../domain/complaints/timers.ts';
import {
  COMPLAINT_COLUMNS, writeComplaint, writePassed, type ComplaintRow,
} from '../../persistence/complaints.ts';

/**
 * Writes down and tells what the clock has brought to complaints nobody touched. Late it tells the same: who reads
 * meanwhile settles for itself. It is no edit, so whoever is just writing an answer is not stale.
 */
export const tellPassed = defineCommand<{ limit: number }, { complaints: number }, never>({
  name: 'members.tell-passed',
  execute: async (tx, { limit }) => {
    const rows = await tx.sql.all<ComplaintRow>`select ${COMPLAINT_COLUMNS} from complaint c
      where c.next_passing_at <= ${tx.now} order by c.next_passing_at, c.id limit ${limit}
      for update skip locked`;
    for (const row of rows) {
      const { timers, passed } = settle(row, tx.now);
      await writeComplaint(tx, timers);
      await writePassed(tx, timers, passed);
      tx.audit({ subjectId: row.id, after: { passed } });
    }
    return accepted({ complaints: rows.length });
  },
});
