import { defineCommand } from '../../kernel/commands/command.ts';
import { newId } from '../../kernel/ids.ts';
import { accepted } from '../../kernel/outcome.ts';

export interface ContactViewInput {
  readonly views: readonly { readonly memberId: string; readonly reason: string }[];
}

/** Who looked at whose personal data, and why: written before anything is shown. */
export const logContactViews = defineCommand<ContactViewInput, null, never>({
  name: 'members.view-contacts',
  execute: async (tx, { views }) => {
    const { kind, id, name } = tx.actor;
    await tx.sql.insertRows('contact_view', {
      id: 'uuid', member_id: 'uuid', at: 'timestamptz', actor_kind: 'text', actor_id: 'text',
      actor_name: 'text', reason: 'text', request_id: 'text',
    }, views.map(({ memberId, reason }) => ({
      id: newId(tx.now), member_id: memberId, at: tx.now, actor_kind: kind, actor_id: id,
      actor_name: name, reason, request_id: tx.requestId,
    })));
    return accepted(null);
  },
});
