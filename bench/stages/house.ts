import fastify from 'fastify';
import { openBenchHouse, type BenchHouse } from '../kit/house.ts';
import type { StageOptions } from '../kit/stage.ts';

/** The house in one process. */
export function stageHouse(options: StageOptions) {
  return serve(options, {});
}

/** The gateway alone, in front of subgraphs behind HTTP. */
export function stageGateway(options: StageOptions) {
  return serve(options, { addresses: new Map(Object.entries(options.addresses ?? {})) });
}

async function serve({ databaseUrl }: StageOptions, more: BenchHouse) {
  const house = await openBenchHouse(databaseUrl, more);
  const app = fastify({ forceCloseConnections: true, bodyLimit: 1_048_576 });
  await app.register(house.gateway.handler);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: `${url}/graphql`,
    close: async () => {
      await app.close();
      await house.close();
    },
  };
}
