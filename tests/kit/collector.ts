import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  links?: { traceId: string; spanId: string }[];
}

export interface Collector {
  readonly endpoint: string;
  readonly received: { path: string; service: string; spans: ReceivedSpan[] }[];
  spans(): ReceivedSpan[];
  close(): Promise<void>;
}

/** An OTLP collector over HTTP, as far as the exporter can tell: it keeps what it is sent. */
export async function startCollector(): Promise<Collector> {
  const received: Collector['received'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      for (const { resource, scopeSpans } of body.resourceSpans) {
        const service = resource.attributes
          .find(({ key }: { key: string }) => key === 'service.name').value.stringValue;
        const spans = scopeSpans.flatMap((scope: { spans: ReceivedSpan[] }) => scope.spans);
        received.push({ path: request.url ?? '', service, spans });
      }
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}/`, received,
    spans: () => received.flatMap(({ spans }) => spans),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
