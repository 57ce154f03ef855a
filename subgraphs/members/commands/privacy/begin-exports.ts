import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { nextTryAt } from '../../domain/privacy/privacy-rules.ts';
import { familyOf } from '../../persistence/merges/families.ts';

export interface BegunExport {
  readonly exportId: string;
  readonly memberId: string;
  /** All ids of whom it is about. */
  readonly personIds: readonly string[];
}

/**
 * Takes what is due to be gathered, whoever waits longest first, and puts its next try off before anything is asked:
 * what fails, hangs or dies on the way comes again later and holds up nobody else.
 */
export const beginExports = defineCommand<{ limit: number }, { exports: readonly BegunExport[] }, never>({
  name: 'members.begin-exports',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ id: string; memberId: string; tries: number }>`
      select id, member_id as "memberId", tries from member_export
      where state = 'asked' and (next_try_at is null or next_try_at <= ${tx.now})
      order by next_try_at nulls first, requested_at limit ${limit} for update skip locked`;
    const exports: BegunExport[] = [];
    for (const { id, memberId, tries } of due) {
      const at = nextTryAt(tx.now, tries);
      await tx.sql.run`update member_export set tries = tries + 1, next_try_at = ${at} where id = ${id}`;
      exports.push({ exportId: id, memberId, personIds: await familyOf(tx.sql, memberId) });
    }
    return accepted({ exports });
  },
});
