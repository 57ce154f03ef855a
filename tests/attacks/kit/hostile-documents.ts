export interface Hostile {
  readonly name: string;
  /** What refuses it; the empty list stands for: it may pass, but must cost little. */
  readonly codes: readonly string[];
  /** At most `bytes` long; `salt` makes each text a new one, so that no cache has seen it. */
  build(bytes: number, salt: string): string;
}

/** Repeats a part, numbered, as long as the whole stays below `bytes`. */
function fill(bytes: number, head: string, part: (index: number) => string, tail: string): string {
  let text = head;
  for (let index = 0; ; index += 1) {
    const next = part(index);
    if (text.length + next.length + tail.length > bytes) return text + tail;
    text += next;
  }
}

/** Opens levels one inside the other; closes what it opened. */
function nest(bytes: number, head: string, open: readonly string[], leaf: string, close = '}'): string {
  let inner = head;
  let closing = '';
  for (let index = 0; ; index += 1) {
    const step = open[index % open.length]!;
    if (inner.length + closing.length + step.length + leaf.length + 2 * close.length > bytes) break;
    inner += step;
    closing += close;
  }
  return `${inner}${leaf}${closing}}`;
}

const VALID = 'GRAPHQL_VALIDATION_FAILED';

const BOMBS: Hostile[] = [
  { name: 'fragments that double', codes: ['TOO_MANY_SELECTIONS', 'TOO_DEEP'],
    build: (bytes, salt) => {
      let index = 0;
      return fill(bytes, `query ${salt} { ...F0 }`, () => {
        const name = index;
        index += 1;
        return ` fragment F${name} on Query { ...F${name + 1} ... on Query { ...F${name + 1} } }`;
      }, ` fragment F${Math.floor((bytes - 40) / 60) + 9} on Query { __typename }`)
        .replace(/\.\.\.F(\d+) \.\.\. on Query \{ \.\.\.F\d+ \} \}( fragment F\d+ on Query \{ __typename \})$/,
          '__typename }$2');
    } },
  { name: 'fragments in a circle', codes: ['FRAGMENT_CYCLE', 'TOO_MANY_SELECTIONS', 'TOO_DEEP'],
    build: (bytes, salt) => fill(bytes, `query ${salt} { ...F0 }`,
      (index) => ` fragment F${index} on Query { ...F${index + 1} ...F0 }`, '') },
  { name: 'fragments that are not there', codes: [VALID],
    build: (bytes, salt) => fill(bytes, `query ${salt} {`, (index) => ` ...F${index}`, '}') },
  { name: 'fragments nobody uses', codes: [VALID],
    build: (bytes, salt) => fill(bytes, `query ${salt} { __typename }`,
      (index) => ` fragment F${index} on Query { __typename }`, '') },
  { name: 'a flood of aliases', codes: ['TOO_MANY_ALIASES', 'TOO_MANY_ROOT_FIELDS'],
    build: (bytes, salt) => fill(bytes, `query ${salt} {`, (index) => ` a${index}: __typename`, '}') },
  { name: 'a flood of root fields', codes: ['TOO_MANY_ROOT_FIELDS', 'TOO_MANY_ALIASES'],
    build: (bytes, salt) => fill(bytes, `query ${salt} {`,
      (index) => ` a${index}: node(id: "x") { id }`, '}') },
  { name: 'one field many times', codes: ['TOO_MANY_ROOT_FIELDS'],
    build: (bytes, salt) => fill(bytes, `query ${salt} {`, () => ' __typename', '}') },
  { name: 'one field with other arguments each time',
    codes: [VALID, 'TOO_MANY_ROOT_FIELDS', 'TOO_MANY_ALIASES'],
    build: (bytes, salt) => fill(bytes, `query ${salt} {`,
      (index) => ` node(id: "${index}") { id }`, '}') },
  { name: 'conflicts below a fragment', codes: [VALID, 'TOO_MANY_ALIASES'],
    build: (bytes, salt) => fill(bytes, `query ${salt} { node(id: "x") {`,
      (index) => ` ... on Member { a: ${index % 2 ? 'id' : 'city'} }`, '} }') },
  { name: 'deep through members and orders', codes: ['TOO_DEEP'],
    build: (bytes, salt) => nest(bytes, `query ${salt} {`,
      ['member(id: "x") {', 'orders {', 'edges {', 'node {', 'member {', 'orders {', 'edges {',
        'node {'], 'id').replace(/(node \{)member\(id: "x"\) \{/g, '$1member {') },
  { name: 'braces only', codes: ['TOO_DEEP', 'GRAPHQL_PARSE_FAILED', 'TOO_MANY_TOKENS'],
    build: (bytes) => '{'.repeat(bytes) },
  { name: 'lists in lists', codes: [VALID, 'BAD_USER_INPUT', 'TOO_DEEP', 'GRAPHQL_PARSE_FAILED'],
    build: (bytes, salt) => {
      const depth = Math.floor(bytes / 2) - 30;
      return `query ${salt} { nodes(ids: ${'['.repeat(depth)}${']'.repeat(depth)}) { id } }`;
    } },
  { name: 'objects in objects', codes: [VALID, 'BAD_USER_INPUT', 'TOO_DEEP', 'GRAPHQL_PARSE_FAILED'],
    build: (bytes, salt) => {
      const depth = Math.floor(bytes / 4) - 30;
      return `query ${salt} { members(page: ${'{a:'.repeat(depth)}1${'}'.repeat(depth)}) { totalCount } }`;
    } },
  { name: 'a long list of ids', codes: ['UNAUTHENTICATED', 'LIMIT_EXCEEDED', ''],
    build: (bytes, salt) => fill(bytes, `query ${salt} { nodes(ids: [`, () => '"",', ']) { id } }') },
  { name: 'a flood of directives', codes: ['TOO_MANY_DIRECTIVES'],
    build: (bytes, salt) => fill(bytes, `query ${salt} { __typename`, () => ' @skip(if: false)', '}') },
  { name: 'a flood of unknown directives', codes: ['TOO_MANY_DIRECTIVES'],
    build: (bytes, salt) => fill(bytes, `query ${salt} { __typename`, (index) => ` @d${index}`, '}') },
  { name: 'a flood of variables', codes: [VALID],
    build: (bytes, salt) => fill(bytes, `query ${salt}(`, (index) => `$v${index}: Int `,
      ') { __typename }') },
  { name: 'variables of unknown types', codes: [VALID],
    build: (bytes, salt) => fill(bytes, `query ${salt}(`, (index) => `$v${index}: T${index} `,
      ') { __typename }') },
  { name: 'many operations', codes: [VALID, 'BAD_REQUEST'],
    build: (bytes, salt) => fill(bytes, `query ${salt} { __typename }`,
      (index) => ` query Q${index} { __typename }`, '') },
  { name: 'operations of one name', codes: [VALID, 'BAD_REQUEST'],
    build: (bytes, salt) => fill(bytes, `query ${salt} { __typename }`,
      () => ` query ${salt} { __typename }`, '') },
  { name: 'fields that are not there', codes: ['TOO_MANY_ROOT_FIELDS'],
    build: (bytes, salt) => fill(bytes, `query ${salt} {`, (index) => ` membre${index}`, '}') },
  { name: 'fields that a type does not have', codes: [VALID],
    build: (bytes, salt) => fill(bytes, `query ${salt} { member(id: "x") {`,
      (index) => ` loyaltie${index}`, '} }') },
  { name: 'arguments that are not there', codes: [VALID],
    build: (bytes, salt) => fill(bytes, `query ${salt} { node(id: "x"`,
      (index) => `, a${index}: 1`, ') { id } }') },
  { name: 'types that are not there', codes: [VALID],
    build: (bytes, salt) => fill(bytes, `query ${salt} { node(id: "x") {`,
      (index) => ` ... on Membr${index} { id }`, '} }') },
  { name: 'a schema bomb', codes: ['TOO_DEEP'],
    build: (bytes, salt) => nest(bytes, `query ${salt} { __schema { types {`,
      ['fields { type {'], 'name', '} }').concat('} }') },
  { name: 'a wide look at the schema', codes: [],
    build: (bytes, salt) => fill(bytes, `query ${salt} { __schema { types {`,
      () => ' fields { type { ofType { name } } }', '} } }') },
  { name: 'comments', codes: [],
    build: (bytes, salt) => `query ${salt} { __typename }#${'x'.repeat(bytes - 40)}` },
  { name: 'one enormous name', codes: [VALID],
    build: (bytes, salt) => `query ${salt} { ${'x'.repeat(bytes - 40)} }` },
  { name: 'one enormous number', codes: [VALID, 'BAD_USER_INPUT'],
    build: (bytes, salt) => `query ${salt} { members(page: { size: ${'9'.repeat(bytes - 80)} }) { totalCount } }` },
  { name: 'a string without end', codes: ['GRAPHQL_PARSE_FAILED'],
    build: (bytes, salt) => `query ${salt} { node(id: "${'\\"'.repeat(Math.floor(bytes / 2) - 20)}` },
  { name: 'control characters', codes: ['GRAPHQL_PARSE_FAILED'],
    build: (bytes) => '\u0000'.repeat(bytes) },
];

const WAYS: Hostile[] = [
  { name: 'every kind of node at once', codes: [''],
    build: (bytes, salt) => fill(bytes, `query ${salt} { node(id: "x") {`, (index) =>
      ` ... on ${['Member', 'Order', 'Claim', 'Drop', 'Item', 'Rebate', 'Outlet'][index % 7]} { id }`,
    '} }') },
  { name: 'from subgraph to subgraph and back', codes: ['', 'TOO_MANY_HOPS', 'TOO_DEEP'],
    build: (bytes, salt) => fill(bytes, `query ${salt} { member(id: "x") {`, (index) =>
      ` a${index}: loyalty { member { attribution { franchise { name } } orders { edges { node {
        points { state } outlet { name } } } } } }`, '} }') },
  { name: 'wide over all subgraphs', codes: ['', 'TOO_MANY_HOPS', 'COST_EXCEEDED'],
    build: (bytes, salt) => fill(bytes, `query ${salt} {`, (index) =>
      ` o${index}: order(id: "x") { member { displayName } points { state } rebates { id }
        outlet { name } lines { item { product { nameZh } } } }`, '}') },
];

export const HOSTILE: readonly Hostile[] = [...BOMBS, ...WAYS];
