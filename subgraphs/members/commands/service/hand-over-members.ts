import { sql as fragment } from 'kysely';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { MESSAGES, spread } from '../../domain/service/service-load.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { currentOf, serve } from '../../persistence/service/serve.ts';
import { byIds, lockStaff, mayLead, ofFranchise, type Staff } from '../../persistence/service/staff.ts';

export interface HandOverInput {
  readonly servicePersonId: string;
  /** Null: spread over the team by load. */
  readonly toId: string | null;
  /** Null: all, the longest served first. */
  readonly memberIds: readonly string[] | null;
  readonly reason: string;
}

export type HandOverCode = 'NOT_FOUND' | 'OTHER_TEAM' | 'NOT_ACTIVE' | 'FULL' | 'REASON_INVALID';

export interface HandedOver {
  readonly servicePersonId: string;
  readonly moved: number;
  /** How many it still serves. */
  readonly left: number;
  readonly takers: readonly { readonly servicePersonId: string; readonly members: number }[];
}

/** So many at once: whoever has more left is asked again until nothing is. */
export const MOST_HANDED_OVER = 500;

/** Somebody leaves or has too much to do: its members go to one colleague, or to the team by load. */
export const handOverMembers = defineCommand<HandOverInput, HandedOver, HandOverCode>({
  name: 'members.hand-over-members',
  execute: async (tx, { servicePersonId, toId, memberIds, reason: told }) => {
    const reason = told.normalize('NFKC').trim();
    if ([...reason].length < 5 || [...reason].length > 200) {
      return refused('REASON_INVALID', 'A reason has 5 to 200 characters.', ['reason']);
    }
    const today = await lockMembers(tx.sql, memberIds ?? await firstOf(tx, servicePersonId));
    const from = await tx.sql.maybe<Staff>`select id, franchise_id as "franchiseId", outlet_id as "outletId"
      from service_staff where id = ${servicePersonId}`;
    if (!from || !mayLead(tx.actor, from)) {
      return refused('NOT_FOUND', 'There is no such person.', ['servicePersonId']);
    }
    const team = await lockStaff(tx.sql, fragment`(${byIds([from.id, ...toId ? [toId] : []])}
      or (${toId === null} and ${ofFranchise(from.franchiseId)}))`);
    const to = toId === null ? null : team.find(({ id }) => id === toId && id !== from.id);
    if (to === undefined || (to && !mayLead(tx.actor, to))) {
      return refused('NOT_FOUND', 'There is no such person.', ['toId']);
    }
    if (to && to.franchiseId !== from.franchiseId) {
      return refused('OTHER_TEAM', 'Members stay with the team that they are at home with.', ['toId']);
    }
    if (to && !to.active) return refused('NOT_ACTIVE', MESSAGES.NOT_ACTIVE, ['toId']);
    const served = await currentOf(tx.sql, [...new Set(today.values())]);
    const asked = [...new Map([...today].map(([named, memberId]) => [memberId, named]))]
      .filter(([memberId]) => served.get(memberId)?.staffId === from.id);
    const takers = spread(asked.length,
      to ? [to] : colleaguesOf(from, team.filter((one) => mayLead(tx.actor, one))));
    if (asked.length > 0 && takers.length === 0) {
      return refused('FULL', MESSAGES.FULL, [to ? 'toId' : 'servicePersonId']);
    }
    await serve(tx, takers.map((staffId, place) => ({ memberId: asked[place]![0], namedId: asked[place]![1], staffId,
      how: 'handed_over' as const, reason })), served);
    const left = team.find(({ id }) => id === from.id)!.served - takers.length;
    tx.audit({ subjectId: from.id, reason, after: { toId, moved: takers.length, left } });
    return accepted({ servicePersonId: from.id, moved: takers.length, left,
      takers: [...Map.groupBy(takers, (id) => id)].map(([id, own]) => (
        { servicePersonId: id, members: own.length })) });
  },
});

async function firstOf(tx: Tx, staffId: string): Promise<string[]> {
  const rows = await tx.sql.all<{ id: string }>`select s.member_id as id from member_service s
    join member m on m.id = s.member_id and m.survivor_id is null
    where s.staff_id = ${staffId} and s.until_at is null order by s.from_at, s.id limit ${MOST_HANDED_OVER}`;
  return rows.map(({ id }) => id);
}

/** Those of the same outlet, where anybody there has room; else of the whole franchise, or head office. */
function colleaguesOf(from: Staff, team: readonly Staff[]): readonly Staff[] {
  const others = team.filter(({ id, active, served, capacity }) => id !== from.id && active && served < capacity);
  const near = others.filter(({ outletId }) => outletId === from.outletId);
  return near.length > 0 ? near : others;
}
