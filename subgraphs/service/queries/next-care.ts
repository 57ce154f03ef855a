import { PREFIX } from '../../contracts/ids.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId, NOBODY } from '../../kernel/ids.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { dayIn } from '../domain/appointments/slots.ts';
import { nextCareOf, type CareRule } from '../domain/care/next-care.ts';
import type { CaredPiece } from '../graphql/care/piece-care.type.ts';
import { servicePolicyAt } from '../persistence/policies.ts';

interface Row {
  memberId: string; lineId: string; itemId: string; paidAt: Date; franchiseId: string | null; channelId: string | null;
  region: string; works: { kind: string; at: string }[]; name: string | null; category: string | null;
  metal: string | null; craft: string | null; stones: string[] | null;
}

const MOST_PIECES = 100;

/** Whose, as who asks sees them: all, or those that were sold in a franchise's outlets, or through a channel. */
export interface CareAsked {
  readonly memberId: string;
  readonly soldBy: { readonly franchiseId: string } | { readonly channelId: string } | 'anybody';
  readonly now: Date;
}

/** What is bought elsewhere is head office's and the member's own. */
export function soldByFor({ kind, tenantId, channelId }: Actor): CareAsked['soldBy'] {
  if (kind === 'tenant') return { franchiseId: tenantId ?? NOBODY };
  return kind === 'channel' ? { channelId: channelId ?? NOBODY } : 'anybody';
}

/** Pieces of members who may be seen, and what they ask for; by whichever of its ids a member is asked for. */
export async function piecesInCare(sql: Sql, asked: readonly CareAsked[]): Promise<CaredPiece[][]> {
  const survivorOf = await survivorsOf(sql, asked.map(({ memberId }) => memberId));
  const today = [...new Set(asked.map(({ memberId }) => survivorOf(memberId)))];
  // Who asks is one for all of them: what is not shown takes nobody's place among the latest.
  const soldBy = asked[0]?.soldBy ?? 'anybody';
  const by: { franchiseId?: string; channelId?: string } = soldBy === 'anybody' ? {} : soldBy;
  const rows = await sql.all<Row>`select k.member_id as "memberId", k.region, c.line_id as "lineId",
      c.item_id as "itemId", c.paid_at as "paidAt", c.franchise_id as "franchiseId", c.channel_id as "channelId",
      c.works, i.name, i.category, i.metal, i.craft, i.stones
    from known_member k
    cross join lateral pieces_cared_for(array(select k.member_id union all
      select m.merged_id from person_merge m where m.survivor_id = k.member_id),
      ${by.franchiseId ?? null}::uuid, ${by.channelId ?? null}::uuid) c
    left join item_fact i on i.item_id = c.item_id
    where k.member_id = any(${today}::uuid[]) order by c.paid_at desc, c.line_id`;
  const book = await readCodebook(sql);
  const now = asked[0]?.now ?? new Date(0);
  const { rules } = await servicePolicyAt(sql, now);
  const ofMember = Map.groupBy(rows, ({ memberId }) => memberId);
  return asked.map(({ memberId, soldBy }) => (ofMember.get(survivorOf(memberId)) ?? [])
    .filter((row) => isShown(row, soldBy)).slice(0, MOST_PIECES)
    .map((row) => viewOf(row, rules.careRules, book.zoneOf(row.region, now))));
}

function isShown({ franchiseId, channelId }: Row, soldBy: CareAsked['soldBy']): boolean {
  if (soldBy === 'anybody') return true;
  return 'franchiseId' in soldBy ? franchiseId === soldBy.franchiseId : channelId === soldBy.channelId;
}

function viewOf(row: Row, rules: readonly CareRule[], zone: string): CaredPiece {
  const { category, metal, craft } = row;
  const soldOn = dayIn(row.paidAt, zone);
  return {
    orderLineId: encodeId(PREFIX.orderLine, row.lineId), itemId: row.itemId, name: row.name, soldOn,
    nextCare: nextCareOf({
      soldOn, style: { category, metal, craft, stones: row.stones ?? [] },
      works: row.works.map(({ kind, at }) => ({ kind, on: dayIn(new Date(at), zone) })),
    }, rules).map(({ rule: { care, nameZh, nameEn }, lastOn, dueOn }) => ({ care, nameZh, nameEn, lastOn, dueOn })),
  };
}
