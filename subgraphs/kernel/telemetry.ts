import { traceBy } from './observe/traces.ts';

/**
 * Tracing. Code everywhere asks @opentelemetry/api for its tracer; that is free until an SDK is
 * registered here, which happens only when a collector's address is given. The SDK is loaded then
 * and not before, so that a start without a collector pays nothing.
 */
export interface TelemetryOptions {
  /** Base address of an OTLP collector over HTTP; spans go to `<endpoint>/v1/traces`. */
  endpoint?: string;
  /** What this process is called in traces. */
  service: string;
  version?: string;
  log?: (problem: string) => void;
}

export interface Tracing {
  /** Sends what is still waiting and lets go; a dead collector delays it by two seconds at most. */
  stop(): Promise<void>;
}

const FLUSH_LIMIT_MS = 2_000;

/** Registers tracing for this process; undefined when no collector is given. */
export async function startTracing(options: TelemetryOptions): Promise<Tracing | undefined> {
  if (!options.endpoint) return undefined;
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }, hooks, core] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/core'),
    ]);
  const url = `${options.endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: FLUSH_LIMIT_MS });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({
      'service.name': options.service,
      ...(options.version && { 'service.version': options.version }),
    }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  // A collector that is gone must not go unnoticed; the SDK itself says so to nobody by default.
  const tell = (problem: string): void => options.log?.(`Tracing to ${url}: ${problem}`);
  const silent = (): void => undefined;
  const diagnostics = { error: tell, warn: tell, info: silent, debug: silent, verbose: silent };
  api.diag.setLogger(diagnostics, { logLevel: api.DiagLogLevel.WARN, suppressOverrideMessage: true });
  const contexts = new hooks.AsyncLocalStorageContextManager().enable();
  api.trace.setGlobalTracerProvider(provider);
  api.context.setGlobalContextManager(contexts);
  api.propagation.setGlobalPropagator(new core.W3CTraceContextPropagator());
  traceBy(provider.getTracer('karat'));
  return {
    async stop() {
      traceBy(null);
      await atMost(provider.shutdown(), FLUSH_LIMIT_MS).catch((error: Error) => {
        tell(error.message);
      });
      for (const part of [api.trace, api.context, api.propagation, api.diag]) part.disable();
    },
  };
}

async function atMost(work: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
