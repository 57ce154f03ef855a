import { KaratError, type KaratClient } from '../src/index.ts';
import type { ImportSettings } from './arguments.ts';
import {
  areEqual, askSums, NOTHING, plus, sumsOf, sumsOfOrders, tellSums, type Sums,
} from './check-sums.ts';
import { findSeller } from './find-seller.ts';
import { ImportError } from './import-error.ts';
import { readClasses, type Classes } from './margin-classes.ts';
import { gatherOrders } from './orders.ts';
import { sendMembers, sendOrders, sendProducts, type Seller } from './phases.ts';
import { Progress, type Screen } from './progress.ts';
import { publishRates } from './publish-rates.ts';
import { mustBeGzip } from './read-lines.ts';
import { Report, tell } from './report.ts';
import { readSales, scanFile, type Scan } from './scan.ts';
import { sendBatches, type Taken } from './send-batches.ts';
import { fingerprint, StateFile, type Phase } from './state.ts';

export interface Parties {
  readonly channel: KaratClient;
  /** Who publishes rates that are missing; null: the channel itself. */
  operator(): Promise<KaratClient | null>;
}

interface Work {
  readonly settings: ImportSettings;
  readonly scan: Scan;
  readonly classes: Classes;
  readonly seller: Seller;
  readonly state: StateFile;
  readonly screen: Screen;
}

const MEMBERS_AT_ONCE = 500;
const PRODUCTS_AT_ONCE = 250;

/** Reads the whole file, then sends products, members and orders; at the end the sums must agree. */
export async function runImport(
  settings: ImportSettings, parties: Parties, screen: Screen,
): Promise<void> {
  const say = (line: string): void => { screen.write(`${line}\n`); };
  const classes = await readClasses(settings.classes);
  await mustBeGzip(settings.file);
  const report = await Report.open(`${settings.file}.import-report.csv`);
  try {
    const scan = await scanFile(settings.file, (remark) => report.add(remark));
    say(`${settings.file}: ${scan.users.size} users, ${scan.products.size} products, ${
      tellSums(sumsOf(scan))}`);
    const work = { ...await prepare(settings, parties, scan, say), scan, classes, settings, screen };
    const { phases } = work.state.state;
    const before = await askSums(parties.channel, work.seller.channelId, scan);
    // The state is of a house that has been emptied since: everything again, it is idempotent.
    if (before.orders < phases.orders.made + phases.orders.known) await work.state.forget();
    const created = await sendAll(work);
    const after = await askSums(parties.channel, work.seller.channelId, scan);
    for (const remark of work.state.state.refusals) report.add(remark);
    conclude(work, report, { expected: plus(before, created), after }, say);
  } finally {
    await report.close();
  }
}

async function prepare(
  settings: ImportSettings, { channel, operator }: Parties, scan: Scan, say: (line: string) => void,
): Promise<Pick<Work, 'seller' | 'state'>> {
  const seller = await findSeller(channel, settings.outlet);
  const { from, to } = scan;
  const rates = await publishRates({ channel, operator, fxFile: settings.fx, from, to });
  say(`rates     ${rates.published} published, ${rates.there} there already`);
  const state = await StateFile.open(`${settings.file}.import-state.json`, {
    sha256: await fingerprint(settings.file), endpoint: settings.endpoint, clientId: settings.clientId,
  });
  return { seller, state };
}

/** What it newly made of the orders. */
async function sendAll(work: Work): Promise<Sums> {
  const { scan, seller, settings } = work;
  let created = NOTHING;
  await sendPhase(work, 'products', scan.products.values(), scan.products.size, PRODUCTS_AT_ONCE,
    (rows) => sendProducts(seller, work.classes, rows));
  await sendPhase(work, 'members', scan.users, scan.users.size, MEMBERS_AT_ONCE,
    (rows) => sendMembers(seller, rows));
  const orders = gatherOrders(readSales(settings.file), scan.sizes);
  await sendPhase(work, 'orders', orders, scan.sizes.size, settings.batch,
    (rows) => sendOrders(seller, rows, (made) => { created = plus(created, sumsOfOrders(made)); }));
  return created;
}

async function sendPhase<Row>(
  { state, settings, screen }: Work, name: Phase, rows: Iterable<Row> | AsyncIterable<Row>,
  total: number, batch: number, send: (rows: readonly Row[]) => Promise<Taken>,
): Promise<void> {
  const phase = state.state.phases[name];
  if (phase.done >= total) return;
  const progress = new Progress(screen, name, total, phase.done);
  try {
    await sendBatches({ rows, batch, parallel: settings.parallel, phase, state, progress, send });
  } catch (error) {
    if (!(error instanceof KaratError)) throw error;
    throw new ImportError(error.code, `The house answered ${error.code} to ${name} after ${phase.done}: ${
      error.message} Run the same command again to go on.`, { cause: error });
  }
}

function conclude(
  { state: { state }, scan }: Work, report: Report, sums: { expected: Sums; after: Sums },
  say: (line: string) => void,
): void {
  for (const [name, { made, known }] of Object.entries(state.phases)) {
    say(`${name.padEnd(9)} ${made} new, ${known} known already`);
  }
  for (const line of tell(report.counts)) say(line);
  say(`the house ${tellSums(sums.after)}`);
  const { made, known } = state.phases.orders;
  const file = sumsOf(scan);
  if (!areEqual(sums.after, sums.expected) || made + known !== file.orders) {
    throw new ImportError('SUMS_DIFFER', `The file has ${tellSums(file)}; with the house should be ${
      tellSums(sums.expected)}. Lines the house refused: ${state.refusals.length}; see the report.`);
  }
  say(areEqual(sums.after, file) ? 'The sums of the house are the file’s.'
    : `Every order of the file is there; the channel sold ${
      sums.after.orders - file.orders} others in that time.`);
}
