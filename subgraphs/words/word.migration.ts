import type { SqlMigration } from '../kernel/database/migration.ts';

/**
 * A room's copy of the house's words, with those that the house begins with. Every schema begins with the
 * same ones, so that no room waits for another at its first start.
 */
export function wordMigration(room: string): SqlMigration {
  return { name: `${room}-words`, sql: SQL.replaceAll('@room', room) };
}

const SQL = `
create table word (
  kind text not null check (kind in ('region', 'programme', 'tier', 'margin_class')),
  code text not null check (char_length(code) >= 1 and char_length(code) <= 60),
  effective_from timestamptz not null,
  name_zh text not null,
  name_en text not null,
  rank integer not null,
  traits jsonb not null,
  retired boolean not null default false,
  withdrawn boolean not null default false,
  version bigint not null,
  primary key (kind, code, effective_from)
);
grant select on word to karat_@room_restricted;

insert into word (kind, code, effective_from, name_zh, name_en, rank, traits, version)
select kind, code, '1990-01-01T00:00:00Z', name_zh, name_en, rank, traits::jsonb, 1 from (values
  ('programme', 'CN', '中国大陆', 'Mainland China', 1, '{"currency":"CNY","timeZone":"Asia/Shanghai"}'),
  ('programme', 'HK', '港澳', 'Hong Kong and Macau', 2, '{"currency":"HKD","timeZone":"Asia/Hong_Kong"}'),
  ('programme', 'SG', '新加坡', 'Singapore', 3, '{"currency":"SGD","timeZone":"Asia/Singapore"}'),
  ('region', 'CN', '中国大陆', 'Mainland China', 1,
    '{"currency":"CNY","timeZone":"Asia/Shanghai","phoneRegion":"CN","cardDigit":"1","programme":"CN"}'),
  ('region', 'HK', '香港', 'Hong Kong', 2,
    '{"currency":"HKD","timeZone":"Asia/Hong_Kong","phoneRegion":"HK","cardDigit":"2","programme":"HK"}'),
  ('region', 'MO', '澳门', 'Macau', 3,
    '{"currency":"MOP","timeZone":"Asia/Macau","phoneRegion":"MO","cardDigit":"3","programme":"HK"}'),
  ('region', 'SG', '新加坡', 'Singapore', 4,
    '{"currency":"SGD","timeZone":"Asia/Singapore","phoneRegion":"SG","cardDigit":"4","programme":"SG"}'),
  ('margin_class', 'A', '镶嵌', 'Inlaid: K-gold, diamond, jadeite, custom', 1,
    '{"pointsCash":"percent","investment":false}'),
  ('margin_class', 'B', '一口价黄金', 'Fixed-price gold, enamel and hard gold', 2,
    '{"pointsCash":"percent","investment":false}'),
  ('margin_class', 'C', '计价黄金(按克)', 'Gold by weight', 3, '{"pointsCash":"labour","investment":false}'),
  ('margin_class', 'D', '投资金', 'Investment bars, beans and coins', 4,
    '{"pointsCash":"none","investment":true}'),
  ('margin_class', 'X', '不参与', 'Outside the programme', 5, '{"pointsCash":"percent","investment":false}')
) as w (kind, code, name_zh, name_en, rank, traits);

insert into word (kind, code, effective_from, name_zh, name_en, rank, traits, version)
select 'tier', p.programme || ':' || t.code, '1990-01-01T00:00:00Z', t.name_zh, t.name_en, t.rank,
  jsonb_build_object('programme', p.programme, 'threshold', t.threshold), 1
from (values ('CN'), ('HK'), ('SG')) as p (programme), (values
  ('base', '普通', 'Base', 0, 0), ('silver', '银卡', 'Silver', 1, 1200),
  ('gold', '金卡', 'Gold', 2, 6000), ('diamond', '钻石卡', 'Diamond', 3, 60000)
) as t (code, name_zh, name_en, rank, threshold);
`;
