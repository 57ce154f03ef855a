import type { Job } from '../../kernel/define-subgraph.ts';
import { factProof } from '../commands/prove-facts.ts';

export const jobs: readonly Job[] = [...factProof.jobs];
