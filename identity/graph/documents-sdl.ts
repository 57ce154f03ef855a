import { LONGEST_DOCUMENT_BYTES, MOST_ALIASES, MOST_DOCUMENTS } from '../documents/document.ts';

export const MOST_REGISTERED_AT_ONCE = 100;

/** Asked of programs for their own; whoever manages clients holds it, too. */
export const DOCUMENTS = '@requiresScopes(scopes: [["documents:register"]])';

export const DOCUMENT_SDL = `
"A document 登记文档 that a partner client 渠道接入, and members it has signed in, may ask in production."
type RegisteredDocument ${DOCUMENTS} {
  "sha256 of its text, hexadecimal: documentId of a request. The text itself may be sent, too."
  hash: String!
  "What manifests call it otherwise, at most ${MOST_ALIASES}: taken for documentId likewise."
  aliases: [String!]!
  "Names of its operations, at most 20; none when its one operation has no name."
  operations: [String!]!
  "Its text, word for word, at most ${LONGEST_DOCUMENT_BYTES} bytes."
  text: String!
  "When it was registered first."
  registeredAt: DateTime!
  "Who registered it first: name of a program or an operator."
  registeredBy: String!
  "Last day, in UTC, on which it was asked 最近使用; null before the first."
  lastUsedOn: Date
  "Why the graph of today no longer answers it, in English; null while it does."
  problem: String
}

"One page of registered documents."
type RegisteredDocumentPage {
  "Rows of this page."
  items: [RegisteredDocument!]!
  "Rows on all pages, at most ${MOST_DOCUMENTS}."
  totalCount: Int!
  "Always true here: there are few."
  totalCountIsExact: Boolean!
  "The next page begins after it (page.after); null on the last page."
  endCursor: String
}

"Which registered documents."
input RegisteredDocumentFilter {
  "Part of an operation's name or the beginning of a hash, at most 200 characters."
  search: String
  "Only those that the graph of today no longer answers."
  onlyProblems: Boolean! = false
}

"A document to register."
input RegisterDocumentInput {
  "What its manifest calls it: its sha256, or an id of its own, 1 to 200 characters; left out, the sha256 alone."
  id: String
  "Its text, word for word as it will be sent, at most ${LONGEST_DOCUMENT_BYTES} bytes."
  text: String!
}

"What became of one document."
type RegisterDocumentsResult {
  "sha256 of its text, hexadecimal."
  hash: String!
  "Whether it was not registered before."
  created: Boolean!
  "The document; null when refused."
  document: RegisteredDocument
  "Why it was refused; empty when done. Paths begin within the document."
  userErrors: [RegisterDocumentsUserError!]!
}
`;
