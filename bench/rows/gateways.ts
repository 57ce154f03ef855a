import {
  federatedVariables, memberVariables, textShots, trustedShots, type DocumentName,
} from '../kit/brand.ts';
import { benchDatabase } from '../kit/database.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { versionOf } from '../kit/machine.ts';
import { installPeers } from '../kit/peers.ts';
import { compare, rate, type Standing } from '../kit/rounds.ts';
import { PEERS_FOLDER, type Settings } from '../kit/settings.ts';
import { openStage, type Stage } from '../kit/stage.ts';
import { openSubgraphs } from '../kit/subgraph-stages.ts';
import { expectSameAnswers } from './federated-read.ts';

const PEERS = [
  { role: 'hive', package: '@graphql-hive/gateway', atLeast: 1.5, cpuAtMost: 0.3 },
  { role: 'apollo', package: '@apollo/gateway', atLeast: 2.5, cpuAtMost: 0.4 },
] as const;

/**
 * Other gateways over the very same subgraph processes; and beside that our house as it is shipped,
 * with its subgraphs in the gateway's process, which the others do not offer. Same subgraph code, same
 * database in both.
 */
export const gateways: Row = {
  name: 'gateways',
  measure: async (settings) => {
    installPeers();
    const database = await benchDatabase();
    const subgraphs = await openSubgraphs(database.url);
    const options = { databaseUrl: database.url, addresses: subgraphs.addresses };
    const house = await openStage('house', options);
    const ours = await openStage('gateway', options);
    const peers = await Promise.all(PEERS.map(({ role }) => openStage(role, options)));
    try {
      const lists: readonly [DocumentName, readonly object[]][] = [
        ['federated', federatedVariables()],
        ['one fetch', await memberVariables(database.url)],
      ];
      const figures: Figure[] = [];
      for (const [name, variables] of lists) {
        figures.push(...await measure(name, variables, settings,
          { house, ours, peers, behind: subgraphs.stages }));
      }
      return figures;
    } finally {
      await Promise.all([house, ours, ...peers, subgraphs].map((one) => one.stop()));
      await database.drop();
    }
  },
};

interface Running {
  readonly house: Stage;
  readonly ours: Stage;
  readonly peers: readonly Stage[];
  readonly behind: readonly Stage[];
}

async function measure(
  name: DocumentName, variables: readonly object[], settings: Settings,
  { house, ours, peers, behind }: Running,
): Promise<Figure[]> {
  const contestants = [
    { name: 'ours', url: ours.url, stages: [ours, ...behind],
      shots: trustedShots(ours.url, name, variables) },
    { name: 'house', url: house.url, stages: [house],
      shots: trustedShots(house.url, name, variables) },
    ...peers.map((peer, index) => ({
      name: PEERS[index]!.role, url: peer.url, stages: [peer, ...behind],
      shots: textShots(peer.url, name, variables),
    })),
  ];
  await expectSameAnswers(contestants);
  const standings = await compare(contestants, settings);
  return PEERS.flatMap((peer) => {
    const other = standings.get(peer.role)!;
    const beside = `${peer.package} ${versionOf(peer.package, PEERS_FOLDER)} ${rate(other)}`;
    return [
      figure(`${name}, like for like: the same subgraph processes over HTTP`,
        standings.get('ours')!, other, beside, peer),
      figure(`${name}, as shipped: ours in one process as npm start has it, theirs over HTTP`,
        standings.get('house')!, other, beside, null),
    ];
  });
}

function figure(
  what: string, ours: Standing, other: Standing, beside: string,
  reach: { readonly atLeast: number; readonly cpuAtMost: number } | null,
): Figure {
  return {
    what, ours: rate(ours), beside, value: ours.perSecond / other.perSecond,
    cpuRatio: other.cpuMs / ours.cpuMs, ...(reach === null ? {} : {
      reach: { atLeast: reach.atLeast },
      note: `CPU of the gateways alone ${ours.frontCpuMs.toFixed(2)} to `
        + `${other.frontCpuMs.toFixed(2)} ms: ${(ours.frontCpuMs / other.frontCpuMs).toFixed(2)} of theirs, `
        + `asked ≤ ${reach.cpuAtMost}`,
    }),
  };
}
