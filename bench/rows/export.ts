import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import type { House } from '../../gateway/house.ts';
import { runExports } from '../../subgraphs/insights/calls/exports/run-exports.ts';
import { copiedHouse } from '../generated/database.ts';
import { PEOPLE_SIZES } from '../generated/plan.ts';
import { askDatabase } from '../kit/brand.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { HEAD_OFFICE, openBenchHouse } from '../kit/house.ts';

const LIST = '{ members { items { id cardNumber region { code } source enrolledAt } } }';
const FEW = '{ members(filter: { region: "SG" }) { items { id } } }';
const START = `mutation Start($input: StartExportInput!) { startExport(input: $input) {
  export { id } userErrors { code message } } }`;

/** Every member as lines of JSON by startExport, beside COPY of the same columns out of the same table. */
export const exportRow: Row = {
  name: 'export',
  measure: async ({ requests }) => {
    const size = PEOPLE_SIZES.at(requests < 50_000 ? 1 : 2)!;
    const database = await copiedHouse(size);
    const house = await openBenchHouse(database.url, { worker: false });
    try {
      // The first pages compile.
      await exported(house, database.url, `few-${Date.now()}`, FEW);
      const copy = await copied(database.url);
      const { seconds, rows, bytes } = await exported(house, database.url, `all-${Date.now()}`, LIST);
      return [figureOf(size.members, seconds, copy, rows, bytes)];
    } finally {
      await house.close();
      await database.drop();
    }
  },
};

function figureOf(members: number, seconds: number, copy: number, rows: number, bytes: number): Figure {
  return {
    what: `${members.toLocaleString('en')} members exported`, ours: `${Math.round(rows / seconds)} rows/s`,
    beside: `COPY ${Math.round(rows / copy)} rows/s`, value: seconds / copy, reach: { atMost: 2 },
    note: `${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB; resident: `
      + `${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  };
}

async function exported(house: House, url: string, key: string, query: string) {
  const { data } = await house.gateway.execute({ query: START, actor: { ...HEAD_OFFICE,
    scopes: [...HEAD_OFFICE.scopes, 'documents:any'] }, variables: { input: { query, idempotencyKey: key } } });
  const { userErrors } = (data as any).startExport;
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  const { handlers, services } = house.runtimes.get('insights')!;
  const { graph } = services;
  const started = performance.now();
  // This house has no identity to be asked who still stands.
  const known = { data: { actorStands: true } } as never;
  await runExports(handlers, {}, { ...services, graph: { execute: async (request) => (
    request.document.includes('actorStands') ? known : graph.execute(request)) } });
  const seconds = (performance.now() - started) / 1000;
  const [done] = await askDatabase<{ state: string; rows: string; bytes: string; words: string }>(url, `
    select state, rows, bytes, failure_words as words from insights.list_export order by requested_at desc limit 1`);
  if (done?.state !== 'done') throw new Error(`the export is ${done?.state}: ${done?.words}`);
  return { seconds, rows: Number(done.rows), bytes: Number(done.bytes) };
}

/** Read to its end and digested, as the export is. */
async function copied(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const hash = createHash('sha256');
  const started = performance.now();
  await pipeline(client.query(to(`copy (select id, card_number, region, source, enrolled_at from members.member
    where survivor_id is null order by enrolled_at desc, id desc) to stdout`)),
  new Writable({ write: (chunk: Buffer, _encoding, done) => { hash.update(chunk); done(); } }));
  await client.end();
  return (performance.now() - started) / 1000;
}
