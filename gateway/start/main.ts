import { refuseOldNode } from '../../subgraphs/kernel/process/old-node.ts';

refuseOldNode();
await import('./run.ts');
