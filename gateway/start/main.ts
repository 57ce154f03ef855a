import { refuseOldNode } from '../../subgraphs/kernel/process/old-node.ts';

refuseOldNode();
await (await import('./graphql/env.ts')).loadQuickGraphql();
await import('./run.ts');
