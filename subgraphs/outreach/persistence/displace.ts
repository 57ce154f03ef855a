import type { Tx } from '../../kernel/commands/command.ts';
import { fits } from '../domain/frequency-cap.ts';
import { capOf, type OutreachRules } from '../domain/policy.ts';
import { rankOf, type Priority, type Reason } from '../domain/words.ts';
import { NOT_GONE } from './cancel-messages.ts';
import { lockWindows, rebuildWindows } from './windows.ts';

export interface QueuedOne {
  readonly id: string;
  readonly memberId: string;
  readonly state: 'planned' | 'refused';
  readonly reason: Reason | null;
}

type Row = QueuedOne & { readonly dueAt: Date };
interface Loser { readonly id: string; readonly memberId: string; readonly slotAt: Date }

/**
 * What comes first takes the slot of what comes later and has not gone yet (domain.md 6: birthday > life event >
 * abandoned hold > campaign > newsletter). Example: three newsletters are planned this week; the birthday wish takes
 * the slot of the last of them, which is cancelled as displaced.
 */
export async function displace(
  tx: Tx, rows: readonly Row[], priority: Priority, rules: OutreachRules,
): Promise<QueuedOne[]> {
  const capped = rows.filter(({ reason }) => reason === 'cap');
  const losers = capped.length === 0 ? [] : await tx.sql.all<Loser>`
    select id, member_id as "memberId", slot_at as "slotAt" from message
    where member_id = any(${capped.map(({ memberId }) => memberId)}::uuid[]) and ${NOT_GONE}
      and slot_at is not null and rank > ${rankOf(priority)}
    order by rank desc, slot_at desc, id for update skip locked`;
  if (losers.length === 0) return rows.map(withoutDue);
  const taken = await lockWindows(tx, losers.map(({ memberId }) => memberId));
  const pairs = capped.flatMap((row) => {
    const slots = taken.get(row.memberId) ?? [];
    const loser = losers.filter(({ memberId }) => memberId === row.memberId)
      .find(({ slotAt }) => fits(without(slots, slotAt), row.dueAt, capOf(rules)));
    return loser ? [{ row, loser }] : [];
  });
  if (pairs.length > 0) await exchange(tx, pairs);
  const won = new Set(pairs.map(({ row }) => row.id));
  return rows.map((row) => (won.has(row.id) ? { ...withoutDue(row), state: 'planned', reason: null }
    : withoutDue(row)));
}

async function exchange(
  tx: Tx, pairs: readonly { readonly row: Row; readonly loser: Loser }[],
): Promise<void> {
  await tx.sql.run`update message set state = 'cancelled', reason = 'displaced', next_at = null, slot_at = null
    where id = any(${pairs.map(({ loser }) => loser.id)}::uuid[])`;
  await tx.sql.run`update message set state = 'planned', reason = null, next_at = due_at, slot_at = due_at
    where id = any(${pairs.map(({ row }) => row.id)}::uuid[])`;
  await rebuildWindows(tx, pairs.map(({ row }) => row.memberId));
  for (const { row, loser } of pairs) {
    tx.audit({ subjectId: loser.id, after: { state: 'cancelled', reason: 'displaced', by: row.id } });
  }
}

function without(slots: readonly Date[], at: Date): Date[] {
  const index = slots.findIndex((slot) => slot.getTime() === at.getTime());
  return slots.filter((_, place) => place !== index);
}

const withoutDue = ({ id, memberId, state, reason }: Row): QueuedOne => ({ id, memberId, state, reason });
