import { PROOF_RANGE } from '../../subgraphs/kernel/commands/proof.ts';
import type { SubgraphRuntime } from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { jobs } from '../../subgraphs/loyalty/jobs/jobs.ts';
import { ledgerStage } from '../../subgraphs/loyalty/persistence/ledger-stage.ts';
import { statementsOf } from '../../subgraphs/loyalty/queries/transactions.ts';
import { nightlyAccounts } from '../env.ts';
import { askDatabase } from '../kit/brand.ts';
import { emptyDatabase } from '../kit/database.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { openBenchHouse } from '../kit/house.ts';
import { fillLedger, MEMBER, sliceOf, type Ledger } from '../kit/ledger-accounts.ts';
import { median } from '../kit/rounds.ts';
import type { Settings } from '../kit/settings.ts';

const POSTINGS = 3;
/** Ledger accounts that a posting of the bench moves: two of points, and two of growth where it brings some. */
const ENTRIES = 2 * POSTINGS + 2;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** What the house does at night, beside one statement by hand for the same rows; then the proof that all adds up. */
export const loyaltyNightly: Row = {
  name: 'loyalty-nightly',
  measure: async (settings) => {
    const database = await emptyDatabase();
    const house = await openBenchHouse(database.url);
    try {
      const loyalty = house.runtimes.get('loyalty')!;
      const ledger = await fillLedger(database.url, nightlyAccounts(settings.requests * 10), POSTINGS);
      const figures = [
        await atNight(ledger, loyalty, settings, EXPIRY), await atNight(ledger, loyalty, settings, REVIEW),
        await proof(ledger, loyalty), await statement(ledger, loyalty, settings),
      ];
      return figures;
    } finally {
      await house.close();
      await database.drop();
    }
  },
};

interface Work {
  readonly what: string;
  /** Makes the rows of a slice due. */
  due(slice: string): string;
  /** What the house runs at night. */
  readonly job: string;
  /** The same rows by one statement: what is posted, counted and kept, without news, audit and history. */
  byHand(slice: string): string;
  /** How many are as they should be. */
  done(slice: string): string;
}

const EXPIRY: Work = {
  what: 'nightly expiry',
  due: (slice) => `update loyalty.lot set expires_at = now() - interval '1 hour' where ${slice}`,
  job: 'expire-lots',
  byHand: (slice) => `with ended as (update loyalty.lot set expired = expired + remaining, remaining = 0
      where ${slice} and remaining > 0 and state = 'active' and expires_at <= now()
      returning member_id, old.remaining as gone),
    kept as (update loyalty.account a set available = available - gone, lines = lines + 1
      from (select member_id, sum(gone)::bigint as gone from ended group by 1) s where a.member_id = s.member_id
      returning a.member_id, a.programme, s.gone, a.available, a.lines),
    posted as (insert into loyalty.points_transaction (id, member_id, programme, kind, at, posted_at, points, growth,
        available_after, debt_after, actor_name, line_no, pending_after, held_after, to_available, to_expired)
      select uuidv7(), member_id, programme, 'expiry', now(), now(), -gone, 0, available, 0, 'bench', lines, 0, 0,
        -gone, gone from kept)
    insert into loyalty.ledger_day (programme, day, kind, account, slot, amount)
    select programme, current_date, 'expiry', account, 0, sum(amount) from kept
    cross join lateral (values ('available', -gone), ('expired', gone)) as e (account, amount) group by 1, 4
    on conflict (programme, day, kind, account, slot) do update set amount = ledger_day.amount + excluded.amount`,
  done: (slice) => `select count(*)::int as n from loyalty.account where ${slice} and available = 0`,
};

const REVIEW: Work = {
  what: 'nightly tier review',
  due: (slice) => `update loyalty.account set review_at = tier_valid_until where ${slice}`,
  job: 'review-tiers',
  byHand: (slice) => `update loyalty.account a set tier_grace_until = a.tier_valid_until + interval '90 days',
      review_at = a.tier_valid_until + interval '90 days', tier_at = now()
    from (select member_id, coalesce(sum(e.growth_kept) filter (where p.paid_at > a.tier_valid_from
          and p.paid_at < a.tier_valid_until), 0) as earned
      from loyalty.account a left join loyalty.order_points p using (member_id)
      left join loyalty.order_earning e using (order_id, member_id)
      where ${slice} and a.review_at <= now() group by member_id) s
    where a.member_id = s.member_id and s.earned < 720`,
  done: (slice) => `select count(*)::int as n from loyalty.account where ${slice}
    and (review_at is null or review_at > now() - interval '1 day')`,
};

