import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { keepMonths } from '../commands/keep-months.ts';
import { factProof } from '../commands/prove-facts.ts';

export const jobs: readonly Job[] = [
  // Each hour, for months end at different hours in different zones.
  drain('keep-months', '25 * * * *', keepMonths, ({ moved }) => moved, { limit: 5_000 }),
  ...factProof.jobs,
];
