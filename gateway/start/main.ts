import { refuseOldNode } from '../../subgraphs/kernel/process/old-node.ts';

refuseOldNode();
// What was compiled once is read again by the next start; where nothing can be kept, nothing is.
(await import('node:module')).enableCompileCache();
await (await import('./graphql/env.ts')).loadQuickGraphql();
await import('./run.ts');
