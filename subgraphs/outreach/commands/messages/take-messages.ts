import { sql as part, type RawBuilder } from 'kysely';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { beforeSending, type BeforeSending } from '../../domain/before-sending.ts';
import { capOf, type OutreachRules } from '../../domain/policy.ts';
import { CHANNELS, PRIORITIES, type Channel, type MessageKind } from '../../domain/words.ts';
import { readClocks, type Clocks } from '../../persistence/clocks.ts';
import { outreachRulesAt } from '../../persistence/policies.ts';
import { lockWindows, rebuildWindows } from '../../persistence/windows.ts';

/** A message that a gateway is about to get: its id is the key by which a gateway knows it again. */
export interface TakenMessage {
  readonly id: string;
  readonly memberId: string;
  readonly templateId: string;
  readonly channel: Channel;
  readonly facts: Readonly<Record<string, string>>;
  readonly language: 'zh' | 'en';
  /** Whether a gateway may have it from a try before: only one that knows its key gets it again. */
  readonly wasLost: boolean;
}

interface Due extends Omit<TakenMessage, 'language'> {
  readonly kind: MessageKind;
  readonly endsAt: Date | null;
  readonly slotAt: Date | null;
  readonly region: string | null;
  readonly granted: boolean | null;
  readonly blocked: boolean;
}

/** Members and a slow gateway together need less for their answers. */
const LEAST_MINUTES = 5;

/**
 * Takes what is due, what comes first first, and marks it as being sent before any gateway hears of it: a house that
 * dies in between leaves a row that says so. What may not go any more is refused and gives its slot back.
 */
export const takeMessages = defineCommand<{ limit: number; without: readonly Channel[] },
{ readonly found: number; readonly messages: readonly TakenMessage[] }, never>({
  name: 'outreach.take-messages',
  execute: async (tx, { limit, without }) => {
    const rules = await outreachRulesAt(tx.sql, tx.now);
    const clocks = await readClocks(tx.sql, tx.now);
    const due = await dueNow(tx, limit, without);
    if (due.length === 0) return accepted({ found: 0, messages: [] });
    const marketing = due.filter(({ kind }) => kind === 'marketing').map(({ memberId }) => memberId);
    const windows = new Map(await lockWindows(tx, marketing));
    const decided = due.map((message) => ({ message, decision: decide(tx, message, { windows, clocks, rules }) }));
    await write(tx, decided, rules);
    await rebuildWindows(tx, marketing);
    return accepted({ found: due.length, messages: decided.flatMap(({ message, decision }) => {
      const { id, memberId, templateId, channel, facts, region, wasLost } = message;
      return decision.does === 'go'
        ? [{ id, memberId, templateId, channel, facts, wasLost, language: clocks.language(region ?? '') }] : [];
    }) });
  },
});

/** The first of each channel and rank by the index, however many wait for later, and of these what comes first. */
export function firstDue(now: Date, limit: number, without: readonly Channel[]): RawBuilder<unknown> {
  const channels = CHANNELS.filter((channel) => !without.includes(channel));
  return part`select d.id from unnest(${channels}::text[]) as c (channel)
      cross join unnest(${PRIORITIES.map((_, rank) => rank)}::smallint[]) as r (rank)
      cross join lateral (select id, next_at from message m where m.state = 'planned' and m.channel = c.channel
        and m.rank = r.rank and m.next_at <= ${now}::timestamptz order by m.next_at limit ${limit}) d
    order by r.rank, d.next_at limit ${limit}`;
}

function dueNow(tx: Tx, limit: number, without: readonly Channel[]): Promise<Due[]> {
  return tx.sql.all<Due>`
    with due as (select id from message where state = 'planned' and next_at <= ${tx.now}
      and id = any(array(${firstDue(tx.now, limit, without)})) for update skip locked)
    select m.id, m.member_id as "memberId", m.template_id as "templateId", m.channel, m.kind, m.ends_at as "endsAt",
      m.slot_at as "slotAt", m.reason is not distinct from 'answer_lost' as "wasLost",
      coalesce(m.facts, p.facts, '{}') as facts, k.region, c.granted,
      exists (select 1 from message_block b where b.member_id = m.member_id and b.channel = m.channel
        and b.lifted_at is null) as blocked
    from due join message m on m.id = due.id left join message_plan p on p.id = m.plan_id
    left join known_member k on k.member_id = m.member_id
    left join member_consent c on c.member_id = m.member_id and c.purpose = 'marketing_' || m.channel
    order by m.rank, m.next_at, m.id`;
}

interface Facts {
  readonly windows: Map<string, Date[]>;
  readonly clocks: Clocks;
  readonly rules: OutreachRules;
}

/** Decides one, and keeps its slot in the window for the next of the same member. */
function decide(tx: Tx, message: Due, { windows, clocks, rules }: Facts): BeforeSending {
  const { kind, memberId, endsAt, slotAt, region, granted, blocked, wasLost } = message;
  const taken = windows.get(memberId) ?? [];
  const allowedAt = kind === 'service' ? tx.now : clocks.due(tx.now, region ?? '', rules);
  const decision = beforeSending({ kind, now: tx.now, allowedAt, endsAt, isKnown: region !== null, consent: granted,
    isBlocked: blocked, wasLost, slotAt, taken }, capOf(rules));
  const own = slotAt ? taken.findIndex((at) => at.getTime() === slotAt.getTime()) : -1;
  const slot = decision.does === 'refuse' ? null : decision.slotAt;
  windows.set(memberId, [...taken.filter((_, place) => place !== own), ...slot ? [slot] : []]);
  return decision;
}

async function write(
  tx: Tx, decided: readonly { readonly message: Due; readonly decision: BeforeSending }[], rules: OutreachRules,
): Promise<void> {
  const states = { go: 'sending', wait: 'planned', refuse: 'refused', leave: 'uncertain' } as const;
  // A try that nobody answers is looked for after this.
  const lostAt = new Date(tx.now.getTime() + Math.max(rules.retryMinutes, LEAST_MINUTES) * 60_000);
  const nextOf = (decision: BeforeSending) => (decision.does === 'go' ? lostAt : decision.does === 'wait'
    ? decision.at : null);
  await tx.sql.run`update message m set state = t.state, reason = t.reason, next_at = t.next_at, slot_at = t.slot_at,
      tries = m.tries + t.tried, taken_at = case when t.tried = 1 then ${tx.now}::timestamptz else m.taken_at end
    from unnest(${decided.map(({ message }) => message.id)}::uuid[],
      ${decided.map(({ decision }) => states[decision.does])}::text[],
      ${decided.map(({ message, decision }) => (decision.does === 'refuse' ? decision.reason
        : message.wasLost ? 'answer_lost' : null))}::text[],
      ${decided.map(({ decision }) => nextOf(decision))}::timestamptz[],
      ${decided.map(({ decision }) => (decision.does === 'refuse' ? null : decision.slotAt))}::timestamptz[],
      ${decided.map(({ decision }) => (decision.does === 'go' ? 1 : 0))}::int[])
      as t (id, state, reason, next_at, slot_at, tried)
    where m.id = t.id`;
}
