import pg from 'pg';
import { decodeId } from '../../../subgraphs/kernel/ids.ts';
import type { Load } from '../load/run-load.ts';

/** Where what a load was answered must be found. */
const TABLES = { ord: 'orders.sales_order', hld: 'loyalty.points_hold', clm: 'campaigns.claim' };

/**
 * What somebody was told stands: each id that was answered exists, each sale under its own number,
 * and a refused sale does not.
 */
export async function findBrokenPromises(url: string, load: Load): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const findings = load.open.map(({ key }) => `${key} was never answered`);
    for (const [prefix, table] of Object.entries(TABLES)) {
      const ids = load.done.flatMap(({ said }) => ('id' in said && said.id.startsWith(`${prefix}_`)
        ? [decodeId(prefix as never, said.id)!] : []));
      const { rows } = await client.query<{ id: string }>(`select id from unnest($1::uuid[]) id
        where not exists (select 1 from ${table} t where t.id = id.id)`, [ids]);
      findings.push(...rows.map(({ id }) => `${table} lost ${id}`));
    }
    return [...findings, ...await salesOtherwise(client, load)];
  } finally {
    await client.end();
  }
}

async function salesOtherwise(client: pg.Client, load: Load): Promise<string[]> {
  const sales = load.done.filter(({ action }) => action.kind === 'sale');
  const { rows } = await client.query<{ external_no: string; id: string }>(
    'select external_no, id from orders.sales_order');
  const sold = new Map(rows.map((row) => [row.external_no, row.id]));
  return sales.flatMap(({ action, said }) => {
    const expected = 'id' in said ? decodeId('ord', said.id) : undefined;
    const found = sold.get(action.key);
    return expected === found ? [] : [`sale ${action.key} was told ${expected}, found ${found}`];
  });
}
