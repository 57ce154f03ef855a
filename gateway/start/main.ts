import { enableCompileCache } from 'node:module';
import { refuseOldNode } from '../../subgraphs/kernel/process/old-node.ts';

refuseOldNode();
// What was compiled once is read again by the next start; where nothing can be kept, nothing is.
enableCompileCache();
await import('./run.ts');
