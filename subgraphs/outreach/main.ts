import { refuseOldNode } from '../kernel/process/old-node.ts';

refuseOldNode();
const { runAlone } = await import('../kernel/server/run-alone.ts');
const { outreach } = await import('./index.ts');
await runAlone(outreach);
