import { refuseOldNode } from '../../subgraphs/kernel/process/old-node.ts';

refuseOldNode();
// What V8 made of the code is kept beside it for the next start; where nobody may write, it is made each time.
(await import('node:module')).enableCompileCache(`${import.meta.dirname}/../../compile-cache`);
await (await import('./graphql/env.ts')).loadQuickGraphql();
await import('./run.ts');
