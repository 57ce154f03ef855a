import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { Region } from '../../../contracts/words.ts';

export interface KnownMember {
  readonly memberId: string;
  readonly region: Region;
  readonly enrolledAt: Date;
}

/** Which members there are, and their home region. */
export const keepMembers = defineBatchCommand<KnownMember, null, never>({
  name: 'orders.keep-members',
  maxBatch: 1000,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const members = new Map(requests.map(({ input }) => [input.memberId, input]));
    await tx.sql.insertRows('member_fact', {
      member_id: 'uuid', region: 'text', enrolled_at: 'timestamptz',
    }, [...members.values()].sort((a, b) => (a.memberId < b.memberId ? -1 : 1)).map((member) => ({
      member_id: member.memberId, region: member.region, enrolled_at: member.enrolledAt,
    })), 'on conflict (member_id) do update set region = excluded.region');
    return requests.map(() => accepted(null));
  },
});
