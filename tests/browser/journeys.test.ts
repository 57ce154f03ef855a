import { afterAll, beforeAll, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openHouse, type BrowserHouse } from './house.ts';
import { accessJourneys } from './journeys/access.ts';
import { associateJourneys } from './journeys/associate.ts';
import { careJourneys } from './journeys/care.ts';
import { counterJourneys } from './journeys/counter.ts';
import { explorerJourneys } from './journeys/explorer.ts';
import { franchiseJourneys } from './journeys/franchise.ts';
import { goldJourneys } from './journeys/gold.ts';
import { goodsJourneys } from './journeys/goods.ts';
import { insightJourneys } from './journeys/insights.ts';
import { liveJourneys } from './journeys/live.ts';
import { mallJourneys } from './journeys/mall.ts';
import { memberJourneys } from './journeys/members.ts';
import { mergeJourneys } from './journeys/merges.ts';
import { networkJourneys } from './journeys/network.ts';
import { pageJourneys } from './journeys/pages.ts';
import { planJourneys } from './journeys/plans.ts';
import { pointsJourneys } from './journeys/points.ts';
import { policyJourneys } from './journeys/policies.ts';
import { privacyJourneys } from './journeys/privacy.ts';
import { rateJourneys } from './journeys/rates.ts';
import { returnJourneys } from './journeys/returns.ts';
import { sessionJourneys } from './journeys/session.ts';
import { settlementJourneys } from './journeys/settlement.ts';
import { signInJourneys } from './journeys/sign-in.ts';
import { staleJourneys } from './journeys/stale.ts';
import type { Scene } from './journeys/scene.ts';
import { storeDayJourneys } from './journeys/store-day.ts';
import { wordJourneys } from './journeys/words.ts';
import { openBrowser } from './kit.ts';

/** One house and one browser for all journeys: the demo brand takes longer to write than they take to walk. */
jest.setTimeout(120_000);

let house: BrowserHouse;
let browser: Browser;
const scene: Scene = { origin: () => house.origin, browser: () => browser };

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
}, 900_000);

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

signInJourneys(scene);
sessionJourneys(scene);
mallJourneys(scene);
memberJourneys(scene);
careJourneys(scene);
counterJourneys(scene);
insightJourneys(scene);
mergeJourneys(scene);
privacyJourneys(scene);
pointsJourneys(scene);
planJourneys(scene);
returnJourneys(scene);
goldJourneys(scene);
rateJourneys(scene);
policyJourneys(scene);
franchiseJourneys(scene);
associateJourneys(scene);
networkJourneys(scene);
settlementJourneys(scene);
goodsJourneys(scene);
staleJourneys(scene);
wordJourneys(scene);
liveJourneys(scene);
accessJourneys(scene);
pageJourneys(scene);
explorerJourneys(scene);
storeDayJourneys(scene);
