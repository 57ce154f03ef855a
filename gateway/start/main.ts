import { refuseOldNode } from '../../subgraphs/kernel/server/old-node.ts';

refuseOldNode();
await import('./run.ts');
