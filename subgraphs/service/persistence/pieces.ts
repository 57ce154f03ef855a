import type { Sql } from '../../kernel/database/sql.ts';
import type { Piece } from '../domain/warranty.ts';
import { dayOf } from './service-orders.ts';

export interface SoldPiece extends Omit<Piece, 'warrantyMonths'> {
  readonly memberId: string | null;
  readonly left: number;
}

/** A piece that the house sold, with what was done on it before; null for a line that is not known. */
export async function pieceOf(sql: Sql, lineId: string, region: string): Promise<SoldPiece | null> {
  const line = await sql.maybe<{ memberId: string | null; left: number; paidAt: Date }>`select
    member_id as "memberId", pieces_left as "left", paid_at as "paidAt" from sold_line where line_id = ${lineId}`;
  if (!line) return null;
  const works = await sql.all<{ kind: string; until: string | null }>`select kind, work_until as until
    from service_order where order_line_id = ${lineId} and state = 'handed_over' order by closed_at`;
  return { memberId: line.memberId, left: line.left, soldOn: await dayOf(sql, region, line.paidAt), works };
}
