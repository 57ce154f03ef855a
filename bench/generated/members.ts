/** Members, what they said, where they are known, and in every schema who may see them. */
export function membersSql(schemas: readonly string[]): string {
  const visible = schemas.map((schema) => `
insert into ${schema}.person_visibility (person_id, tenant_id, layer, channel_ids, version)
select id, franchise_id, case when gen.chance(i, 10) < 0.6 then 3 else 1 end, channels, 1
from gen.member;`).join('');
  return `
insert into members.member (id, card_number, region, name, name_folded, name_grams, home_grams, phone,
  phone_verified, gender, birthday, city, source, outlet_id, home_tenant_id, enrolled_at, told_version)
select id, card_body || gen.luhn(card_body), region, name, name, grams, members.reach_grams(franchise_id, grams),
  case when gen.chance(i, 11) < 0.9 then '+8617' || lpad(i::text, 9, '0') end,
  gen.chance(i, 11) < 0.6, gender, date '1960-01-01' + (16000 * gen.chance(i, 12))::int, '上海',
  (array['store', 'store', 'online', 'event', 'referral', 'parcel_card'])[1 + floor(6 * gen.chance(i, 13))::int],
  outlet_id, franchise_id, enrolled_at, 1
from gen.member cross join lateral (select array(select distinct g from (
  select substr(name, n, 1) as g from generate_series(1, char_length(name)) as n
  union select substr(name, n, 2) from generate_series(1, char_length(name) - 1) as n) as t) as grams) as g;
select setval('members.card_serial', (select max(i) + 1000 from gen.member));
insert into members.channel_identity (id, member_id, channel_id, external_id, linked_at)
select gen.uid('identity' || n, i, enrolled_at), id, channel, 'buyer-' || i, enrolled_at
from gen.member cross join lateral unnest(channels) with ordinality as t (channel, n);
insert into members.consent_record (id, member_id, purpose, granted, text_version, text_hash, source,
  recorded_at)
select gen.uid('consent', i, enrolled_at), id, 'franchise_sharing', gen.chance(i, 10) < 0.6, '2026-01',
  repeat('0', 64), 'store', enrolled_at from gen.member;
insert into members.member_activity (member_id, has_orders, has_points)
select id, true, true from gen.member where i in (select member_no from gen.sale);
insert into orders.member_fact (member_id, region, enrolled_at)
select id, region, enrolled_at from gen.member;
insert into orders.buyer_identity (channel_id, external_id, member_id, region)
select channel, 'buyer-' || i, id, region from gen.member cross join lateral unnest(channels) as channel;
${visible}
`;
}
