import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { afterTry, type Handed } from '../../domain/after-try.ts';
import type { OutreachRules } from '../../domain/policy.ts';
import type { MessageState, Reason } from '../../domain/words.ts';
import { outreachRulesAt } from '../../persistence/policies.ts';
import { lockWindows, rebuildWindows } from '../../persistence/windows.ts';

/** What became of a try; `unsendable`: no gateway was asked at all. */
export type Tried =
  | { readonly id: string; readonly handed: Handed; readonly knowsKeys: boolean }
  | { readonly id: string; readonly unsendable: Extract<Reason, 'no_contact' | 'missing_variable' | 'no_gateway'> }
  /** Members gave no contact, so that no gateway was asked either: it was no try. */
  | { readonly id: string; readonly unasked: string };

interface Row {
  readonly id: string; readonly memberId: string; readonly tries: number;
  /** Whether the answer of an earlier try was lost. */
  readonly wasLost: boolean;
}
interface Settled {
  readonly id: string; readonly state: MessageState; readonly reason: Reason | null; readonly nextAt: Date | null;
  readonly says: string | null; readonly providerId: string | null; readonly tries: number;
}

/**
 * Notes what gateways answered; only what is still being sent, so that a late answer changes nothing. What failed
 * gives its slot back; what is uncertain keeps it, for it may have arrived.
 */
export const settleMessages = defineCommand<{ readonly tried: readonly Tried[] }, { settled: number }, never>({
  name: 'outreach.settle-messages',
  execute: async (tx, { tried }) => {
    const byId = new Map(tried.map((one) => [one.id, one]));
    const rows = await tx.sql.all<Row>`select id, member_id as "memberId", tries,
        reason is not distinct from 'answer_lost' as "wasLost" from message
      where id = any(${[...byId.keys()]}::uuid[]) and state = 'sending' order by id for update`;
    const rules = await outreachRulesAt(tx.sql, tx.now);
    const settled = rows.map((row) => settle(tx, row, byId.get(row.id)!, rules));
    await keep(tx, settled);
    const failed = new Set(settled.filter(({ state }) => state === 'failed').map(({ id }) => id));
    const freed = rows.filter(({ id }) => failed.has(id)).map(({ memberId }) => memberId);
    if (freed.length > 0) {
      await lockWindows(tx, freed);
      await rebuildWindows(tx, freed);
    }
    return accepted({ settled: settled.length });
  },
});

function settle(tx: Tx, { id, tries, wasLost }: Row, tried: Tried, rules: OutreachRules): Settled {
  if ('unsendable' in tried) {
    const end = wasLost ? { state: 'uncertain', reason: 'answer_lost' } as const
      : { state: 'failed', reason: tried.unsendable } as const;
    return { id, tries, ...end, nextAt: null, says: null, providerId: null };
  }
  if ('unasked' in tried) {
    return { id, tries: tries - 1, state: 'planned', reason: wasLost ? 'answer_lost' : null, says: tried.unasked,
      providerId: null, nextAt: new Date(tx.now.getTime() + rules.retryMinutes * 60_000) };
  }
  const { handed, knowsKeys } = tried;
  const after = afterTry(handed, { tries, knowsKeys, wasLost, now: tx.now }, rules);
  return {
    id, tries, state: after.state, reason: 'reason' in after ? after.reason : null,
      nextAt: 'at' in after ? after.at : null,
    says: 'says' in handed ? handed.says.slice(0, 500) : null,
    providerId: handed.is === 'sent' ? handed.providerId?.slice(0, 200) ?? null : null,
  };
}

async function keep(tx: Tx, settled: readonly Settled[]): Promise<void> {
  await tx.sql.run`update message m set state = t.state, reason = t.reason, next_at = t.next_at, said = t.says,
    tries = t.tries,
      provider_id = coalesce(t.provider_id, m.provider_id),
      sent_at = case when t.state = 'sent' then ${tx.now}::timestamptz else m.sent_at end,
      slot_at = case when t.state = 'failed' then null else m.slot_at end
    from unnest(${settled.map(({ id }) => id)}::uuid[], ${settled.map(({ state }) => state)}::text[],
      ${settled.map(({ reason }) => reason)}::text[], ${settled.map(({ nextAt }) => nextAt)}::timestamptz[],
      ${settled.map(({ says }) => says)}::text[], ${settled.map(({ providerId }) => providerId)}::text[],
      ${settled.map(({ tries }) => tries)}::int[])
      as t (id, state, reason, next_at, says, provider_id, tries)
    where m.id = t.id`;
}
