import { KaratError } from '../../src/index.ts';
import { ImportError } from '../import-error.ts';
import { Patience } from '../patience.ts';
import { Progress, type Screen } from '../progress.ts';
import { fingerprintOf } from '../read/source.ts';
import { Tally } from '../records/tally.ts';
import type { Thing } from '../records/record.ts';
import { sendBatches } from '../send-batches.ts';
import { stepsOf, type Step } from '../send/phases.ts';
import type { House } from '../send/sending.ts';
import type { Phase, StateFile } from '../state.ts';
import type { Prepared } from './prepare.ts';
import type { Report } from './report.ts';

export interface Run {
  readonly prepared: Prepared;
  /** The dry run of the same file, just made. */
  readonly report: Report;
  readonly house: House;
  readonly state: StateFile;
  readonly screen: Screen;
  readonly patienceSeconds: number;
  /** Most in a request, and requests at a time: never more than a kind of thing allows. */
  readonly batch: number;
  readonly parallel: number;
}

export interface Ended {
  readonly phases: readonly { readonly phase: Phase; readonly made: number; readonly known: number }[];
  /** Lines that the house did not take, and why; `later`: it may in a moment. */
  readonly why: ReadonlyMap<number, string>;
  readonly later: number;
}

/**
 * Sends what a dry run found, goes on where an earlier run was, and says what became of it. Nothing is sent while a
 * question is open, and nothing of a file that is another by now.
 */
export async function runImport(run: Run): Promise<Ended> {
  const { prepared, report, house } = run;
  mustBeAnswered(report);
  const steps = stepsOf(prepared.target, house.answer('marginClass') !== null);
  for (const step of steps) await sendStep(run, step);
  if (await fingerprintOf(prepared.source) !== prepared.sha256) {
    throw new ImportError('FILE_CHANGED',
      `${prepared.source.name} was changed while it was imported. What was sent is known by its keys: look at the `
      + `file, `
      + 'and run it again.');
  }
  const { state } = run.state;
  const phases = steps.map(({ phase }) => (
    { phase, made: state.phases[phase].made, known: state.phases[phase].known }));
  const why = new Map(state.refusals.flatMap(
    ({ remarks }) => remarks.map(({ line, reason, detail }): [number, string] => [line, `${reason}: ${detail}`])));
  return { phases, why, later: state.refusals.filter(({ temporary }) => temporary).length };
}

function mustBeAnswered({ questions, open }: Report): void {
  if (open === 0) return;
  const ids = questions.filter(({ answer }) => answer === null).map(
    ({ id, proposal }) => (proposal === null ? id : `${id} (proposed: ${proposal})`));
  throw new ImportError('QUESTIONS_OPEN', `Nothing was sent: ${open} questions are open: ${ids.join('; ')}.`);
}

const TOTALS: Record<Phase, (report: Report) => number> = {
  outlets: ({ toSend }) => toSend.outlet ?? 0, members: ({ toSend }) => toSend.member ?? 0,
    orders: ({ toSend }) => toSend.order ?? 0,
  returns: ({ toSend }) => toSend.return ?? 0, points: ({ toSend }) => toSend.points ?? 0,
    gold: ({ toSend }) => toSend.gold ?? 0,
  fx: ({ toSend }) => toSend.fx ?? 0,
  products: ({ toSend, counts }) => toSend.product ?? counts['different items'] ?? 0,
};

async function sendStep({ prepared, report, house, state, screen, patienceSeconds, ...size }: Run,
  step: Step): Promise<void> {
  const { phase } = step;
  const total = TOTALS[phase](report);
  const { done } = state.state.phases[phase];
  if (done >= total && state.refusedOf(phase).size === 0) return;
  try {
    await sendBatches<Thing>({
      rows: step.rows(prepared.reader(new Tally()).things()), batch: Math.min(step.batch, size.batch),
        parallel: Math.min(step.parallel, size.parallel),
      phase, state, progress: new Progress(screen, phase, total, done), patience: new Patience(patienceSeconds * 1_000),
      keyOf: ({ key }) => key, send: (things) => step.send(house, things),
    });
  } catch (error) {
    if (!(error instanceof KaratError)) throw error;
    throw new ImportError(error.code, `The house answered ${error.code} to ${phase} after ${state.state.phases[
      phase].done}: ${error.message} `
      + 'Run the same command again to go on.', { cause: error });
  }
}
