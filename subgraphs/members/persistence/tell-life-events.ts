import { sql as fragment, type RawBuilder } from 'kysely';
import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';

type Told = EventPayloads['member.life-event-changed.v1'];

/** Tells of days as they are now, or of whom they are now, in the transaction that changed them. */
export async function tellLifeEvents(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tell(tx, fragment`id = any(${`{${ids.join(',')}}`}::uuid[])`);
}

export const tellLifeEventsOf = (tx: Tx, memberId: string): Promise<void> =>
  tell(tx, fragment`member_id = ${memberId}::uuid`);

async function tell(tx: Tx, which: RawBuilder<unknown>): Promise<void> {
  const rows = await tx.sql.all<Told>`update life_event set version = version + 1 where ${which}
    returning id as "lifeEventId", member_id as "memberId", kind, next_on::text as "nextOn", version`;
  for (const row of rows) tellLifeEvent(tx, row);
}

export function tellLifeEvent(tx: Tx, told: Told): void {
  tx.emit('member.life-event-changed.v1', told.memberId, told);
}
