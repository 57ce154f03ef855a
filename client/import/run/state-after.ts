import { PHASES, type ImportState, type PhaseState } from '../state.ts';
import type { Undone } from './undo.ts';

/** After an undo everything may be sent again; what stays is known, so that a mended file does not give it twice. */
export const stateAfter = (state: ImportState, { stays }: Undone): ImportState => ({
  ...state, refusals: [], phases: Object.fromEntries(PHASES.map((phase): [string, PhaseState] => [phase,
    { done: 0, made: 0, known: stays.filter((one) => one.phase === phase).length }])) as ImportState['phases'],
});
