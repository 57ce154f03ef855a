import { KaratError, type KaratClient } from '../src/index.ts';
import type { ImportSettings } from './arguments.ts';
import {
  areEqual, askSums, covers, NOTHING, plus, sumsOf, sumsOfOrders, tellSums, type Sums,
} from './check-sums.ts';
import { findSeller } from './find-seller.ts';
import { askHouse } from './home.ts';
import { ImportError } from './import-error.ts';
import { mustBeKnown, readClasses, type Classes } from './margin-classes.ts';
import { gatherOrders } from './orders.ts';
import { Patience, type Taken } from './patience.ts';
import { sendMembers, sendOrders, sendProducts, type Seller } from './phases.ts';
import { Progress, type Screen } from './progress.ts';
import { publishRates } from './publish-rates.ts';
import { mustBeGzip } from './read-lines.ts';
import { Report, tell } from './report.ts';
import { readSales, scanFile, type Scan } from './scan.ts';
import { sendBatches } from './send-batches.ts';
import { fingerprint, StateFile, type ImportState, type Phase } from './state.ts';

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
  readonly patience: Patience;
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
    const work = {
      ...await prepare(settings, parties, { scan, classes }, say), scan, classes, settings, screen,
      patience: new Patience(settings.patienceSeconds * 1_000),
    };
    const { phases } = work.state.state;
    const before = await askSums(parties.channel, work.seller.channelId, scan);
    // The state is of a house that has been emptied since: everything again, it is idempotent.
    if (before.orders < phases.orders.made + phases.orders.known) await work.state.forget();
    const created = await sendAll(work);
    const after = await askSums(parties.channel, work.seller.channelId, scan);
    for (const { remarks } of work.state.state.refusals) for (const remark of remarks) report.add(remark);
    conclude(work, report, { expected: plus(before, created), after }, say);
  } finally {
    await report.close();
  }
}

async function prepare(
  settings: ImportSettings, { channel, operator }: Parties, { scan, classes }: Pick<Work, 'scan' | 'classes'>,
  say: (line: string) => void,
): Promise<Pick<Work, 'seller' | 'state'>> {
  const seller = await findSeller(channel, settings.outlet);
  const { home, classes: known } = await askHouse(channel, settings.region);
  mustBeKnown(classes, known);
  const { from, to } = scan;
  const { fx: fxFile, fxCountry: country } = settings;
  const rates = await publishRates({ channel, operator, fxFile, country, home, from, to });
  say(`rates     ${rates.published} published, ${rates.there} there already`);
  const state = await StateFile.open(`${settings.file}.import-state.json`, {
    sha256: await fingerprint(settings.file), endpoint: settings.endpoint, clientId: settings.clientId,
    region: home.region,
  });
  return { seller: { ...seller, region: home.region }, state };
}

/** What it newly made of the orders. */
async function sendAll(work: Work): Promise<Sums> {
  const { scan, seller, settings, state } = work;
  const { importId } = state.state;
  let created = NOTHING;
  await sendPhase(work, { name: 'products', rows: scan.products.values(), total: scan.products.size,
    batch: PRODUCTS_AT_ONCE, keyOf: (sale) => sale.productId,
    send: (rows) => sendProducts(seller, importId, work.classes, rows) });
  await sendPhase(work, { name: 'members', rows: scan.users, total: scan.users.size,
    batch: MEMBERS_AT_ONCE, keyOf: ([user]) => user,
    send: (rows) => sendMembers(seller, importId, rows) });
  const refused = state.refusedOf('products');
  await sendPhase(work, { name: 'orders', total: scan.sizes.size, batch: settings.batch,
    rows: gatherOrders(readSales(settings.file, scan.held), scan.sizes),
    keyOf: ({ orderId }) => orderId,
    send: (rows) => sendOrders(seller, rows, (productId) => !refused.has(productId),
      (made) => { created = plus(created, sumsOfOrders(made)); }) });
  return created;
}

interface PhaseOfRows<Row> {
  readonly name: Phase;
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
  readonly total: number;
  readonly batch: number;
  keyOf(row: Row): string;
  send(rows: readonly Row[]): Promise<Taken>;
}

async function sendPhase<Row>(
  { state, settings, screen, patience }: Work, { name, total, ...rows }: PhaseOfRows<Row>,
): Promise<void> {
  const { done } = state.state.phases[name];
  if (done >= total && state.refusedOf(name).size === 0) return;
  const progress = new Progress(screen, name, total, done);
  try {
    await sendBatches({ ...rows, parallel: settings.parallel, phase: name, state, progress, patience });
  } catch (error) {
    if (!(error instanceof KaratError)) throw error;
    throw new ImportError(error.code, `The house answered ${error.code} to ${name} after ${
      state.state.phases[name].done}: ${error.message} Run the same command again to go on.`,
    { cause: error });
  }
}

function conclude(
  { state: { state }, scan }: Work, report: Report, sums: { expected: Sums; after: Sums },
  say: (line: string) => void,
): void {
  for (const name of ['products', 'members', 'orders'] as const) {
    const { made, known } = state.phases[name];
    say(`${name.padEnd(9)} ${made} new, ${known} known already`);
  }
  for (const line of tell(report.counts)) say(line);
  say(`the house ${tellSums(sums.after)}`);
  mustBeThere(state, sumsOf(scan), sums);
  for (const line of lastWords(scan, sums)) say(line);
}

function mustBeThere(
  state: ImportState, file: Sums, { expected, after }: { expected: Sums; after: Sums },
): void {
  const later = state.refusals.filter(({ temporary }) => temporary);
  if (later.length > 0) {
    throw new ImportError('NOT_KNOWN_YET', `The house does not know yet what ${later.length} rows speak of, the `
      + `first in line ${later[0]!.remarks[0]!.line}. Run the same command again: only what was not taken is sent.`);
  }
  const { made, known } = state.phases.orders;
  if (covers(after, expected) && covers(after, file) && made + known === file.orders) return;
  throw new ImportError('SUMS_DIFFER', `The file has ${tellSums(file)}; with the house should be ${
    tellSums(expected)}. Lines the house refused: ${
    state.refusals.flatMap(({ remarks }) => remarks).length}; see the report.`);
}

/** Others may have sold, or imported the same file, at the same time: that is said and is no difference. */
function lastWords({ held, heldLines, ...scan }: Scan, sums: { expected: Sums; after: Sums }): string[] {
  const { expected, after } = sums;
  const file = sumsOf({ held, heldLines, ...scan });
  const meanwhile = after.orders - expected.orders;
  const words = meanwhile > 0 ? [`${meanwhile} orders came in meanwhile, not by this import.`] : [];
  if (held.size > 0) {
    return [...words, `Not every order of the file is there: ${held.size} orders with ${heldLines} readable lines `
      + 'are held back, see the report. Mend their lines and import the file again: that completes them.'];
  }
  return [...words, areEqual(after, file) ? 'The sums of the house are the file’s.'
    : `Every order of the file is there; the channel sold ${
      after.orders - file.orders} others in that time.`];
}
