import type { CharityTotal } from '../../graphql/charity/charity.type.ts';
import type { TotalsQuestion } from './charity-totals.ts';

const KEPT_MS = 60_000;
/** Screens ask few different questions; whoever asks many is not remembered. */
const MOST = 200;

interface Kept { readonly at: number; readonly answer: Promise<CharityTotal[]> }

const keptOf = new WeakMap<object, Map<string, Kept>>();

/** Answers for a minute what was answered: the same for everybody, so that screens cost the house one statement. */
export async function rememberedTotals(
  process: object, question: TotalsQuestion, now: Date, ask: () => Promise<CharityTotal[]>,
): Promise<CharityTotal[]> {
  const kept = keptOf.get(process) ?? new Map<string, Kept>();
  keptOf.set(process, kept);
  const key = JSON.stringify([question.from, question.until, question.region]);
  const known = kept.get(key);
  const age = known ? now.getTime() - known.at : KEPT_MS;
  if (known && age >= 0 && age < KEPT_MS) return known.answer;
  if (kept.size >= MOST) kept.clear();
  const answer = ask();
  kept.set(key, { at: now.getTime(), answer });
  answer.catch(() => kept.delete(key));
  return answer;
}
