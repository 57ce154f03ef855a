import { refuseOldNode } from '../kernel/server/old-node.ts';

refuseOldNode();
const { runAlone } = await import('../kernel/server/run-alone.ts');
const { franchises } = await import('./index.ts');
await runAlone(franchises);