/** Slices in turns: one by the house, the next by hand. */
async function atNight(ledger: Ledger, loyalty: SubgraphRuntime, { rounds }: Settings, work: Work): Promise<Figure> {
  const size = Math.floor(ledger.accounts / (2 * rounds));
  const [ours, byHand]: [number[], number[]] = [[], []];
  for (let round = 0; round < 2 * rounds; round += 1) {
    const slice = sliceOf(round * size + 1, (round + 1) * size);
    await askDatabase(ledger.url, work.due(slice));
    const began = performance.now();
    if (round % 2 === 1) await askDatabase(ledger.url, work.byHand(slice));
    else await drained(loyalty, work);
    (round % 2 === 1 ? byHand : ours).push((performance.now() - began) / 1_000);
    const [{ n }] = await askDatabase<{ n: number }>(ledger.url, work.done(slice)) as [{ n: number }];
    if (n !== size) throw new Error(`${work.what}: ${n} of ${size}`);
  }
  const ratio = median(ours) / median(byHand);
  const rate = (seconds: number) => `${Math.round(size / seconds).toLocaleString('en')}/s`;
  return {
    what: `${work.what}, ${ledger.accounts.toLocaleString('en')} accounts`, ours: rate(median(ours)),
    beside: `set-wise SQL by hand ${rate(median(byHand))}`, value: ratio, shown: `${ratio.toFixed(2)} × its time`,
    reach: { atMost: 2 }, note: 'ours: news, history and books of each besides',
  };
}

async function drained({ handlers, services }: SubgraphRuntime, { job }: Work): Promise<void> {
  await jobs.find(({ name }) => name === job)!.run(handlers, null, services);
}

/** The proof of every night over all ranges; its time for ten million entries. */
async function proof({ accounts }: Ledger, { services: { home } }: SubgraphRuntime): Promise<Figure> {
  const entries = accounts * ENTRIES;
  const began = performance.now();
  const wrong: Record<string, number> = {};
  for (let after: string | null = FIRST; after !== null;) {
    const range = await ledgerStage.check(home.database.sql, after, PROOF_RANGE);
    for (const [name, count] of Object.entries(range.counts)) wrong[name] = (wrong[name] ?? 0) + count;
    after = range.last;
  }
  const seconds = (performance.now() - began) / 1_000;
  const { accounts: looked, ...differences } = wrong;
  const isSound = looked === accounts && Object.values(differences).every((count) => count === 0);
  if (!isSound) throw new Error(JSON.stringify(wrong));
  const each = seconds / entries * 10_000_000;
  return {
    what: `balance proof, ${entries.toLocaleString('en')} entries`, ours: `${seconds.toFixed(1)} s`, beside: '–',
    value: each, shown: `${each.toFixed(1)} s for 10,000,000`, reach: { atMost: 60 },
  };
}

const LINES = [10, 10_000] as const;

/** The first page of whoever has ten lines and of whoever has ten thousand, in turns. */
async function statement(
  { url }: Ledger, { services: { home } }: SubgraphRuntime, settings: Settings,
): Promise<Figure> {
  const members = LINES.map((_, nth) => MEMBER(String(nth + 1)));
  for (const [nth, lines] of LINES.entries()) {
    await askDatabase(url, `insert into loyalty.points_transaction (id, member_id, programme, kind, at, posted_at,
        points, growth, available_after, debt_after, actor_name, line_no, pending_after, held_after)
      select uuidv7(), ${members[nth]}, 'CN', 'adjustment', now(), now(), 0, 0, 0, 0, 'bench', 100 + i, 0, 0
      from generate_series(1, ${lines - POSTINGS}) as i`);
  }
  await askDatabase(url, 'vacuum analyze loyalty.points_transaction');
  const ids = await Promise.all(members.map(async (member) =>
    (await askDatabase<{ id: string }>(url, `select ${member} as id`))[0]!.id));
  const page = async (memberId: string): Promise<number> => {
    const began = performance.now();
    for (let time = 0; time < 200; time += 1) {
      await statementsOf(home.database.sql,
        [{ memberId, limit: 21, kinds: null, after: null, from: null, until: null }]);
    }
    return (performance.now() - began) / 200;
  };
  const took: [number[], number[]] = [[], []];
  for (let round = 0; round <= settings.rounds; round += 1) {
    for (const [nth, id] of ids.entries()) {
      const ms = await page(id);
      if (round > 0) took[nth]!.push(ms);
    }
  }
  const [small, large] = took.map(median) as [number, number];
  return {
    what: 'statement page, 10,000 lines', ours: `${large.toFixed(2)} ms`, beside: `10 lines ${small.toFixed(2)} ms`,
    value: large / small, shown: `${(large / small).toFixed(2)} × its time`, reach: { atMost: 1.2 },
  };
}
