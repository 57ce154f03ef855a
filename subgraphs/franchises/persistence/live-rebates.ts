import { sql as fragment } from 'kysely';
import type { MarginClass } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { RebateState, StandingRebate } from '../domain/rebate.ts';

/** What is owed for a line today: rebates of another home are superseded and stay as they are. */
export interface LiveRebate extends StandingRebate {
  readonly id: string;
  readonly lineId: string;
  readonly orderId: string;
  readonly homeFranchiseId: string;
  readonly currency: string;
  readonly policyVersion: number;
  readonly accruedMinor: bigint;
  readonly state: RebateState;
  readonly heldUntil: Date;
}

interface Row {
  id: string; line_id: string; order_id: string; home_franchise_id: string; currency: string;
  margin_class: MarginClass;
  base_minor: bigint; remaining_base_minor: bigint; cost_minor: bigint | null;
  policy_version: number; accrued_minor: bigint; net_minor: bigint; state: RebateState;
  held_until: Date;
}

const COLUMNS = fragment.raw(`id, line_id, order_id, home_franchise_id, currency, margin_class,
  base_minor, remaining_base_minor, cost_minor, policy_version, accrued_minor, net_minor, state, held_until`);

function liveRebateOf(row: Row): LiveRebate {
  return {
    id: row.id, lineId: row.line_id, orderId: row.order_id,
    homeFranchiseId: row.home_franchise_id, currency: row.currency,
    marginClass: row.margin_class, baseMinor: row.base_minor,
    remainingBaseMinor: row.remaining_base_minor, costMinor: row.cost_minor,
    policyVersion: row.policy_version, accruedMinor: row.accrued_minor, netMinor: row.net_minor,
    state: row.state, heldUntil: row.held_until,
  };
}

export async function lockLiveRebates(
  sql: Sql, lineIds: readonly string[],
): Promise<LiveRebate[]> {
  return (await sql.all<Row>`select ${COLUMNS} from rebate
    where line_id = any(${[...lineIds]}::uuid[]) and superseded_at is null
    order by id for update`).map(liveRebateOf);
}

export async function readLiveRebates(
  sql: Sql, orderIds: readonly string[],
): Promise<LiveRebate[]> {
  return (await sql.all<Row>`select ${COLUMNS} from rebate
    where order_id = any(${[...orderIds]}::uuid[]) and superseded_at is null
    order by id`).map(liveRebateOf);
}
