import type { Region } from '../../contracts/words.ts';

/** Common surnames and given names; every person made of them is invented. */
const SURNAMES = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蔡蒋余'];
const DOUBLE_SURNAMES = ['欧阳', '司徒', '上官'];
const FEMALE = [...(
  '芳娜敏静丽艳娟霞秀英华慧巧美雅芝玉萍红玲芬燕彩春菊兰凤洁梅琳素云莲真雪荣爱妹香月莺媛瑞佳嘉琼勤珍贞莉桂娣叶璧璐娅琦晶妍茜'
  + '秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓')];
const MALE = [...(
  '伟刚勇毅俊峰强军平保东文辉力明永健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安'
  + '岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固')];
const CANTONESE = [
  'Chan', 'Wong', 'Lee', 'Cheung', 'Lau', 'Ho', 'Leung', 'Ng', 'Tam', 'Yip', 'Kwok', 'Mak',
];
const CANTONESE_GIVEN = {
  female: ['Wai Yee', 'Mei Ling', 'Ka Yan', 'Suk Han', 'Hoi Ching', 'Wing Sze', 'Yuen Ting'],
  male: ['Tai Man', 'Chi Keung', 'Ka Ho', 'Wai Kit', 'Siu Ming', 'Kwok Wah', 'Chun Yin'],
};
const SINGAPORE = ['Tan', 'Lim', 'Lee', 'Ng', 'Ong', 'Goh', 'Chua', 'Koh', 'Teo', 'Nair', 'Rahman'];
const SINGAPORE_GIVEN = {
  female: ['Hui Min', 'Xin Yi', 'Grace', 'Priya', 'Siti', 'Rachel', 'Jia Hui'],
  male: ['Wei Ming', 'Jun Jie', 'Daniel', 'Arjun', 'Hafiz', 'Marcus', 'Kok Leong'],
};

export type Dice = () => number;
export const oneOf = <Item>(list: readonly Item[], dice: Dice): Item =>
  list[Math.floor(dice() * list.length)]!;

/** Chinese on the mainland and half the time in Hong Kong; romanised otherwise. */
export function nameOf(region: Region, gender: 'female' | 'male', dice: Dice): string {
  if (region === 'SG') return `${oneOf(SINGAPORE, dice)} ${oneOf(SINGAPORE_GIVEN[gender], dice)}`;
  if (region !== 'CN' && dice() < 0.5) {
    return `${oneOf(CANTONESE, dice)} ${oneOf(CANTONESE_GIVEN[gender], dice)}`;
  }
  const surname = dice() < 0.01 ? oneOf(DOUBLE_SURNAMES, dice) : oneOf(SURNAMES, dice);
  const given = gender === 'female' ? FEMALE : MALE;
  return surname + oneOf(given, dice) + (dice() < 0.75 ? oneOf(given, dice) : '');
}

export const CITIES: Record<Region, readonly string[]> = {
  CN: ['上海', '北京', '广州', '深圳', '杭州', '成都', '武汉', '南京', '西安', '重庆', '苏州',
    '长沙', '青岛', '郑州'],
  HK: ['香港'], MO: ['澳门'], SG: ['Singapore'],
};

/**
 * Numbers that belong to nobody as far as the public numbering plans tell: mainland prefix 160,
 * Hong Kong 4300, Singapore 3900. None of them is ever called or texted.
 */
export function phoneOf(region: Region, n: number): string {
  const digits = String(n);
  if (region === 'HK') return `+852430${digits.padStart(5, '0')}`;
  if (region === 'SG') return `+65390${digits.padStart(5, '0')}`;
  return `+86160${digits.padStart(8, '0')}`;
}
