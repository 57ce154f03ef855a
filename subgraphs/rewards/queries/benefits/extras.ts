import { sql as fragment } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { EntitlementExtra } from '../../graphql/entitlements/entitlement.type.ts';

export interface ExtrasOf { readonly memberId: string; readonly benefitId: string }

const EXTRA = fragment.raw(`id as uuid, quantity, left_over as "left", cause, state, points, refusal,
  until_day as until, made_at as "madeAt", benefit_id as "benefitUuid", member_id as "memberUuid"`);

/** What was bought or given of a benefit, the newest first. */
export async function extrasOf(sql: Sql, asked: readonly ExtrasOf[]): Promise<EntitlementExtra[][]> {
  const rows = await sql.all<EntitlementExtra>`select ${EXTRA} from entitlement_extra
    where member_id = any(${asked.map(({ memberId }) => memberId)}::uuid[]) order by made_at desc, id desc`;
  const byKey = Map.groupBy(rows, (row) => `${row.memberUuid} ${row.benefitUuid}`);
  return asked.map(({ memberId, benefitId }) => (byKey.get(`${memberId} ${benefitId}`) ?? []).slice(0, 50));
}

export async function extrasById(sql: Sql, ids: readonly string[]): Promise<(EntitlementExtra | null)[]> {
  const rows = await sql.all<EntitlementExtra>`select ${EXTRA} from entitlement_extra
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.uuid, row]));
  return ids.map((id) => byId.get(id) ?? null);
}
