import type { Actor } from '../actor.ts';
import type { Services } from '../graph/context.ts';
import { askOther } from './ask-other.ts';

export interface BatchQuestion {
  /** One mutation that answers `results`, one for each of the `expected`. */
  readonly document: string;
  readonly field: string;
  readonly input: object;
  readonly expected: number;
  readonly actor: Actor;
  readonly patienceMs: number;
}

/** Results of another room's batch. Throws without a whole answer in time: whether it was done is then unknown. */
export async function askBatch<Result>(services: Services, question: BatchQuestion): Promise<readonly Result[]> {
  const { document, field, input, expected, actor, patienceMs } = question;
  const data = await askOther<Record<string, { results: readonly Result[] } | null>>(services, {
    document, variables: { input }, actor, deadlineAt: Date.now() + patienceMs,
  });
  const results = data[field]?.results;
  if (results?.length !== expected) throw new Error(`${field}: no whole answer`);
  return results;
}
