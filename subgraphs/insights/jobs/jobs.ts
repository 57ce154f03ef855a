import type { Job } from '../../kernel/define-subgraph.ts';

export const jobs: readonly Job[] = [];
