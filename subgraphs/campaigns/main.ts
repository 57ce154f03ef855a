import { runAlone } from '../kernel/server/run-alone.ts';
import { campaigns } from './index.ts';

await runAlone(campaigns);
