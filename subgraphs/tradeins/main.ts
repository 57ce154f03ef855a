import { refuseOldNode } from '../kernel/process/old-node.ts';

refuseOldNode();
const { runAlone } = await import('../kernel/server/run-alone.ts');
const { tradeins } = await import('./index.ts');
await runAlone(tradeins);
