import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getNamedType, isLeafType, type GraphQLObjectType } from 'graphql';
import { PERSON_SCOPES } from '../../identity/scopes.ts';
import { person } from '../kit/subgraph.ts';
import { api } from './kit/api.ts';
import { openBareGateway, type BareGateway } from './kit/bare-gateway.ts';
import { callOf } from './kit/paths.ts';

const MEMBER = person('018cc251-f400-7aaa-8aaa-00000000000f', ...PERSON_SCOPES);

let bare: BareGateway;
beforeAll(async () => { bare = await openBareGateway(); }, 120_000);
afterAll(() => bare.gateway.close());

/** Fields of a root that the gateway lets through for a member's own token with all it may carry. */
async function open(root: 'query' | 'mutation', type: GraphQLObjectType): Promise<string[]> {
  const names: string[] = [];
  for (const field of Object.values(type.getFields())) {
    const selected = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
    const { errors } = await bare.gateway.execute(
      { query: `${root} { ${callOf(type.name, field)}${selected} }`, actor: MEMBER });
    if (errors?.[0]?.extensions?.['code'] !== 'FORBIDDEN') names.push(field.name);
  }
  return names.sort();
}

const OWN_DEEDS = [
  'answerQuiz', 'answerServiceQuote', 'answerTradeInOffer', 'rateServiceOrder', 'takeTurn',
  'bookAppointment', 'cancelAppointment', 'moveAppointment',
  'agreeToMyRelation', 'bookEntitlement', 'buyEntitlement', 'cancelEntitlement', 'cancelRedemption', 'changeMyPassword',
  'checkIn', 'claimCoupon', 'claimDrop', 'claimDropBatch', 'confirmClaim', 'confirmMyTotp', 'correctMyProfile',
  'endMyRelation', 'enrolMyTotp', 'enterLottery', 'holdCoupons', 'missEntitlement', 'proposeMyRelation',
  'recordMyConsent', 'redeemReward', 'releaseClaim', 'removeMyTotp', 'requestMyErasure', 'requestMyExport',
  'withdrawMyErasure', 'answerEventOffer', 'bookEventPlace', 'giveBackEventPlace', 'rateMemberEvent',
];
/** What a member did and had is said by who saw it: the scope is of the counter, too, and the room refuses members. */
const OF_THE_COUNTER = ['checkInEventPlace', 'checkRedemption', 'completeTask', 'honourEntitlement',
  'releaseCoupons', 'returnEntitlement', 'tellLesson', 'useCoupons', 'useEntitlement', 'verifyRedemption'];

it('a member\'s token changes itself, claims and redeems, and nothing else', async () => {
  expect(await open('mutation', api().getMutationType()!)).toEqual([...OWN_DEEDS, ...OF_THE_COUNTER].sort());
});

it('and reads nothing of the desks', async () => {
  const names = await open('query', api().getQueryType()!);
  expect(names).toEqual(expect.arrayContaining(['me', 'member', 'consentTexts']));
  for (const desk of ['erasures', 'erasure', 'memberExports', 'memberExport', 'contactViews', 'mergeCases',
    'auditRecords', 'identityAudit', 'operators', 'partnerClients', 'deadLetters', 'abuseCases', 'manualTiers']) {
    expect([desk, names.includes(desk)]).toEqual([desk, false]);
  }
});
