import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** The file store has them, and they are what was announced: nobody need ask it again. */
export const keepUploads = defineCommand<{ ids: readonly string[] }, { kept: number }, never>({
  name: 'catalog.keep-uploads',
  execute: async (tx, { ids }) => {
    const kept = await tx.sql.all<{ id: string; file: string }>`update upload set stored_at = ${tx.now}
      where id = any(${[...ids]}::uuid[]) and stored_at is null returning id, file`;
    for (const { id, file } of kept) tx.audit({ subjectId: id, after: { stored: file } });
    return accepted({ kept: kept.length });
  },
});
