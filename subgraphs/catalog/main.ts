import { runAlone } from '../kernel/server/run-alone.ts';
import { catalog } from './index.ts';

await runAlone(catalog);
