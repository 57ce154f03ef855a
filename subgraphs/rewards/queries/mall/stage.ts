import type { Sql } from '../../../kernel/database/sql.ts';

/** Resolves when the words of the programmes, and an outlet, have been told to this room. */
export async function mallStage(sql: Sql, outletId: string): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const { ready } = await sql.one<{ ready: boolean }>`select exists (select 1 from outlet_fact
        where outlet_id = ${outletId})
      and (select count(distinct code) from word where kind = 'programme') >= 3
      and exists (select 1 from word where kind = 'tier' and code = 'CN:gold') as ready`;
    if (ready) return;
    await new Promise((done) => { setTimeout(done, 250); });
  }
  throw new Error('seed the mall after programmes and outlets have arrived');
}
