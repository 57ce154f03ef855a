import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { withoutAddresses } from '../../domain/said.ts';
import { lockWindows, rebuildWindows } from '../../persistence/windows.ts';
import { unknown } from '../refuse.ts';

export interface NoteDelivery { readonly messageId: string; readonly delivered: boolean; readonly says: string | null }
type Code = 'NOT_FOUND' | 'NOT_NOW' | 'INVALID';

/**
 * A receipt of a gateway, or a person's word on an uncertain one: it arrived, or it did not, which gives its slot
 * back. Told again it changes nothing. What it says is kept without addresses, and not in the audit.
 */
export const noteDelivery = defineCommand<NoteDelivery, { messageId: string }, Code>({
  name: 'outreach.note-delivery',
  execute: async (tx, { messageId, delivered, says }) => {
    if (says !== null && [...says].length > 500) return refused('INVALID', 'At most 500 characters.', ['says']);
    const message = await tx.sql.maybe<{ state: string; memberId: string; wasLost: boolean }>`
      select state, reason is not distinct from 'answer_lost' as "wasLost", member_id as "memberId"
      from message where id = ${messageId} for update`;
    if (!message) return unknown('messageId');
    if (message.state === (delivered ? 'delivered' : 'failed')) return accepted({ messageId });
    // One whose answer was lost waits for its next try, and may have arrived all the same.
    if (!['sending', 'sent', 'uncertain', ...message.wasLost ? ['planned'] : []].includes(message.state)) {
      return refused('NOT_NOW', `It is ${message.state}.`, ['messageId']);
    }
    const said = says && withoutAddresses(says);
    await tx.sql.run`update message set state = ${delivered ? 'delivered' : 'failed'}, said = coalesce(${said}, said),
      reason = ${delivered ? null : 'gateway_refused'}, next_at = null,
        slot_at = case when ${delivered} then slot_at end,
      sent_at = coalesce(sent_at, case when ${delivered} then ${tx.now}::timestamptz end),
      delivered_at = case when ${delivered} then ${tx.now}::timestamptz end where id = ${messageId}`;
    if (!delivered) {
      await lockWindows(tx, [message.memberId]);
      await rebuildWindows(tx, [message.memberId]);
    }
    tx.audit({ subjectId: messageId, before: { state: message.state }, after: { delivered } });
    return accepted({ messageId });
  },
});
