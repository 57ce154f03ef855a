import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  Kind, parse, type ListValueNode, type ObjectTypeDefinitionNode, type StringValueNode,
} from 'graphql';

/** What a partner's scopes open and its programs do not need: why there is no document. */
const WITHOUT: Readonly<Record<string, string>> = {
  exportFile: 'the house serves files by it', exportPart: 'the house serves files by it',
  changeMyPassword: 'operators only', enrolMyTotp: 'operators only', confirmMyTotp: 'operators only',
  putBundle: 'head office only', bundle: 'the list has them', certifyPiece: 'head office only',
  appendProvenance: 'head office only',
  removeMyTotp: 'operators only', setMarginClass: 'head office only', loyaltySummary: 'head office only',
  pointsReport: 'head office only',
  campaignPolicy: 'rules of the house', campaignPolicies: 'rules of the house', catalogPolicy: 'rules of the house',
  catalogPolicies: 'rules of the house', franchisePolicy: 'rules of the house', orderPolicies: 'rules of the house',
  franchisePolicies: 'rules of the house', marginClassVersions: 'words as they were', programme: 'words as they were',
  programmeVersions: 'words as they were', regionVersions: 'words as they were',
  franchise: 'the list has them', franchiseRanking: 'franchises among themselves',
  storeRanking: 'stores among themselves', scoredQuarters: 'stores among themselves', channel: 'the list has them',
  node: 'for tools that know ids only', nodes: 'for tools that know ids only',
  carePolicy: 'rules of the house', carePolicies: 'rules of the house', insightPolicy: 'rules of the house',
  rewardPolicy: 'rules of the house', rewardPolicies: 'rules of the house',
  costGauges: 'head office only', capOverrides: 'head office only',
  engagementPolicy: 'rules of the house', engagementPolicies: 'rules of the house',
  servicePolicies: 'rules of the house', tradeInPolicies: 'rules of the house',
  holdTradeInCredit: 'quotes hold it', releaseTradeInCredit: 'quotes give it back', recycledGold: 'head office only',
  planPolicy: 'rules of the house', planPolicies: 'rules of the house',
  allPlanTerms: 'plans are opened by those in force, which planTerms has',
  task: 'the list has them',
  soldPieces: 'head office only',
  birthdaysAhead: 'head office only', couponsAfterReturn: 'head office only; partners preview a return',
  insightPolicies: 'rules of the house', programmePolicyComparison: 'rules of the house',
  workingCalendar: 'rules of the house',
  putTag: 'the words of the house are entered by its people', createSegment: 'head office only',
  updateSegment: 'head office only', retireSegment: 'head office only', takeSegmentSnapshot: 'head office only',
  addSegmentMembers: 'head office only', removeSegmentMembers: 'head office only',
  segmentFacts: 'for whoever makes a rule', countSegment: 'head office only', explainSegment: 'head office only',
  runTagRule: 'head office only', setTagRule: 'head office only', explainTag: 'head office only',
  recommendationQuality: 'head office only', cohorts: 'counts what no channel is shown',
  customerStructure: 'counts what no channel is shown',
  proposeRelation: 'by people of the house; members do it themselves', servicePerson: 'people of the house',
  agreeToRelation: 'by people of the house; members do it themselves', servicePersons: 'people of the house',
  endRelation: 'by people of the house; members do it themselves', membersServedBy: 'for who serves them',
  myServicePerson: 'for who serves members',
  predictionFits: 'head office only', predictionRun: 'head office only',
  recordChurnReason: 'noted by people of the house, and shown to no channel',
  churnReport: 'counts what no channel is shown',
  outletDesk: 'openSlots and the care map say when', setOutletDesk: 'said by who answers for the store',
  returnEntitlement: 'asked by the room of services, when an order ends undone',
  redemptions: 'of head office and of stores; those of a member stand on the member',
};

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);
const guide = readFileSync('docs/partners.md', 'utf8');
const SCOPES = new Set([...guide.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) =>
  [...cell!.matchAll(/`([a-z]+:[a-z]+)`/g)].map(([, scope]) => scope!)));

function fieldsOpenToPartners(): string[] {
  return parse(readFileSync('schema/supergraph.graphql', 'utf8')).definitions
    .filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION)
    .filter(({ name }) => ROOTS.has(name.value))
    .flatMap(({ fields = [] }) => fields.filter(({ directives = [] }) => {
      const required = directives.find(({ name }) => name.value === 'requiresScopes');
      const sets = (required?.arguments?.[0]?.value as ListValueNode | undefined)?.values as ListValueNode[] ?? [];
      return sets.length === 0 || sets.some(({ values }) =>
        (values as StringValueNode[]).every(({ value }) => SCOPES.has(value)));
    }).map(({ name }) => name.value));
}

const asked = new Set(readdirSync('client/documents').flatMap((file) =>
  parse(readFileSync(`client/documents/${file}`, 'utf8')).definitions.flatMap((node) =>
    (node.kind === Kind.OPERATION_DEFINITION ? node.selectionSet.selections : [])
      .map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : '')))));

describe('every job of a partner', () => {
  it('is opened by the scopes of the guide', () => {
    expect([...SCOPES]).toEqual(expect.arrayContaining(['orders:write', 'loyalty:hold', 'documents:register']));
  });

  it('has a document in the client, or a reason why not', () => {
    const open = fieldsOpenToPartners();
    expect(open.filter((name) => !asked.has(name) && !(name in WITHOUT))).toEqual([]);
    expect(Object.keys(WITHOUT).filter((name) => asked.has(name) || !open.includes(name))).toEqual([]);
  });
});
