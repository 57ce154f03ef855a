import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** What the measuring of this moment did not propose again is no proposal any more. */
export const lapseProposals = defineCommand<{ at: Date }, { lapsed: number }, never>({
  name: 'catalog.lapse-proposals',
  execute: async (tx, { at }) => {
    const rows = await tx.sql.all<{ productId: string }>`
      update class_proposal set state = 'lapsed', version = version + 1
      where state = 'open' and measured_at < ${at} returning product_id as "productId"`;
    for (const { productId } of rows) {
      tx.audit({ subjectId: productId, before: { state: 'open' }, after: { state: 'lapsed' } });
    }
    return accepted({ lapsed: rows.length });
  },
});
