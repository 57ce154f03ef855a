import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signHop } from '../../subgraphs/kernel/signed-actor.ts';
import { HEAD_OFFICE, HOP_SECRET } from '../kit/house.ts';
import { importPeer, peersSupergraph } from '../kit/peers.ts';
import type { StageOptions } from '../kit/stage.ts';

/** @graphql-hive/gateway as it comes; it only signs what it sends to our subgraphs. */
export async function stageHive({ addresses = {} }: StageOptions) {
  const { createGatewayRuntime } = await importPeer('@graphql-hive/gateway');
  const audiences = new Map(Object.entries(addresses).map(([name, url]) => [`${url}/graphql`, name]));
  const runtime = createGatewayRuntime({
    supergraph: peersSupergraph(addresses),
    logging: false, maskedErrors: false, landingPage: false, graphiql: false,
    plugins: () => [{
      onFetch: ({ url, options, setOptions }: any) => {
        const audience = audiences.get(String(url));
        if (audience === undefined) return;
        setOptions({ ...options, headers: {
          ...options.headers, 'karat-actor': signedFor(audience, String(options.body)),
        } });
      },
    }],
  });
  const server = createServer(runtime);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    close: async () => {
      server.closeAllConnections();
      await runtime[Symbol.asyncDispose]?.();
    },
  };
}

export function signedFor(audience: string, body: string): string {
  return signHop(HOP_SECRET, {
    requestId: 'bench', actor: HEAD_OFFICE, deadlineAt: Date.now() + 30_000,
  }, audience, body);
}
