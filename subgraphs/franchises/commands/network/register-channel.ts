import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, Problems } from './checks.ts';

export type ChannelKind =
  | 'marketplace' | 'live' | 'mini_program' | 'web' | 'point_of_sale' | 'social';

export interface RegisterChannel {
  /** Only seeds and imports give it. */
  readonly id?: string;
  readonly code: string;
  readonly name: string;
  readonly kind: ChannelKind;
}
export type RegisterChannelCode = 'INVALID' | 'CODE_TAKEN' | 'HEAD_OFFICE_ONLY';

export const registerChannel = defineCommand<RegisterChannel, { id: string }, RegisterChannelCode>({
  name: 'franchises.register-channel',
  execute: async (tx, input) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const { found } = new Problems().code('code', input.code).length('name', input.name, 1, 120);
    if (found.length > 0) return refusedAll(found);
    const id = input.id ?? newId(tx.now);
    const name = input.name.trim();
    const taken = await tx.sql.run`insert into channel (id, code, name, kind, registered_at)
      values (${id}, ${input.code}, ${name}, ${input.kind}, ${tx.now})
      on conflict (code) do nothing`;
    if (taken === 0) return refused('CODE_TAKEN', 'Another channel has this code.', ['code']);
    tx.emit('channel.registered.v1', id, {
      channelId: id, code: input.code, name, kind: input.kind, version: 1n,
    } satisfies EventPayloads['channel.registered.v1']);
    tx.audit({ subjectId: id, after: { ...input, id } });
    return accepted({ id });
  },
});
