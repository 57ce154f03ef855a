import { sql as part, type RawBuilder } from 'kysely';
import type { Tx } from '../../kernel/commands/command.ts';
import { capOf, LONGEST_WINDOW_HOURS, type OutreachRules } from '../domain/policy.ts';
import { rankOf, type Channel, type MessageKind, type Notice, type Priority } from '../domain/words.ts';
import { displace, type QueuedOne } from './displace.ts';

/** What all messages of one planning share. */
export interface Queued {
  readonly template: { readonly id: string; readonly kind: MessageKind; readonly channel: Channel };
  readonly priority: Priority;
  readonly of: { readonly planId: string } | { readonly notice: Notice };
  readonly endsAt: Date | null;
}

/**
 * Queues one message each, set-wise, in the transaction that takes their slots. `asked` answers rows of member_id,
 * due_at (after quiet hours), ends_at, facts, cause and thing_id, each member once; who has the message already is
 * passed over.
 * A slot is one upsert of the member's window: whoever waits for its row decides by what the other left there, so that
 * sixteen planners at once keep the cap (domain.md 6). Who is refused has a row with the reason.
 */
export async function queueMessages(
  tx: Tx, asked: RawBuilder<unknown>, queued: Queued, rules: OutreachRules,
): Promise<QueuedOne[]> {
  const { template, priority, of } = queued;
  const planId = 'planId' in of ? of.planId : null;
  const notice = 'notice' in of ? of.notice : null;
  const rows = await tx.sql.all<QueuedOne & { dueAt: Date }>`
    with ${judged(asked, queued)}, ${slots(tx.now, template.kind, rules)}
    insert into message (id, member_id, plan_id, notice, cause, thing_id, template_id, kind, channel, priority, rank,
      facts, state, reason, created_at, due_at, next_at, slot_at, ends_at)
    select gen_random_uuid(), member_id, ${planId}::uuid, ${notice}::text, cause, thing_id, ${template.id}::uuid,
      ${template.kind}::text, ${template.channel}::text, ${priority}::text, ${rankOf(priority)}::smallint, facts,
      case when why is null then 'planned' else 'refused' end, why, ${tx.now}::timestamptz, due_at,
      case when why is null then due_at end,
      case when why is null and ${template.kind}::text = 'marketing' then due_at end, ends_at
    from (select j.*, coalesce(j.reason, case when ${template.kind}::text = 'marketing' and s.member_id is null
        then 'cap' end) as why
      from judged j left join slots s on s.member_id = j.member_id) w
    returning id, member_id as "memberId", state, reason, due_at as "dueAt"`;
  return displace(tx, rows, priority, rules);
}

/** Whether this notice has its message: one that was taken back before it went is none. */
export const hasMessage = (notice: RawBuilder<unknown>, cause: RawBuilder<unknown>): RawBuilder<unknown> =>
  part`exists (select 1 from message m where m.notice = ${notice} and m.cause = ${cause}
    and m.reason is distinct from 'superseded' and m.reason is distinct from 'called_off')`;

/** Who is asked about, and what speaks against it already now: all of it is looked at again when it is sent. */
function judged(asked: RawBuilder<unknown>, { template: { kind, channel }, of }: Queued): RawBuilder<unknown> {
  const had = 'planId' in of
    ? part`exists (select 1 from message m where m.plan_id = ${of.planId}::uuid and m.member_id = a.member_id)`
    : hasMessage(part`${of.notice}::text`, part`a.cause`);
  const unwanted = kind === 'service' ? part`null` : part`case
    when exists (select 1 from message_block b where b.member_id = a.member_id and b.channel = ${channel}::text
      and b.lifted_at is null) then 'opted_out' when c.granted is not true then 'no_consent' end`;
  return part`judged as materialized (select a.member_id, a.due_at, a.ends_at, a.facts, a.cause, a.thing_id,
      coalesce(${unwanted}, case when a.ends_at <= a.due_at then 'offer_ended' end) as reason
    from (${asked}) a
    left join member_consent c on c.member_id = a.member_id and c.purpose = ${`marketing_${channel}`}::text
    where not ${had} order by a.member_id)`;
}

/** The windows in order of their members, so that two planners wait for each other in one direction alone. */
function slots(now: Date, kind: MessageKind, rules: OutreachRules): RawBuilder<unknown> {
  const { most, hours } = capOf(rules);
  const span = part`make_interval(hours => ${hours}::int)`;
  const kept = part`make_interval(hours => ${LONGEST_WINDOW_HOURS}::int)`;
  return part`slots as (insert into message_window as w (member_id, taken)
    select member_id, array[due_at] from judged
    where reason is null and ${kind === 'marketing' && most > 0}::boolean order by member_id
    on conflict (member_id) do update set taken = array(select t from unnest(w.taken) as u (t)
        where t > ${now}::timestamptz - ${kept}) || excluded.taken
      where slot_fits(w.taken, excluded.taken[1], ${most}::int, ${span})
    returning member_id)`;
}
