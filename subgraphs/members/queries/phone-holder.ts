import type { Sql } from '../../kernel/database/sql.ts';
import { SHOWN_LAYER } from '../persistence/sharing.ts';

/** Whether somebody has one of these phones, among those whom the reader is shown with masked contacts at least. */
export async function isPhoneHeld(sql: Sql, phones: readonly string[]): Promise<boolean> {
  return await sql.maybe`select 1 from member m where m.phone = any(${[...phones]}::text[])
    and m.survivor_id is null and ${SHOWN_LAYER} >= 2 limit 1` !== null;
}
