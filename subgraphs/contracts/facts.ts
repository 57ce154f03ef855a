/**
 * What one room may ask of another before the news has come, by the key that it has: the owner's name
 * and what its `tells` call it. Ids are uuids; an identity is the channel's id, a space and its word
 * for the person.
 */
export const FACT = {
  member: 'members.member', identity: 'members.identity',
  item: 'catalog.item', sku: 'catalog.sku',
  outlet: 'franchises.outlet', outletCode: 'franchises.outletCode', channel: 'franchises.channel',
} as const;
