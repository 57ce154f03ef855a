import { PREFIX } from '../../../contracts/ids.ts';
import type { Choice, Fact } from './fact.ts';

const choice = (value: string, zh: string, en: string): Choice => ({ value, zh, en });

const MOST_POINTS = 1_000_000_000;

/** What a profile says, without saying who it is. */
const PROFILE: readonly Fact[] = [
  { fact: 'region', kind: 'word', group: 'profile', zh: '会籍地区', en: 'Home region', vocabulary: 'regions' },
  { fact: 'gender', kind: 'word', group: 'profile', zh: '性别', en: 'Gender', choices: [
    choice('female', '女', 'Female'), choice('male', '男', 'Male'), choice('unknown', '未填写', 'Not told')] },
  { fact: 'age', kind: 'whole', group: 'profile', zh: '年龄', en: 'Age', least: 0, most: 120 },
  { fact: 'birthMonth', kind: 'whole', group: 'profile', zh: '生日月份', en: 'Month of birth', least: 1, most: 12 },
  { fact: 'daysToBirthday', kind: 'whole', group: 'profile', zh: '距生日天数', en: 'Days to the next birthday',
    least: 0, most: 366 },
  { fact: 'city', kind: 'text', group: 'profile', zh: '城市', en: 'City' },
  { fact: 'occupation', kind: 'text', group: 'profile', zh: '职业', en: 'Occupation' },
  { fact: 'styles', kind: 'words', group: 'profile', zh: '喜欢的风格', en: 'Styles liked', choices: [
    choice('classical', '古典', 'Classical'), choice('modern', '现代', 'Modern'), choice('ethnic', '民族', 'Ethnic'),
    choice('minimal', '极简', 'Minimal'), choice('vintage', '复古', 'Vintage'), choice('sweet', '甜美', 'Sweet')] },
  { fact: 'stones', kind: 'words', group: 'profile', zh: '喜欢的宝石', en: 'Stones liked', choices: [
    choice('diamond', '钻石', 'Diamond'), choice('jadeite', '翡翠', 'Jadeite'), choice('nephrite', '和田玉', 'Nephrite'),
    choice('pearl', '珍珠', 'Pearl'), choice('ruby', '红宝石', 'Ruby'), choice('sapphire', '蓝宝石', 'Sapphire'),
    choice('emerald', '祖母绿', 'Emerald'), choice('none', '素金', 'No stone')] },
  { fact: 'occasions', kind: 'words', group: 'profile', zh: '佩戴场合', en: 'Occasions', choices: [
    choice('daily', '日常', 'Daily'), choice('work', '职场', 'Work'), choice('banquet', '宴会', 'Banquet'),
    choice('wedding', '婚嫁', 'Wedding'), choice('gift', '送礼', 'Gift'),
    choice('investment', '投资收藏', 'Investment')] },
  { fact: 'source', kind: 'word', group: 'profile', zh: '会员来源', en: 'Source', choices: [
    choice('store', '门店', 'Store'), choice('online', '线上', 'Online'), choice('event', '活动', 'Event'),
    choice('referral', '老带新', 'Referral'), choice('parcel_card', '包裹卡', 'Parcel card')] },
  { fact: 'enrolledOn', kind: 'date', group: 'profile', zh: '入会日期', en: 'Enrolled on' },
  { fact: 'enrolledThrough', kind: 'word', group: 'profile', zh: '入会渠道', en: 'Enrolled through channel',
    prefix: PREFIX.channel },
  { fact: 'enrolledAt', kind: 'word', group: 'profile', zh: '入会门店', en: 'Enrolled at outlet', prefix: PREFIX.outlet },
];

/** What loyalty and franchises tell. */
const STANDING: readonly Fact[] = [
  { fact: 'tier', kind: 'word', group: 'loyalty', zh: '等级', en: 'Tier', vocabulary: 'tiers' },
  { fact: 'points', kind: 'whole', group: 'loyalty', zh: '可用积分', en: 'Points to spend', least: 0, most: MOST_POINTS },
  { fact: 'pendingPoints', kind: 'whole', group: 'loyalty', zh: '待生效积分', en: 'Pending points',
    least: 0, most: MOST_POINTS },
  { fact: 'pointsDebt', kind: 'whole', group: 'loyalty', zh: '待补扣积分', en: 'Points owed', least: 0,
    most: MOST_POINTS },
  { fact: 'home', kind: 'word', group: 'attribution', zh: '归属加盟商（未知为总部）',
    en: 'Home franchise (unknown: head office)', prefix: PREFIX.franchise },
  { fact: 'attributedOn', kind: 'date', group: 'attribution', zh: '归属开始日期', en: 'Home franchise since' },
  { fact: 'servedBy', kind: 'word', group: 'attribution', zh: '专属服务人员', en: 'Served by', prefix: PREFIX.servicePerson },
  { fact: 'servedSince', kind: 'date', group: 'attribution', zh: '专属服务开始日期', en: 'Served since' },
];

/** Nested: the segments that a member is in by their rules. */
export const SEGMENT_FACT: Fact = {
  fact: 'segment', kind: 'words', group: 'segments', zh: '所在分群', en: 'In segment',
  vocabulary: 'segments', prefix: PREFIX.segment, operators: ['has_any', 'has_all', 'has_none'],
};

export const PROFILE_FACTS: readonly Fact[] = [...PROFILE, ...STANDING];
