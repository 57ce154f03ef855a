import { runAlone } from '../kernel/server/run-alone.ts';
import { loyalty } from './index.ts';

await runAlone(loyalty);
