import { hash } from 'node:crypto';
import { appendFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createKaratClient } from '../../src/index.ts';
import { demoOperatorToken } from '../demo-operator.ts';
import type { ImportEnv } from '../env.ts';
import { findSeller } from '../find-seller.ts';
import { askHouse } from '../home.ts';
import { ImportError } from '../import-error.ts';
import { specOf } from '../map/template.ts';
import { fieldsOf } from '../map/fields.ts';
import type { Screen } from '../progress.ts';
import { fileSource, fingerprintOf } from '../read/source.ts';
import { NOBODY } from '../records/people.ts';
import type { House } from '../send/sending.ts';
import { StateFile } from '../state.ts';
import { readSettings, type Settings } from './arguments.ts';
import { dryRun } from './dry-run.ts';
import { besides, openRemarks, csvRow, keepRefused, readJsonFile, writeWhole } from './files.ts';
import { PeopleFile } from './people-file.ts';
import type { Remark } from '../records/record.ts';
import { JournalFile } from '../send/journal.ts';
import { prepare, type Prepared } from './prepare.ts';
import { tellReport, type Report } from './report.ts';
import { runImport } from './run.ts';
import { findTemplate, readyTemplates } from './templates.ts';
import { stateAfter } from './state-after.ts';
import { madeBy, undoImport } from './undo.ts';

/** What was said when the file was looked at: a run does as it was looked at, unless it says otherwise. */
type Said = Pick<Settings, 'template' | 'target' | 'read' | 'map' | 'set' | 'answers' | 'accept'>;
interface Plan { readonly sha256: string; readonly said: Said; readonly report: Report }

/** `npm run import -- <file>`: looks, runs or undoes; answers the exit code. */
export async function importFile(args: readonly string[], env: ImportEnv, screen: Screen): Promise<number> {
  const given = readSettings(args, env);
  const say = (line: string): void => { screen.write(`${line}\n`); };
  const ready = await readyTemplates();
  if (given.template === 'list') {
    for (const { name, target, about } of ready) say(`${name.padEnd(20)} ${target.padEnd(9)} ${about ?? ''}`);
    return 0;
  }
  if (given.deed === 'undo') return undo(given, say);
  const source = await fileSource(given.file);
  const paths = besides(given.file);
  const before = given.deed === 'run' ? await readJsonFile<Plan>(paths.plan) : null;
  if (before) await mustBeSame(given, before);
  const settings = before ? asLookedAt(given, before.said) : given;
  const people = await PeopleFile.open(peopleOf(settings));
  const prepared = await prepare(source, {
    templates: ready, read: settings.read, map: settings.map, set: settings.set, people, accept: settings.accept,
    answers: settings.answers, ...(settings.target && { target: settings.target }),
    ...(settings.template && { template: await findTemplate(settings.template, ready) }),
  });
  const why = new Map<number, string>();
  const report = await look(settings, prepared, why, say);
  if (settings.deed === 'look') {
    const { template, target, read, map, set, answers, accept } = settings;
    const said: Said = { template, target, read, map, set, answers, accept };
    await writeWhole(paths.plan, JSON.stringify({ sha256: prepared.sha256, said, report } satisfies Plan, null, 2));
    if (!settings.json) say(why.size > 0 ? `${why.size} lines that are not taken stand in ${paths.refused}`
      : 'Every line is taken.');
    if (!settings.json && report.open === 0) say('Nothing was sent. The same command with --run imports it.');
    return 0;
  }
  return send(settings, { prepared, report, why, people }, screen, say);
}

/** Of each house its own: whom one knows another does not. */
const peopleOf = ({ people, file, endpoint }: Settings): string => people
  ?? join(dirname(file), `karat-import-people.${hash('sha256', endpoint).slice(0, 8)}.tsv`);

const asLookedAt = (given: Settings, said: Said): Settings => ({
  ...given, template: given.template ?? said.template, target: given.target ?? said.target,
    accept: given.accept || said.accept,
  read: { ...said.read, ...given.read }, map: { ...said.map, ...given.map }, set: { ...said.set, ...given.set },
  answers: { ...said.answers, ...given.answers },
});

async function mustBeSame({ file }: Settings, { sha256 }: Plan): Promise<void> {
  if (await fingerprintOf(await fileSource(file)) === sha256) return;
  throw new ImportError('FILE_CHANGED',
    `${file} was changed since its dry run. Nothing was sent: look at it again, without --run.`);
}

async function look(
  settings: Settings, prepared: Prepared, why: Map<number, string>, say: (line: string) => void,
): Promise<Report> {
  const paths = besides(settings.file);
  const remarks = await openRemarks(paths.remarks);
  const report = await dryRun(prepared, (remark) => {
    remarks.add(remark);
    if (remark.verdict === 'refused' || remark.verdict === 'held') why.set(remark.line,
      `${remark.reason}: ${remark.detail}`);
  });
  await remarks.close();
  await keepRefused(settings.file, prepared.table, why);
  if (settings.saveTemplate) await writeWhole(settings.saveTemplate,
    `${JSON.stringify(templateOf(prepared, settings), null, 2)}\n`);
  if (settings.json) say(JSON.stringify(report));
  else for (const line of tellReport(report)) say(line);
  return report;
}

/** The mapping as it came out, found columns among them, with what was answered. */
function templateOf({ template, target, mapping, table }: Prepared, { answers, read }: Settings): object {
  const found = Object.keys(fieldsOf(target)).filter(
    (name) => mapping.has(name) && table.header.includes(mapping.from(name)));
  const fields = Object.fromEntries(found.map(
    (name) => [name, { ...specOf(template.fields[name] ?? {}), column: mapping.from(name) }]));
  return { ...template, read: { ...template.read, ...read }, fields: { ...template.fields, ...fields },
    answers: { ...template.answers, ...answers } };
}

