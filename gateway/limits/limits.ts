/** Everything the gateway bounds. Each limit has a code in errors.ts and a line in README.md. */
export interface GatewayLimits {
  readonly bodyBytes: number;
  readonly documentBytes: number;
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  /** Selections with every fragment expanded. */
  readonly selections: number;
  /** Ways from one subgraph to another in the plan, fragments expanded. */
  readonly hops: number;
  readonly costPerRequest: number;
  /** Token bucket per client, in cost units. */
  readonly budget: number;
  readonly budgetPerSecond: number;
  readonly anonymousBudget: number;
  readonly anonymousBudgetPerSecond: number;
  readonly trackedClients: number;
  readonly cachedDocuments: number;
  readonly requestDeadlineMs: number;
  readonly subgraphDeadlineMs: number;
  readonly breakerFailures: number;
  readonly breakerOpenMs: number;
  readonly subscriptionsPerSocket: number;
  /** How long a socket may wait with its connection_init. */
  readonly socketInitMs: number;
  readonly heartbeatMs: number;
  readonly reauthenticateEveryMs: number;
}

export const DEFAULT_LIMITS: GatewayLimits = {
  bodyBytes: 1_048_576,
  documentBytes: 65_536,
  tokens: 10_000,
  depth: 15,
  aliases: 100,
  rootFields: 20,
  directives: 50,
  selections: 5_000,
  hops: 100,
  costPerRequest: 50_000,
  budget: 1_000_000,
  budgetPerSecond: 50_000,
  anonymousBudget: 100_000,
  anonymousBudgetPerSecond: 2_000,
  trackedClients: 50_000,
  cachedDocuments: 2_000,
  requestDeadlineMs: 30_000,
  subgraphDeadlineMs: 10_000,
  breakerFailures: 5,
  breakerOpenMs: 5_000,
  subscriptionsPerSocket: 50,
  socketInitMs: 3_000,
  heartbeatMs: 12_000,
  reauthenticateEveryMs: 5_000,
};
