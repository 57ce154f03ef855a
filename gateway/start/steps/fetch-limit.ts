import { LRUCache } from 'lru-cache';

/** An address is good for minutes, whoever has it: so often a file may be fetched, and by so many at once. */
const BURST = 60;
const PER_SECOND = 2;
const AT_ONCE = 4;
const MOST_FILES = 10_000;

interface Bucket { tokens: number; at: number; open: number }

/** How often one file is fetched, in this process. */
export class FetchLimit {
  readonly #buckets = new LRUCache<string, Bucket>({ max: MOST_FILES });

  constructor(readonly now: () => Date) {}

  /** Null: too often, or too many at once. Otherwise what is to be called when it is over. */
  begin(file: string): (() => void) | null {
    const at = this.now().getTime();
    const bucket = this.#buckets.get(file) ?? { tokens: BURST, at, open: 0 };
    bucket.tokens = Math.min(BURST, bucket.tokens + (Math.max(0, at - bucket.at) * PER_SECOND) / 1000);
    bucket.at = at;
    this.#buckets.set(file, bucket);
    if (bucket.tokens < 1 || bucket.open >= AT_ONCE) return null;
    bucket.tokens -= 1;
    bucket.open += 1;
    return () => { bucket.open -= 1; };
  }
}