/** Who writes: the channel's client, and a person of head office for what is its alone. */
async function enter(settings: Settings) {
  const { endpoint, clientId, clientSecret, demo } = settings;
  if (!clientId || !clientSecret) {
    throw new ImportError('CREDENTIALS_MISSING',
      'Give --client-id and KARAT_IMPORT_CLIENT_SECRET, or --demo for a demo house.');
  }
  const patience = { endpoint, deadlineMs: 120_000, attempts: 10 };
  const channel = createKaratClient({ ...patience, clientId, clientSecret });
  const token = settings.operatorToken ?? (demo ? await demoOperatorToken(endpoint) : null);
  return { channel, office: token === null ? channel : createKaratClient({ ...patience, token: () => token }) };
}

interface Ready { readonly prepared: Prepared; readonly report: Report; readonly why: Map<number, string>;
  readonly people: PeopleFile }

async function send(settings: Settings, ready: Ready, screen: Screen, say: (line: string) => void): Promise<number> {
  const { prepared, report, why, people } = ready;
  const paths = besides(settings.file);
  const house = await houseOf(settings, prepared, people);
  await mustBeFirst(prepared, paths.state);
  const state = await StateFile.open(paths.state, {
    sha256: prepared.sha256, endpoint: settings.endpoint, clientId: settings.clientId!, region: house.region,
    mapping: JSON.stringify(report.mapping),
  });
  const noted: Remark[] = [];
  const ended = await runImport({ prepared, report, house: { ...house, noted: (one) => { noted.push(one); } }, state,
    screen, ...settings });
  for (const [line, reason] of ended.why) why.set(line, reason);
  for (const { line, reason, detail } of noted.slice(0, 20)) say(`  line ${line}: noted ${reason}: ${detail}`);
  await appendFile(paths.remarks, noted.map(({ line, verdict, reason, detail }) =>
    csvRow([String(line), verdict, reason, detail])).join(''));
  await keepRefused(settings.file, prepared.table, why);
  for (const { phase, made, known } of ended.phases) say(`${phase.padEnd(9)} ${made} new, ${known} known already`);
  if (why.size > 0) say(`${why.size} lines were not taken: mend ${paths.refused} and import that.`);
  for (const [line, reason] of [...ended.why].slice(0, 20)) say(`  line ${line}: ${reason}`);
  if (ended.later > 0) say(`${ended.later} of them the house does not know enough of yet: run the same command again.`);
  return ended.why.size > 0 ? 1 : 0;
}

/**
 * Points are given once: of a file that was mended in place, what it gave before would be given again, since another
 * file has other keys. People, orders, stores and prices are known by what they are called.
 */
async function mustBeFirst({ target, sha256 }: Prepared, path: string): Promise<void> {
  const before = target === 'points' ? await readJsonFile<StateFile['state']>(path) : null;
  const given = before ? before.phases.points.made + before.phases.points.known : 0;
  if (!before || before.sha256 === sha256 || given === 0) return;
  throw new ImportError('FILE_IMPORTED_BEFORE', `An earlier content of this file has given points to ${
    given} members. Import the file of its refused lines, or undo that import first.`);
}

async function houseOf(settings: Settings, { target, questions, sha256 }: Pick<Prepared,
  'target' | 'questions' | 'sha256'>, people: PeopleFile): Promise<House> {
  const { channel, office } = await enter(settings);
  const sells = target === 'orders' || target === 'members' || target === 'points' || target === 'products';
  const seller = sells ? await findSeller(channel, settings.outlet) : { channelId: '', outletCode: '' };
  const needsRegion = target === 'members' || target === 'gold' || target === 'fx';
  const region = questions.given('region') ?? '';
  if (needsRegion) await askHouse(office, region);
  return {
    channel, office, channelId: seller.channelId, outletCode: seller.outletCode, region, fileKey: sha256, people,
      answer: (id) => questions.given(id),
    journal: await JournalFile.open(besides(settings.file).journal),
  };
}

async function undo(settings: Settings, say: (line: string) => void): Promise<number> {
  const paths = besides(settings.file);
  const plan = await readJsonFile<StateFile['state']>(paths.state);
  if (!plan) throw new ImportError('NOTHING_TO_UNDO', `${settings.file} was not imported from here.`);
  const made = await madeBy(paths.journal);
  const orders = made.filter(({ phase }) => phase === 'orders').length;
  if (orders > 0) say(`The numbers of its ${orders} orders are spent from now on: an order that is cancelled keeps its `
    + 'number, and the same file will not be taken again under it.');
  const { channel, office } = await enter(settings);
  const seller = await findSeller(channel, settings.outlet).catch(() => ({ channelId: '', outletCode: '' }));
  const journal = await JournalFile.open(paths.journal);
  const done = await undoImport({
    channel, office, channelId: seller.channelId, outletCode: seller.outletCode, region: plan.region,
      fileKey: plan.sha256,
    people: { ...NOBODY, add: async () => undefined }, answer: () => null, journal,
  }, journal, made);
  const { undone, stays } = done;
  say(`${undone} undone, ${stays.length} stay`);
  for (const { phase, key, why } of stays) say(`  ${phase} ${key}: ${why}`);
  if (stays.length === 0) await rm(paths.state, { force: true });
  else await writeWhole(paths.state, JSON.stringify(stateAfter(plan, done)));
  return stays.length > 0 ? 1 : 0;
}
