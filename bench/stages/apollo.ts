import { importPeer, peersSupergraph } from '../kit/peers.ts';
import type { StageOptions } from '../kit/stage.ts';
import { signedFor } from './hive.ts';

/** @apollo/gateway on @apollo/server as they come; it only signs what it sends to our subgraphs. */
export async function stageApollo({ addresses = {} }: StageOptions) {
  const { ApolloGateway, RemoteGraphQLDataSource } = await importPeer('@apollo/gateway');
  const { ApolloServer } = await importPeer('@apollo/server');
  const { startStandaloneServer } = await importPeer('@apollo/server/standalone');
  const gateway = new ApolloGateway({
    supergraphSdl: peersSupergraph(addresses),
    buildService: ({ name, url }: { name: string; url: string }) => new RemoteGraphQLDataSource({
      url,
      // Node's own fetch keeps its connections.
      fetcher: (address: string, init: RequestInit) => fetch(address, {
        method: init.method, body: init.body,
        headers: {
          'content-type': 'application/json', accept: 'application/json',
          'karat-actor': signedFor(name, String(init.body)),
        },
      }),
    }),
  });
  const server = new ApolloServer({ gateway, introspection: false, csrfPrevention: false });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url: `${url}graphql`, close: () => server.stop() };
}
