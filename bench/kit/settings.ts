import { join } from 'node:path';

/** Everything the bench leaves behind lies here: its database, its peers, its results. */
export const BENCH_FOLDER = join(process.cwd(), '.karat', 'bench');
export const PEERS_FOLDER = join(process.cwd(), '.karat', 'bench-peers');

/** How long and how often things are measured; `--quick` is for trying the bench itself. */
export interface Settings {
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /**
   * And at least so many answers: a slow document comes seldom, and until its code is compiled a gateway costs
   * half as much again (ours 1.9 ms at the 500th answer of the federated document, 1.2 from the 1,500th on).
   */
  readonly warmUpAnswers: number;
  readonly rounds: number;
  readonly connections: number;
  /** Requests of the memory row; members of `own-writes`. */
  readonly requests: number;
}

export const USUAL: Settings = {
  seconds: 3, warmUpSeconds: 4, warmUpAnswers: 1_500, rounds: 5, connections: 16, requests: 100_000,
};

export const QUICK: Settings = {
  seconds: 1, warmUpSeconds: 1, warmUpAnswers: 100, rounds: 2, connections: 16, requests: 5_000,
};

export const SCALE = { members: 7_000, products: 400 };
