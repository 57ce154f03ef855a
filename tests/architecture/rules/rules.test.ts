import { describe, expect, it } from '@jest/globals';
import { crookedFiles, crookedSources } from '../crooked-house.ts';
import { readSource, shown } from '../sources.ts';
import { checkAudits } from './audits.ts';
import { checkBorders } from './borders.ts';
import { checkCycles, checkFolderCycles } from './cycles.ts';
import { checkDialect, checkFolders } from './dialect.ts';
import { checkLayers } from './layers.ts';
import { checkNames } from './names.ts';
import { checkProjections } from './projections.ts';
import { checkRuleTable } from './rule-table.ts';
import { checkSizes } from './sizes.ts';
import { checkEnvReads, checkMachinePaths, checkReadmes, checkTestMarks } from './surroundings.ts';

const sources = crookedSources();
const paths = crookedFiles().map(({ path }) => path);

describe('each rule about files finds what breaks it, and nothing else', () => {
  it('borders', () => expect(shown(checkBorders(sources))).toEqual([
    'admin/Members.tsx:1 borders: admin reaches the server over HTTP only',
    'admin/app/resources.ts:3 borders: '
      + 'a resource is its index.ts, not admin/resources/orders/OrderPage.tsx',
    'admin/layout/Rail.tsx:1 borders: only admin/app/resources.ts knows the resources',
    'admin/resources/orders/OrderPage.tsx:2 borders: '
      + 'a resource knows of another its *.data.ts, not admin/resources/members/TierWhy.tsx',
    'gateway/house.ts:2 borders: only tests import tests/start-subgraph.ts',
    'gateway/pipeline.ts:1 borders: '
      + 'only what assembles the house imports subgraphs/orders/queries/orders.ts',
    'gateway/pipeline.ts:2 borders: only what assembles the house imports identity',
    'gateway/pipeline.ts:3 borders: the product never needs bench/',
    'gateway/pipeline.ts:4 borders: only what starts the house imports gateway/postgres/server.ts',
    'gateway/postgres/server.ts:1 borders: gateway/postgres/ knows nothing of subgraphs/kernel/ids.ts',
    'identity/tokens.ts:1 borders: '
      + 'identity knows kernel/actor.ts and contracts, not subgraphs/kernel/ids.ts',
    'subgraphs/contracts/scopes.ts:1 borders: contracts import nothing but types',
    'subgraphs/kernel/greet.ts:1 borders: kernel knows no subgraph and no contract',
    'subgraphs/members/commands/read-orders.ts:1 borders: '
      + 'members does not know subgraphs/orders/queries/orders.ts: events, references or the graph',
    'subgraphs/members/commands/read-orders.ts:2 borders: a subgraph does not know gateway/',
  ]));

  it('layers', () => expect(shown(checkLayers(sources))).toEqual([
    'subgraphs/contracts/scopes.ts:3 layers: contracts import nothing, not graphql',
    'subgraphs/loyalty/commands/ask-orders.ts:1 layers: '
      + 'other rooms are asked in calls, not in commands',
    'subgraphs/loyalty/commands/ask-orders.ts:2 layers: commands does not import calls',
    'subgraphs/loyalty/commands/expire.ts:1 layers: commands does not import graphql',
    'subgraphs/loyalty/domain/draw.ts:1 layers: a rule needs no node:crypto',
    'subgraphs/loyalty/domain/draw.ts:5 layers: '
      + 'a rule is given time and chance, not Math.random',
    'subgraphs/loyalty/domain/draw.ts:5 layers: a rule is given time and chance, not new Date()',
    'subgraphs/loyalty/domain/draw.ts:6 layers: a rule is given time and chance, not Date.now',
    'subgraphs/loyalty/domain/rule.ts:1 layers: a rule needs no node:fs',
    'subgraphs/loyalty/domain/rule.ts:2 layers: a rule needs no @mikro-orm/postgresql',
    'subgraphs/loyalty/domain/rule.ts:3 layers: domain does not import persistence',
    'subgraphs/loyalty/domain/rule.ts:4 layers: '
      + 'a rule is pure; subgraphs/kernel/database/provision.ts is not',
    'subgraphs/loyalty/events/on-order.ts:1 layers: events does not import persistence',
    'subgraphs/loyalty/events/on-order.ts:2 layers: '
      + 'events does not know subgraphs/loyalty/index.ts',
    'subgraphs/loyalty/graphql/lot.type.ts:1 layers: '
      + '@mikro-orm/postgresql stands in persistence, queries, commands and kernel, not in graphql',
    'subgraphs/loyalty/graphql/lot.type.ts:3 layers: graphql does not import persistence',
    'subgraphs/loyalty/persistence/rows.ts:1 layers: '
      + 'type-graphql stands in graphql and kernel, not in persistence',
    'subgraphs/loyalty/persistence/rows.ts:2 layers: persistence does not import commands',
    'subgraphs/loyalty/queries/lots.ts:1 layers: queries does not import graphql',
    'subgraphs/loyalty/services/mailer.ts:1 layers: services/ is no layer of a subgraph',
  ]));

  it('audits', () => expect(shown(checkAudits(sources))).toEqual([
    'subgraphs/members/commands/keep-copies.ts:14 audits: overwriteShops changes what a person may ask '
      + 'about, and leaves no record in the audit trail',
    'subgraphs/members/commands/keep-copies.ts:8 audits: trustPrices changes what a person may ask '
      + 'about, and leaves no record in the audit trail',
  ]));

  it('projections', () => expect(shown(checkProjections(sources))).toEqual([
    'subgraphs/members/events/on-shops.ts:6 projections: '
      + 'keepShops keeps a copy by shop.moved.v1, which has no version',
    'subgraphs/members/events/on-shops.ts:7 projections: '
      + 'trustPrices says that it is versioned and compares no version',
    'subgraphs/members/events/on-shops.ts:9 projections: overwriteShops overwrites what was told '
      + 'before: defineProjection lets the newer version win',
  ]));

  it('cycles', () => expect(shown(checkCycles(sources))).toEqual([
    'admin/resources/members/MemberPage.tsx:1 cycles: '
      + 'needs itself, by way of admin/resources/members/TierWhy.tsx',
    'subgraphs/catalog/domain/cock.ts:1 cycles: '
      + 'needs itself, by way of subgraphs/catalog/domain/egg.ts and '
        + 'subgraphs/catalog/domain/hen.ts and subgraphs/catalog/domain/nest.ts',
    'subgraphs/loyalty/commands/expire.ts:1 cycles: '
      + 'needs itself, by way of subgraphs/loyalty/domain/rule.ts and '
        + 'subgraphs/loyalty/graphql/lot.type.ts and subgraphs/loyalty/persistence/rows.ts',
  ]));

  it('cycles of folders', () => expect(shown(checkFolderCycles(Object.entries({
    'gateway/plan/plan.ts': "import { guard } from '../guard/guard.ts';",
    'gateway/plan/hops.ts': "import { owners } from './owners.ts';",
    'gateway/guard/guard.ts': "import { error } from '../errors.ts';",
    'gateway/guard/count.ts': "import { hops } from '../plan/hops.ts';",
    'gateway/http/handler.ts': "import { plan } from '../plan/plan.ts';",
  }).map(([path, text]) => readSource(path, text))))).toEqual([
    'gateway/guard:1 cycles: needs itself, by way of gateway/plan',
  ]));

  it('sizes', () => expect(shown(checkSizes(sources))).toEqual([
    'gateway/long.ts:250 file length: 251 lines, at most 250',
    'gateway/orderList.ts:1 line length: 137 columns, at most 120',
  ]));

  it('names', () => expect(shown(checkNames(sources))).toEqual([
    'gateway/order-helper.ts:1 names: "helper" says nothing of what is inside',
    'gateway/orderList.ts:1 names: kebab-case',
  ]));

  it('one name for one kind of thing', () => {
    const room = Object.entries({
      'subgraphs/loyalty/testing.ts': '', 'subgraphs/loyalty/test/sales.ts': '',
      'subgraphs/loyalty/tests/returns.ts': '', 'subgraphs/loyalty/graphql/enums.ts': '',
      'subgraphs/loyalty/graphql/words.ts': '', 'subgraphs/loyalty/graphql/stub.types.ts': '',
      'subgraphs/loyalty/events/on-order.ts': '', 'subgraphs/loyalty/events/handlers.ts': '',
      'subgraphs/loyalty/jobs/index.ts': '',
      'subgraphs/loyalty/graphql/burn.mutation.ts': "import { Mutation } from 'type-graphql';",
      'subgraphs/loyalty/graphql/hold.mutation.ts': "import { Int } from 'type-graphql';",
      'subgraphs/loyalty/commands/note-items.ts': "import { defineProjection } from 'x';",
      'subgraphs/loyalty/commands/facts/keep-items.ts': "import { defineProjection } from 'x';",
    }).map(([path, text]) => readSource(path, text));
    expect(shown(checkDialect(room))).toEqual([
      'subgraphs/loyalty/commands/note-items.ts:1 dialect: '
        + 'a copy of what another room tells stands in commands/, in keep-….ts',
      'subgraphs/loyalty/events/on-order.ts:1 dialect: what other rooms tell is listed in events/handlers.ts',
      'subgraphs/loyalty/graphql/burn.mutation.ts:1 dialect: a mutation is a value: defineMutation',
      'subgraphs/loyalty/graphql/enums.ts:1 dialect: words of the graph stand in graphql/words.ts',
      "subgraphs/loyalty/graphql/stub.types.ts:1 dialect: other rooms' entities stand in graphql/stubs.type.ts",
      'subgraphs/loyalty/jobs/index.ts:1 dialect: jobs are listed in jobs/jobs.ts',
      'subgraphs/loyalty/test/sales.ts:1 dialect: what tests share stands in tests/',
      'subgraphs/loyalty/testing.ts:1 dialect: what tests share stands in tests/',
    ]);
  });

  it('folders', () => {
    const files = (folder: string, few: number) => Array.from({ length: few }, (_, n) => (
      { path: `subgraphs/loyalty/${folder}/rule-${n}.ts` }));
    const house = [...files('domain', 15), ...files('commands', 16), ...files('graphql', 17),
      { path: 'subgraphs/loyalty/domain/rule-1.test.ts' }];
    expect(shown(checkFolders(house, { 'subgraphs/loyalty/graphql': 17 }))).toEqual([
      'subgraphs/loyalty/commands:1 folders: 16 files, at most 15: a level by noun',
    ]);
  });

  it('env', () => expect(shown(checkEnvReads(sources))).toEqual([
    'gateway/settings.ts:2 env: read the environment in a file called env.ts',
    'gateway/settings.ts:3 env: read the environment in a file called env.ts',
  ]));

  it('test marks', () => expect(shown(checkTestMarks(sources))).toEqual([
    'gateway/left.test.ts:3 test marks: describe.only is not left standing',
    'gateway/left.test.ts:4 test marks: it.skip is not left standing',
    'gateway/left.test.ts:5 test marks: it.todo is not left standing',
    'gateway/left.test.ts:6 test marks: test.concurrent.skip is not left standing',
    'gateway/left.test.ts:7 test marks: xit is not left standing',
  ]));

  it('machine paths', () => expect(shown(checkMachinePaths(crookedFiles()))).toEqual([
    `docs/setup.md:1 machine paths: ${['', 'home', 'olivia'].join('/')} exists on one machine only`,
  ]));

  it('rule table', () => expect(shown(checkRuleTable(
    '| an egg | `catalog/domain/egg.ts`, `tests/egg.test.ts` |', paths,
  ))).toEqual([
    'docs/rules.md:1 rule table: there is no tests/egg.test.ts',
    'subgraphs/catalog/domain/cock.ts:1 rule table: docs/rules.md does not say which rule stands here',
    'subgraphs/catalog/domain/hen.ts:1 rule table: docs/rules.md does not say which rule stands here',
    'subgraphs/catalog/domain/nest.ts:1 rule table: docs/rules.md does not say which rule stands here',
    'subgraphs/loyalty/domain/draw.ts:1 rule table: docs/rules.md does not say which rule stands here',
    'subgraphs/loyalty/domain/rule.ts:1 rule table: docs/rules.md does not say which rule stands here',
  ]));

  it('readmes', () => expect(shown(checkReadmes(paths))).toEqual([
    'gateway/README.md:1 readmes: is missing',
    'identity/README.md:1 readmes: is missing',
    'subgraphs/catalog/README.md:1 readmes: is missing',
    'subgraphs/contracts/README.md:1 readmes: is missing',
    'subgraphs/kernel/README.md:1 readmes: is missing',
    'subgraphs/loyalty/README.md:1 readmes: is missing',
    'subgraphs/members/README.md:1 readmes: is missing',
  ]));
});
