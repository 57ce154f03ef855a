import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { startAlone } from '../../subgraphs/kernel/server/serve-alone.ts';
import { benchLog, HOP_SECRET } from '../kit/house.ts';
import type { StageOptions } from '../kit/stage.ts';

/** One subgraph in a process of its own, on @apollo/server, as `main.ts` starts it. */
export async function stageSubgraph({ databaseUrl, name }: StageOptions) {
  const subgraph = SUBGRAPHS.find((one) => one.name === name)!;
  return startAlone(subgraph, {
    databaseUrl, routes: new Map(), hopSecret: HOP_SECRET, host: '127.0.0.1', port: 0,
    log: benchLog(),
  });
}
