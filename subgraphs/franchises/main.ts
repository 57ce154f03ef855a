import { runAlone } from '../kernel/server/run-alone.ts';
import { franchises } from './index.ts';

await runAlone(franchises);
