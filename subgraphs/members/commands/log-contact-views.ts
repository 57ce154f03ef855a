import { defineCommand } from '../../kernel/commands/command.ts';
import { newId } from '../../kernel/ids.ts';
import { accepted } from '../../kernel/outcome.ts';
import { LAYER } from '../domain/words.ts';
import { contactViewTable } from '../persistence/tables/contact-view.table.ts';

export interface ContactViewInput {
  readonly views: readonly { readonly memberId: string; readonly reason: string }[];
}

/** Who looked at whose personal data, and why: written before anything is shown. */
export const logContactViews = defineCommand<ContactViewInput, null, never>({
  name: 'members.view-contacts',
  execute: async (tx, { views }) => {
    const { kind, id, name } = tx.actor;
    await tx.sql.insertInto(contactViewTable, views.map((view) => ({
      ...view, id: newId(tx.now), at: tx.now, actorKind: kind, actorId: id, actorName: name,
      requestId: tx.requestId, layer: LAYER.fullContact,
    })));
    return accepted(null);
  },
});
