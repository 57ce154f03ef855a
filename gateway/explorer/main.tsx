import 'graphiql/graphiql.css';
import './page.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { welcome } from './welcome.ts';

const socket = new URL('/graphql/ws', location.href);
socket.protocol = socket.protocol.replace('http', 'ws');

// The headers written on the page go with queries; a socket gets them with its first message.
const fetcher = createGraphiQLFetcher({ url: '/graphql', subscriptionUrl: socket.href });

createRoot(document.getElementById('graphiql')!).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={welcome(location.origin)}
    shouldPersistHeaders={false}
    defaultEditorToolsVisibility="headers"
  >
    <GraphiQL.Logo>Karat</GraphiQL.Logo>
  </GraphiQL>,
);
