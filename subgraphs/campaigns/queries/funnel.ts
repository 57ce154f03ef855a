import { sql as fragment } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import { BEFORE, countSteps, lostBps, STEPS, type Reached } from '../domain/interactions/funnel.ts';
import { INTERACTIONS, type InteractionWord, type Viewer } from '../domain/interactions/interaction-rules.ts';
import type { FunnelStep, InteractionCount } from '../graphql/interactions/interaction.type.ts';
import { personOf } from '../persistence/same-person.ts';

/**
 * The funnel of each session, in persons as they are known today; to restricted readers of those that they see. Kept:
 * the return window of the order is over and the piece did not come back. One statement, a row a person.
 */
export async function funnelsOf(sql: Sql, sessionIds: readonly string[]): Promise<FunnelStep[][]> {
  const rows = await sql.all<Reached & { session_id: string; n: number }>`
    select session_id, reached, entered, interacted, claimed, paid, kept, count(*)::int as n from (
      select d.session_id, m.id, bool_or(d.reached) as reached, bool_or(d.entered) as entered,
        bool_or(d.interacted) as interacted, bool_or(d.claimed) as claimed, bool_or(d.paid) as paid,
        bool_or(d.kept) as kept
      from (
        select session_id, member_id, reached_at is not null as reached, entered_at is not null as entered,
          likes + comments + shares > 0 as interacted, false as claimed, false as paid, false as kept
        from room_visit where session_id = any(${[...sessionIds]}::uuid[])
        union all
        select r.session_id, c.member_id, false, false, false, true, c.state = 'captured' and not c.undone,
          c.state = 'captured' and not c.undone and c.kept_at is not null
        from live_drop r join claim c on c.drop_id = r.id where r.session_id = any(${[...sessionIds]}::uuid[])) d
      cross join ${personOf(fragment`d.member_id`)} m group by 1, 2) p
    group by 1, 2, 3, 4, 5, 6, 7`;
  const bySession = Map.groupBy(rows, (row) => row.session_id);
  return sessionIds.map((id) => {
    const steps = countSteps(bySession.get(id) ?? []);
    return STEPS.map((step) => {
      const before = BEFORE[step];
      return { step, members: steps[step], lostBps: before === null ? null : lostBps(steps[before], steps[step]) };
    });
  });
}

/** How often each thing was done in each session, also by those who are nobody's members here. */
export async function talliesOf(sql: Sql, sessionIds: readonly string[]): Promise<InteractionCount[][]> {
  const rows = await sql.all<{ session_id: string; kind: InteractionWord; who: Viewer; times: bigint }>`
    select session_id, kind, who, times from room_tally where session_id = any(${[...sessionIds]}::uuid[])`;
  const bySession = Map.groupBy(rows, (row) => row.session_id);
  return sessionIds.map((id) => INTERACTIONS.map((kind) => {
    const of = (who: Viewer) => Number((bySession.get(id) ?? [])
      .find((row) => row.kind === kind && row.who === who)?.times ?? 0n);
    return { kind, members: of('member'), strangers: of('stranger'), guests: of('guest') };
  }));
}
