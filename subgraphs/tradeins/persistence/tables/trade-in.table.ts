import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_CHANNEL, IF_TENANT, KIND, seenBy } from '../../../kernel/database/reader.ts';
import {
  ASSAY_METHODS, CONSENT_WAYS, DOCUMENT_KINDS, PHOTO_KINDS, TRADE_IN_DEEDS, TRADE_IN_STATES,
} from '../../domain/words.ts';
import { AT_OWN_SITES } from './own-sites.ts';

const TEXT = (column: string, most: number) => `char_length(${column}) >= 1 and char_length(${column}) <= ${most}`;
const WEIGHT = (column: string) => `${column} >= 1 and ${column} <= 100000000`;
const PURITY = (column: string) => `${column} >= 1 and ${column} <= 10000`;

/** Old gold that a member brings, from its estimate to its credit or its way back. */
export const tradeInTable = defineTable('tradeins.trade_in', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  /** The id it was brought for: its credit goes to the account of that id. */
  namedId: t.uuid(),
  outletId: t.uuid(),
  /** Whose that outlet is; null: head office's. */
  tenantId: t.uuid().nullable(),
  /** The channel that took it in. */
  channelId: t.uuid().nullable(),
  region: t.text(),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  way: t.text(),
  /** Whose numbers count: of the estimate, and from the offer on those of the offer. */
  policyVersion: t.int(),
  piece: t.text().check(TEXT('piece', 500)),
  brand: t.text().nullable().check(TEXT('brand', 60)),
  ownBrand: t.bool(),
  state: t.word(...TRADE_IN_STATES),
  claimedMg: t.bigint().check(WEIGHT('claimed_mg')),
  claimedPurity: t.int().check(PURITY('claimed_purity')),
  /** What it might come to; binds nobody. Null: the board had no price. */
  estimateMinor: t.bigint().nullable().check('estimate_minor >= 0'),
  grossMg: t.bigint().nullable().check(WEIGHT('gross_mg')),
  purity: t.int().nullable().check(PURITY('purity')),
  method: t.word(...ASSAY_METHODS).nullable(),
  assayedAt: t.timestamptz().nullable(),
  /** The offer as it was priced. */
  fineMg: t.bigint().nullable().check('fine_mg >= 0'),
  afterMg: t.bigint().nullable().check('after_mg >= 0'),
  priceMinor: t.bigint().nullable().check('price_minor > 0'),
  /** Price of the board that it came from: its id, and since when it held. */
  priceSource: t.text().nullable(),
  priceAt: t.timestamptz().nullable(),
  creditMinor: t.bigint().nullable().check('credit_minor > 0'),
  /** What the plain way of the rules pays for it without any sale; null: no such way, or no such price. */
  plainMinor: t.bigint().nullable().check('plain_minor >= 0'),
  offeredAt: t.timestamptz().nullable(),
  offerUntil: t.timestamptz().nullable(),
  /** The policy version whose text was agreed to, by whom and how. */
  consentVersion: t.int().nullable(),
  consentBy: t.text().nullable().check(TEXT('consent_by', 100)),
  consentWay: t.word(...CONSENT_WAYS).nullable(),
  acceptedAt: t.timestamptz().nullable(),
  identityName: t.text().nullable().check(TEXT('identity_name', 100)),
  identityKind: t.word(...DOCUMENT_KINDS).nullable(),
  identityLast: t.text().nullable().check(`identity_last ~ '^[0-9A-Z]{4}$'`),
  meltedAt: t.timestamptz().nullable(),
  /** When its credit came into the member's account. */
  givenAt: t.timestamptz().nullable(),
  /** How much that was: what a sale took of it, and the rest of the gold at its plain price. */
  givenMinor: t.bigint().nullable().check('given_minor >= 0'),
  /** What of that its sale took; null: no sale did, or one of before it was kept. */
  takenMinor: t.bigint().nullable().check('taken_minor >= 0'),
  /** Offered before there was a plain price: what a sale does not take of it is credited whole, as was said then. */
  restWhole: t.bool().default(false),
  /** The hold that has it, or had it last. */
  holdId: t.uuid().nullable(),
  /** Until when, while it does: a hold ends by itself. */
  heldUntil: t.timestamptz().nullable(),
  /** The sale that named it. */
  orderId: t.uuid().nullable(),
  /** When all that this sale took of credit had come back. */
  saleBackAt: t.timestamptz().nullable(),
  /** A sale of its member, linked later, took an amount for old gold that may be this one. */
  unnamedOrderId: t.uuid().nullable(),
  /** Somebody asked to credit it at its plain price, without a sale: by the rules of which version, and who agreed. */
  plainAskedAt: t.timestamptz().nullable(),
  /** Who asked, by id: another person decides. */
  plainAskedBy: t.text().nullable(),
  plainConsentBy: t.text().nullable().check(TEXT('plain_consent_by', 100)),
  plainConsentWay: t.word(...CONSENT_WAYS).nullable(),
  plainVersion: t.int().nullable(),
  /** The price that was agreed to. */
  plainAskedMinor: t.bigint().nullable().check('plain_asked_minor > 0'),
  returnedTo: t.text().nullable().check(TEXT('returned_to', 100)),
  openedAt: t.timestamptz(),
  openedBy: t.text(),
  closedAt: t.timestamptz().nullable(),
  version: t.int().default(1).check('version > 0'),
}, {
  visible: `tenant_id = ${IF_TENANT} and ${AT_OWN_SITES} or channel_id = ${IF_CHANNEL}
    or ${KIND} = 'person' and ${seenBy('trade_in.member_id')}`,
  references: { holdId: 'credit_hold (id)' },
  indexes: {
    trade_in_member: '(member_id, opened_at desc, id desc)',
    trade_in_opened: '(opened_at, id)',
    trade_in_tenant: '(tenant_id, opened_at, id)',
    trade_in_channel: '(channel_id, opened_at, id)',
    trade_in_outlet: '(outlet_id, opened_at, id)',
    trade_in_state: '(state, opened_at, id)',
    trade_in_lapse: `(offer_until) where state = 'offered'`,
    trade_in_accepted: '(member_id, accepted_at) where accepted_at is not null',
    trade_in_melted: '(melted_at) where melted_at is not null',
    trade_in_hold: '(hold_id) where hold_id is not null',
  },
  checks: {
    trade_in_check: `state in ('estimated', 'received', 'returned', 'cancelled') or gross_mg is not null
      and purity is not null and method is not null and assayed_at is not null`,
    trade_in_check1: `state in ('estimated', 'received', 'assayed', 'returned', 'cancelled')
      or credit_minor is not null and offer_until is not null`,
    trade_in_check2: `(credit_minor is null) = (price_minor is null)`,
    trade_in_check3: `(accepted_at is null) = (consent_version is null)`,
    trade_in_check4: `state <> all (array['accepted', 'melted', 'credited']) or accepted_at is not null`,
    trade_in_check5: `state <> all (array['melted', 'credited']) or melted_at is not null`,
    trade_in_check6: `state <> 'credited' or given_at is not null`,
    trade_in_check7: `state <> 'returned' or given_at is null and melted_at is null`,
    trade_in_check8: `(identity_kind is null) = (identity_last is null)`,
    trade_in_given: '(given_at is null) = (given_minor is null)',
    trade_in_asked: `(plain_asked_at is null) = (plain_asked_by is null)
      and (plain_asked_at is null) = (plain_version is null)
      and (plain_asked_at is null) = (plain_asked_minor is null)`,
    trade_in_check9: `(closed_at is null) = (state <> all (array['credited', 'returned', 'cancelled']))`,
  },
});

/** What was done with it, the whole history; nothing is changed or deleted. */
export const tradeInStepTable = defineTable('tradeins.trade_in_step', {
  tradeInId: t.uuid().primary(),
  version: t.int().primary().check('version > 0'),
  deed: t.word(...TRADE_IN_DEEDS),
  state: t.word(...TRADE_IN_STATES),
  creditMinor: t.bigint().nullable(),
  note: t.text().nullable().check(TEXT('note', 500)),
  at: t.timestamptz(),
  by: t.text(),
}, {
  visible: '(select true from trade_in o where o.id = trade_in_id)',
  references: { tradeInId: 'trade_in (id)' },
});

/** Pictures, by their address. */
export const tradeInPhotoTable = defineTable('tradeins.trade_in_photo', {
  tradeInId: t.uuid().primary(),
  url: t.text().primary().check(`starts_with(url, 'https://') and char_length(url) <= 500`),
  kind: t.word(...PHOTO_KINDS),
  at: t.timestamptz(),
  by: t.text(),
}, {
  visible: '(select true from trade_in o where o.id = trade_in_id)',
  references: { tradeInId: 'trade_in (id)' },
});
