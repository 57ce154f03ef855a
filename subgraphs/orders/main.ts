import { runAlone } from '../kernel/server/run-alone.ts';
import { orders } from './index.ts';

await runAlone(orders);
