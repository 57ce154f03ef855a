import { runAlone } from '../kernel/server/run-alone.ts';
import { members } from './index.ts';

await runAlone(members);
