import { enableCompileCache } from 'node:module';
import { refuseOldNode } from '../../subgraphs/kernel/process/old-node.ts';
import { loadQuickGraphql } from './quick-graphql.ts';

refuseOldNode();
// What was compiled once is read again by the next start; where nothing can be kept, nothing is.
enableCompileCache();
await loadQuickGraphql();
await import('./run.ts');
