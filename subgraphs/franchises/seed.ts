import type { Region } from '../contracts/words.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { seedId, type SeedContext } from '../kernel/seed.ts';
import { registerChannel, type ChannelKind } from './commands/network/register-channel.ts';
import { registerFranchise } from './commands/network/register-franchise.ts';
import { registerOutlet, type RegisterOutlet } from './commands/network/register-outlet.ts';

const CHANNELS: readonly [code: string, name: string, kind: ChannelKind][] = [
  ['tmall', '天猫旗舰店', 'marketplace'], ['jd', '京东自营', 'marketplace'],
  ['douyin', '抖音直播', 'live'], ['mini', '小程序商城', 'mini_program'],
  ['pos', '门店收银', 'point_of_sale'],
];

const FRANCHISES: readonly [name: string, city: string, region: Region, territory: string][] = [
  ['锦元珠宝', '杭州', 'CN', '杭州市主城区'], ['宝兴金楼', '苏州', 'CN', '苏州市'],
  ['福聚银楼', '成都', 'CN', '成都市锦江、武侯两区'], ['瑞和首饰', '武汉', 'CN', '武汉市汉口'],
  ['金玉良缘', '长沙', 'CN', '长沙市'], ['恒丰珠宝', '青岛', 'CN', '青岛市'],
  ['盛世金源', '西安', 'CN', '西安市'], ['御品阁', '厦门', 'CN', '厦门、漳州'],
  ['合美黄金', '郑州', 'CN', '郑州市'], ['Harbour Gold', '香港', 'HK', 'Kowloon'],
  ['Peak Jewellers', '香港', 'HK', 'Hong Kong Island'],
  ['Marina Jewels', '新加坡', 'SG', 'Singapore'],
];

/** Streets and malls of the stores, franchise by franchise. */
const STORES: readonly (readonly string[])[] = [
  ['湖滨银泰店', '武林广场店', '滨江宝龙店'], ['观前街店', '圆融时代店', '吴江万象汇店'],
  ['春熙路店', '万象城店', '宽窄巷子店'], ['江汉路店', '武商广场店', '楚河汉街店'],
  ['五一广场店', '国金中心店', '梅溪湖店'], ['台东步行街店', '海信广场店', '金狮广场店'],
  ['钟楼店', '赛格国际店', '大唐不夜城店'], ['中山路店', 'SM 城市广场店', '漳州碧湖店'],
  ['二七广场店', '丹尼斯大卫城店'], ['Nathan Road', 'Harbour City'],
  ['Queen\'s Road', 'Causeway Bay'], ['Orchard Road', 'Bugis Junction'],
];

const OWN: readonly Omit<RegisterOutlet, 'id' | 'code' | 'franchiseId' | 'channelId'>[] = [
  { name: '上海南京东路旗舰店', city: '上海', kind: 'own_store', region: 'CN' },
  { name: '北京王府井旗舰店', city: '北京', kind: 'own_store', region: 'CN' },
  { name: '深圳万象天地店', city: '深圳', kind: 'own_store', region: 'CN' },
  { name: 'Canton Road Flagship', city: '香港', kind: 'own_store', region: 'HK' },
  { name: '官方网店', city: '上海', kind: 'web_shop', region: 'CN' },
  { name: '官方直播间', city: '杭州', kind: 'live_room', region: 'CN' },
  { name: '会员专属直播间', city: '上海', kind: 'live_room', region: 'CN' },
  { name: '婚庆直播间', city: '深圳', kind: 'live_room', region: 'CN' },
];

/** Where the cities are, in degrees; the stores of one stand a few hundred metres apart. */
const CITIES: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  杭州: [30.2527, 120.1650], 苏州: [31.3115, 120.6236], 成都: [30.6574, 104.0817], 武汉: [30.5838, 114.2880],
  长沙: [28.1962, 112.9772], 青岛: [36.0870, 120.3555], 西安: [34.2611, 108.9423], 厦门: [24.4540, 118.0779],
  郑州: [34.7535, 113.6655], 香港: [22.2988, 114.1722], 新加坡: [1.3040, 103.8318], 上海: [31.2363, 121.4783],
  北京: [39.9149, 116.4109], 深圳: [22.5423, 114.1095],
};

/** Nobody walks into a web shop. */
function positionOf({ city, kind }: Pick<RegisterOutlet, 'city' | 'kind'>, index: number): RegisterOutlet['position'] {
  const place = kind === 'own_store' || kind === 'franchise_store' ? CITIES[city] : undefined;
  if (!place) return null;
  const [latitude, longitude] = [place[0] + (index % 5) * 0.004, place[1] + (index % 3) * 0.006];
  return { latitude: latitude.toFixed(6), longitude: longitude.toFixed(6) };
}

/** Where head office sells: tills, mini-program, live commerce. */
const OWN_CHANNELS = ['pos', 'pos', 'pos', 'pos', 'mini', 'douyin', 'mini', 'douyin'];

const number = (index: number) => String(index + 1).padStart(2, '0');

/** The demo brand's network; the other seeds name its rows by seedId. Safe to run again. */
export async function seedFranchises(context: SeedContext): Promise<void> {
  const outlets = outletInputs();
  const total = CHANNELS.length + FRANCHISES.length + outlets.length;
  let done = 0;
  const key = (code: string) => ({ id: `seed:${code}`, requestId: 'seed franchises' });
  const count = (outcome: Outcome<unknown>) => {
    if (!outcome.ok) throw new Error(`seed: ${outcome.refusals[0]?.message}`);
    context.progress(done += 1, total);
  };
  for (const [code, name, kind] of CHANNELS) {
    const id = seedId('channel', code);
    count(await context.run(registerChannel, key(code), { id, code, name, kind }));
  }
  for (const [index, [name, city, region, territory]] of FRANCHISES.entries()) {
    const code = `f-${number(index)}`;
    count(await context.run(registerFranchise, key(code), {
      id: seedId('franchise', code), code, name, city, region,
      contract: {
        number: `FC-2023-${number(index)}`, startsOn: '2023-01-01', endsOn: '2028-12-31', territory,
      },
    }));
  }
  for (const outlet of outlets) {
    count(await context.run(registerOutlet, key(outlet.code), outlet));
  }
}

/** o-01 to o-32 of the franchises, o-33 to o-40 of head office. */
function outletInputs(): RegisterOutlet[] {
  const stores = FRANCHISES.flatMap(([franchise, city, region], index) =>
    STORES[index]!.map((store) => ({
      name: `${franchise} ${store}`, city, kind: 'franchise_store' as const, region,
      franchiseId: seedId('franchise', `f-${number(index)}`),
      channelId: seedId('channel', 'pos'),
    })));
  const own = OWN.map((outlet, index) => ({
    ...outlet, franchiseId: null, channelId: seedId('channel', OWN_CHANNELS[index]!),
  }));
  return [...stores, ...own].map((outlet, index) => {
    const code = `o-${number(index)}`;
    return { ...outlet, id: seedId('outlet', code), code, position: positionOf(outlet, index) };
  });
}
