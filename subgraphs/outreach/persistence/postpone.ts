import type { Tx } from '../../kernel/commands/command.ts';
import { fits, nextSlot } from '../domain/frequency-cap.ts';
import { capOf, quietOf, type OutreachRules } from '../domain/policy.ts';
import { afterQuietHours } from '../domain/quiet-hours.ts';
import type { QueuedOne } from './displace.ts';
import { lockWindows, rebuildWindows } from './windows.ts';

const MOST_LOOKS = 10;

/** What the cap refused waits for its next slot outside quiet hours, unless it is over by then. */
export async function postpone(
  tx: Tx, rows: readonly QueuedOne[], { zoneOf }: { zoneOf: (memberId: string) => string }, rules: OutreachRules,
): Promise<void> {
  const capped = rows.filter(({ reason }) => reason === 'cap');
  if (capped.length === 0) return;
  const windows = await lockWindows(tx, capped.map(({ memberId }) => memberId));
  for (const { id, memberId } of capped) {
    const { dueAt, endsAt } = await tx.sql.one<{ dueAt: Date; endsAt: Date | null }>`
      select due_at as "dueAt", ends_at as "endsAt" from message where id = ${id}`;
    const at = nextAllowed(windows.get(memberId) ?? [], dueAt, zoneOf(memberId), rules);
    if (!at || (endsAt && at >= endsAt)) continue;
    await tx.sql.run`update message set state = 'planned', reason = null, due_at = ${at}, next_at = ${at},
      slot_at = ${at} where id = ${id}`;
  }
  await rebuildWindows(tx, capped.map(({ memberId }) => memberId));
}

/** The first moment that both the cap and the clocks allow. */
function nextAllowed(taken: readonly Date[], from: Date, zone: string, rules: OutreachRules): Date | null {
  let at: Date | null = from;
  for (let look = 0; at && look < MOST_LOOKS; look += 1) {
    at = nextSlot(taken, at, capOf(rules));
    const allowed: Date | null = at && afterQuietHours(at, zone, quietOf(rules));
    if (allowed && fits(taken, allowed, capOf(rules))) return allowed;
    at = allowed;
  }
  return null;
}
