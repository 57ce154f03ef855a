import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import type { Purpose } from '../domain/words.ts';

interface Word { id: string; member_id: string; purpose: Purpose; granted: boolean; seq: bigint }

/** Tells what members have just said about their consent: rooms that use data ask their copy of it. */
export async function tellConsents(tx: Tx, consentIds: readonly string[]): Promise<void> {
  if (consentIds.length === 0) return;
  const words = await tx.sql.all<Word>`select id, member_id, purpose, granted, seq from consent_record
    where id = any(${[...consentIds]}::uuid[]) order by seq`;
  for (const { member_id: memberId, purpose, granted, seq } of words) {
    tx.emit('member.consent-changed.v1', memberId,
      { memberId, purpose, granted, version: seq } satisfies EventPayloads['member.consent-changed.v1']);
  }
}
