import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Metrics and log of one gateway, in a registry of its own unless one is given. */
export class Telemetry {
  readonly requests;
  readonly requestSeconds;
  readonly subgraphSeconds;
  readonly subgraphFailures;
  readonly errors;
  readonly cost;
  readonly subscriptions;
  readonly budgetRefusals;

  constructor(
    readonly log: Logger,
    readonly registry: Registry,
    circuits: () => ReadonlyMap<string, boolean>,
  ) {
    const registers = [registry];
    this.requests = new Counter({ name: 'karat_gateway_requests_total', registers,
      help: 'Requests by kind of operation and outcome', labelNames: ['operation', 'outcome'] });
    this.requestSeconds = new Histogram({ name: 'karat_gateway_request_seconds', registers,
      help: 'Time to the whole answer', labelNames: ['operation'], buckets: SECONDS });
    this.subgraphSeconds = new Histogram({ name: 'karat_gateway_subgraph_seconds', registers,
      help: 'Time of one call to a subgraph', labelNames: ['subgraph'], buckets: SECONDS });
    this.subgraphFailures = new Counter({ name: 'karat_gateway_subgraph_failures_total', registers,
      help: 'Calls without an answer', labelNames: ['subgraph'] });
    this.errors = new Counter({ name: 'karat_gateway_errors_total', registers,
      help: 'Errors answered, by code', labelNames: ['code'] });
    this.cost = new Counter({ name: 'karat_gateway_cost_total', registers,
      help: 'Cost units taken from clients' });
    this.subscriptions = new Gauge({ name: 'karat_gateway_subscriptions', registers,
      help: 'Open subscriptions by transport', labelNames: ['transport'] });
    this.budgetRefusals = new Counter({ name: 'karat_gateway_budget_refusals_total', registers,
      help: 'Requests refused because their client had asked too much', labelNames: ['actor'] });
    new Gauge({ name: 'karat_gateway_open_circuits', registers,
      help: 'Subgraphs that are not called at the moment',
      collect() { this.set([...circuits().values()].filter(Boolean).length); } });
    new Gauge({ name: 'karat_gateway_circuit_open', registers, labelNames: ['subgraph'], aggregator: 'max',
      help: 'Whether this subgraph is not called at the moment because it did not answer',
      collect() { for (const [subgraph, open] of circuits()) this.set({ subgraph }, open ? 1 : 0); } });
  }

  /** Codes of what was answered, each once a request. */
  refused(errors: readonly GraphQLFormattedError[], actor = 'unknown'): readonly string[] {
    const codes = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))];
    for (const code of codes) {
      this.errors.inc({ code });
      if (code === 'RATE_LIMITED') this.budgetRefusals.inc({ actor });
    }
    return codes;
  }
}
