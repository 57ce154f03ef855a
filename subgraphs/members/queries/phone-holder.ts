import type { Sql } from '../../kernel/database/sql.ts';

/** Whether somebody has one of these phones, among those the reader may see. */
export async function isPhoneHeld(sql: Sql, phones: readonly string[]): Promise<boolean> {
  return await sql.maybe`select 1 from member
    where phone = any(${[...phones]}::text[]) and survivor_id is null limit 1` !== null;
}
