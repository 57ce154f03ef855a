import type { StageOptions, StageQuestion, StageRole } from '../kit/stage.ts';
import { stageApollo } from './apollo.ts';
import { stageDirect } from './direct.ts';
import { stageGateway, stageHouse } from './house.ts';
import { stageHive } from './hive.ts';
import { stageMonolith } from './monolith.ts';
import { stageSubgraph } from './subgraph.ts';

/** What each kind of server process does; answers its address and how it ends. */
export type StageOpener = (
  options: StageOptions,
) => Promise<{ readonly url: string; close(): Promise<unknown> }>;

const OPENERS: Readonly<Record<StageRole, StageOpener>> = {
  house: stageHouse, monolith: stageMonolith, direct: stageDirect, subgraph: stageSubgraph,
  gateway: stageGateway, hive: stageHive, apollo: stageApollo,
};

const [role, options] = process.argv.slice(2);
const stage = await OPENERS[role as StageRole](JSON.parse(options!) as StageOptions);

process.on('message', ({ id, question }: { id: number; question: StageQuestion }) => {
  if (question === 'stop') {
    void stage.close().finally(() => process.exit(0));
    return;
  }
  process.send!({ kind: `answer ${id}`, answer: question === 'cpu' ? cpuMs() : memory() });
});
process.on('disconnect', () => process.exit(0));
process.send!({ kind: 'ready', url: stage.url });

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function memory(): { rssMb: number; heapMb: number } {
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc!();
  const { rss, heapUsed } = process.memoryUsage();
  return { rssMb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20 };
}
