export interface NodeOwner {
  readonly typename: string;
  readonly subgraph: string;
}

/** TypeID prefix → the type it names and the subgraph that owns it. */
export type NodePrefixes = ReadonlyMap<string, NodeOwner>;

export const EVENTS_SCOPE = 'platform:events';
export const AUDIT_SCOPE = 'audit:read';

/** The platform's own subgraph, for composition and for itself. */
export function platformSdl(nodePrefixes: NodePrefixes): string {
  const names = [...new Set([...nodePrefixes.values()].map((owner) => owner.typename))].sort();
  const stubs = names.map((name) =>
    `type ${name} implements Node @key(fields: "id", resolvable: false) {\n  id: ID!\n}`);
  return `${BASE}\n${stubs.join('\n\n')}\n`;
}

const BASE = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@requiresScopes", "@shareable"]
)

"An instant, ISO 8601 with offset."
scalar DateTime

"Anything with an id of its own. The prefix of the id names its type."
interface Node {
  "TypeID: prefix, underscore, 26 characters."
  id: ID!
}

type Query {
  "The object behind an id; null for unknown, foreign and malformed ids alike."
  node("TypeID of any object of the graph." id: ID!): Node
  "At most 100 objects, in the order of the ids, null where node would be null."
  nodes("TypeIDs; at most 100." ids: [ID!]!): [Node]!
  "Events that a subscriber could not digest, newest first, over all subgraphs that answer."
  deadLetters("How many, at most 200." first: Int! = 50): [DeadLetter!]!
    @requiresScopes(scopes: [["${EVENTS_SCOPE}"]])
  "Who did what in all rooms 操作记录, newest first; for head office."
  auditTrail(
    "Which records; all without it."
    filter: AuditFilter
    "How many, 1 to 100."
    first: Int! = 25
    "Cursor after which to go on."
    after: String
  ): AuditConnection! @requiresScopes(scopes: [["${AUDIT_SCOPE}"]])
  "Events that wait to be handled, oldest first, over all subgraphs that answer: no failure, but look at old ones."
  waitingEvents("How many, at most 200." first: Int! = 50): [WaitingEvent!]!
    @requiresScopes(scopes: [["${EVENTS_SCOPE}"]])
}

type Mutation {
  "Puts dead letters back into delivery."
  replayDeadLetters("Which ones." input: ReplayDeadLettersInput!): ReplayDeadLettersPayload!
    @requiresScopes(scopes: [["${EVENTS_SCOPE}"]])
}

"An event that a subscriber could not digest after all its retries."
type DeadLetter {
  "Id of the failed delivery; what replayDeadLetters takes."
  id: String!
  "Subgraph that recorded the event."
  publisher: String!
  "Subgraph that could not digest it."
  subscriber: String!
  "Id of the event."
  eventId: String!
  "Name with version, such as order.recorded.v1."
  eventName: String!
  "The object the event is about."
  aggregateId: String!
  "When the event was recorded."
  recordedAt: DateTime!
  "How often delivery was tried."
  attempts: Int!
  "Why the last try failed."
  error: String!
  "When the last try failed."
  failedAt: DateTime!
}

"An event that is not handled yet; later events of the same object, or of its lane, wait behind it."
type WaitingEvent {
  "Subgraph that recorded the event."
  publisher: String!
  "Subgraph that has not handled it."
  subscriber: String!
  "Id of the event."
  eventId: String!
  "Name with version, such as order.recorded.v1."
  eventName: String!
  "The object the event is about."
  aggregateId: String!
  "When the event was recorded: its age."
  recordedAt: DateTime!
  "What it waits for."
  waitsFor: WaitsFor!
  "Why the last try did not handle it."
  error: String!
  "How often delivery was tried for this reason."
  tries: Int!
  "When it is tried again, at the latest."
  nextTryAt: DateTime!
}

"What an event waits for."
enum WaitsFor {
  "Another event that has to be handled first; it waits as long as it must."
  PRECONDITION
  "Its next try after a failure; after twelve it is a dead letter."
  NEXT_TRY
  "Its subscriber, which is not there; everything of its lane waits with it."
  SUBSCRIBER
}

"Which dead letters go back into delivery."
input ReplayDeadLettersInput {
  "Ids of dead letters, 1 to 100."
  ids: [String!]!
}

"What replayDeadLetters did."
type ReplayDeadLettersPayload {
  "How many were put back into delivery."
  replayedCount: Int!
  "Why some were not."
  userErrors: [ReplayDeadLettersUserError!]!
}

"A refusal of replayDeadLetters."
type ReplayDeadLettersUserError {
  "In plain words."
  message: String!
  "The input field it is about, outermost first."
  path: [String!]!
  "For programs."
  code: ReplayDeadLettersErrorCode!
}

"Why replayDeadLetters was refused."
enum ReplayDeadLettersErrorCode {
  "Fewer were found than asked for."
  NOT_FOUND
  "None or more than 100 ids."
  OUT_OF_RANGE
}

"Which records of the audit trail; every condition that is given must hold."
input AuditFilter {
  "Only of this room, such as loyalty."
  room: String
  "Only this command, such as loyalty.adjust-points."
  command: String
  "Only by this actor: its id as the record shows it."
  actorId: String
  "Only about this thing: any global id, or the uuid inside."
  subjectId: String
  "Only of this request."
  requestId: String
  "From this instant on."
  from: DateTime
  "Before this instant."
  until: DateTime
}

"A page of the audit trail."
type AuditConnection {
  "Edges of this page."
  edges: [AuditEdge!]!
  "Where this page stands."
  pageInfo: PageInfo!
  "Rooms that did not answer, at most 20: their records are missing here."
  missingRooms: [String!]!
}

"One edge of AuditConnection."
type AuditEdge {
  "The record."
  node: AuditRecord!
  "Where this edge stands."
  cursor: String!
}

"Where a page of a connection stands (Relay)."
type PageInfo @shareable {
  "Whether more edges follow."
  hasNextPage: Boolean!
  "Whether edges came before."
  hasPreviousPage: Boolean!
  "Cursor of the first edge."
  startCursor: String
  "Cursor of the last edge."
  endCursor: String
}

"Who did what: written in the transaction that did it, never changed."
type AuditRecord {
  "Id of the record."
  id: String!
  "The room it was done in, such as loyalty."
  room: String!
  "When."
  recordedAt: DateTime!
  "What was done, such as loyalty.adjust-points."
  command: String!
  "Kind of who did it: operator, tenant, channel, person or service."
  actorKind: String!
  "Id of who did it."
  actorId: String!
  "Name of who did it."
  actorName: String!
  "The request it was done in; logs and traces carry it too."
  requestId: String!
  "uuid of what was changed; null where it is no single thing."
  subjectId: String
  "Why, where a reason was asked for."
  reason: String
  "State before as JSON text, whole numbers as their digits in a string; personal data is masked."
  before: String
  "State after as JSON text, like before; personal data is masked."
  after: String
}
`;
