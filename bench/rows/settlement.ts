import { runCommand } from '../../subgraphs/kernel/commands/run-command.ts';
import type { SubgraphRuntime } from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { issueStatements } from '../../subgraphs/franchises/commands/settlement/issue-statements.ts';
import { openSettlement } from '../../subgraphs/franchises/commands/runs/open-settlement.ts';
import { runStatements } from '../../subgraphs/franchises/commands/runs/run-statements.ts';
import { jobs } from '../../subgraphs/franchises/jobs/jobs.ts';
import { settlementLines } from '../env.ts';
import { askDatabase } from '../kit/brand.ts';
import { emptyDatabase } from '../kit/database.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { HEAD_OFFICE, openBenchHouse } from '../kit/house.ts';
import { median } from '../kit/rounds.ts';
import { fillRebates, type Rebates } from '../kit/settled-rebates.ts';

const MONTH = '2026-09';

/**
 * A month end: drafts of every franchise by the job, in its slices, beside one statement that writes the same lines and
 * sums; drafts run once more, when nothing has changed; and what the issue takes.
 */
export const settlement: Row = {
  name: 'settlement',
  measure: async (settings) => {
    const database = await emptyDatabase();
    const house = await openBenchHouse(database.url);
    try {
      const franchises = house.runtimes.get('franchises')!;
      const filled = await fillRebates(database.url, settlementLines(settings.requests * 10));
      await command(franchises, openSettlement, { region: 'CN', month: MONTH, earlier: 'included' as const });
      const [ours, byHand, again]: [number[], number[], number[]] = [[], [], []];
      for (let round = 0; round < Math.min(settings.rounds, 3); round += 1) {
        await empty(filled);
        byHand.push(await seconds(() => askDatabase(filled.url, BY_HAND)));
        ours.push(await seconds(() => run(franchises)));
        again.push(await seconds(() => run(franchises)));
        await expectRight(filled);
      }
      const month = { region: 'CN', month: MONTH };
      const issued = await seconds(() => command(franchises, issueStatements, month, 'bench-2'));
      return figuresOf(filled, { ours, byHand, again, issued });
    } finally {
      await house.close();
      await database.drop();
    }
  },
};

interface Took { ours: number[]; byHand: number[]; again: number[]; issued: number }

function figuresOf({ lines, franchises }: Rebates, { ours, byHand, again, issued }: Took): Figure[] {
  const size = `${franchises.toLocaleString('en')} outlets, ${lines.toLocaleString('en')} lines`;
  const ratio = median(ours) / median(byHand);
  const shown = (took: number) => `${took.toFixed(1)} s`;
  return [{
    what: `statements of a month, ${size}`, ours: shown(median(ours)),
    beside: `set-wise SQL by hand ${shown(median(byHand))}`, value: ratio, shown: `${ratio.toFixed(2)} × its time`,
    reach: { atMost: 2 }, note: 'ours: checks of both sides, row rules kept, news and history of each statement',
  }, {
    what: `run once more, ${size}`, ours: shown(median(again)), beside: '–', value: median(again),
    shown: shown(median(again)),
  }, {
    what: `issue, ${size}`, ours: shown(issued), beside: '–', value: issued, shown: shown(issued),
  }];
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

async function command<Input>(
  { services: { home } }: SubgraphRuntime, what: Parameters<typeof runCommand<Input, unknown, string>>[2], input: Input,
  id = 'bench-1',
): Promise<void> {
  const outcome = await runCommand(home, { actor: { ...HEAD_OFFICE, id }, requestId: 'bench' }, what, input, {});
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
}

async function run(franchises: SubgraphRuntime): Promise<void> {
  await command(franchises, runStatements, { region: 'CN', month: MONTH });
  const job = jobs.find(({ name }) => name === 'run-statements')!;
  await job.run(franchises.handlers, null, franchises.services);
}

async function empty({ url }: Rebates): Promise<void> {
  await askDatabase(url, `set session_replication_role = replica;
    truncate franchises.statement_line, franchises.statement, franchises.statement_run cascade;
    drop table if exists franchises.bare_line, franchises.bare_statement;
    create table franchises.bare_line (like franchises.statement_line including all);
    create table franchises.bare_statement (like franchises.statement including all)`);
}

/** The same lines and sums for whoever trusts that nothing stands on a statement yet, with the same indexes. */
const BY_HAND = `with drafts as (
    insert into franchises.bare_statement (id, number, franchise_id, region, month, currency, state, drafted_at,
        drafted_by, drafted_by_id, lines, lines_minor)
      select gen_random_uuid(), 'S-202609-' || f.code || '-CNY', f.id, f.region, '${MONTH}', 'CNY', 'draft', now(),
        'bench', 'bench', count(*), sum(e.amount_minor)
      from franchises.franchise f join franchises.rebate r on r.home_franchise_id = f.id
      join franchises.rebate_entry e on e.rebate_id = r.id
      where r.held_until < '2026-10-01' group by f.id
      returning id, franchise_id)
  insert into franchises.bare_line (id, statement_id, franchise_id, entry_id, rebate_id, order_id, side, head_office,
      kind, amount_minor, month, counts_at, state)
    select gen_random_uuid(), d.id, d.franchise_id, e.id, r.id, r.order_id, 'home', true, e.kind, e.amount_minor,
      to_char(greatest(r.held_until, e.booked_at) at time zone 'Asia/Shanghai', 'YYYY-MM'),
      greatest(r.held_until, e.booked_at), 'open'
    from drafts d join franchises.rebate r on r.home_franchise_id = d.franchise_id
    join franchises.rebate_entry e on e.rebate_id = r.id where r.held_until < '2026-10-01'`;

async function expectRight({ url, lines, franchises }: Rebates): Promise<void> {
  const [found] = await askDatabase<{ lines: number; statements: number; differ: number }>(url, `select
    (select count(*)::int from franchises.statement_line) as lines,
    (select count(*)::int from franchises.statement) as statements,
    (select count(*)::int from franchises.statement s full join franchises.bare_statement b using (franchise_id)
      where (s.lines, s.lines_minor) is distinct from (b.lines, b.lines_minor)) as differ`);
  if (found!.lines !== lines || found!.statements !== franchises || found!.differ > 0) {
    throw new Error(JSON.stringify(found));
  }
}
