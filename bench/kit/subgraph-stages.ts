import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { openStage, type Stage } from './stage.ts';

export interface SubgraphStages {
  readonly addresses: Readonly<Record<string, string>>;
  readonly stages: readonly Stage[];
  stop(): Promise<void>;
}

/** Every subgraph in a process of its own. */
export async function openSubgraphs(databaseUrl: string): Promise<SubgraphStages> {
  const stages: Stage[] = [];
  const addresses: Record<string, string> = {};
  for (const { name } of SUBGRAPHS) {
    const stage = await openStage('subgraph', { databaseUrl, name });
    stages.push(stage);
    addresses[name] = stage.url;
  }
  return {
    addresses, stages,
    stop: async () => { await Promise.all(stages.map((stage) => stage.stop())); },
  };
}
