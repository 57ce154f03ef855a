import type { IdentityContext } from '../context.ts';
import { isUuid } from '../ids.ts';
import type { AccountRow } from './account-row.ts';
import { type Operator, toOperator } from './operator.ts';

/** Whose accounts: of a franchise, of head office (null), or of any team. */
export interface ListColleagues {
  readonly team: string | null | 'any';
  readonly id?: string;
  readonly search?: string;
}

const MOST = 100;

/** Open accounts of a team by name, the first hundred. Who may ask for which team the graph decides. */
export async function listColleagues(
  { pool }: IdentityContext, { team, id, search }: ListColleagues,
): Promise<readonly Operator[]> {
  if (id !== undefined && !isUuid(id)) return [];
  const { rows } = await pool.query<AccountRow>(
    `select * from identity.account where disabled_at is null
       and ($1 or tenant_id is not distinct from $2::uuid) and ($3::uuid is null or id = $3)
       and ($4::text is null or strpos(lower(name), lower($4)) > 0)
     order by name, id limit ${MOST}`,
    [team === 'any', team === 'any' ? null : team, id ?? null, search || null]);
  return rows.map(toOperator);
}
