import { wordsEnum } from '../../words/graphql/words-enum.ts';

export const MemberSource = wordsEnum('MemberSource', 'Where a membership began 会员来源.', {
  store: 'In a store 门店.', online: 'Online 线上.', event: 'At an event 活动.',
  referral: 'Referred by a member 转介绍.', parcel_card: 'By the card in a parcel 包裹卡.',
});

export const Gender = wordsEnum('Gender', 'Gender 性别 as the member told it.', {
  female: 'Female 女.', male: 'Male 男.', unknown: 'Not told 未知.',
});

export const MergeSide = wordsEnum('MergeSide', 'Whose word counts after a merge 以谁为准.', {
  survivor: 'The survivor\'s, also where it said nothing 保留会员.', other: 'The other\'s, where it said something 被合并会员.',
});

export const StylePreference = wordsEnum('StylePreference', 'Style a member likes 风格偏好.', {
  classical: 'Classical 古典.', modern: 'Modern 现代.', ethnic: 'Ethnic 民族.',
  minimal: 'Minimal 极简.', vintage: 'Vintage 复古.', sweet: 'Sweet 甜美.',
});

export const StonePreference = wordsEnum('StonePreference', 'Stone a member likes 宝石偏好.', {
  diamond: 'Diamond 钻石.', jadeite: 'Jadeite 翡翠.', nephrite: 'Nephrite 和田玉.',
  pearl: 'Pearl 珍珠.', ruby: 'Ruby 红宝石.', sapphire: 'Sapphire 蓝宝石.',
  emerald: 'Emerald 祖母绿.', none: 'No stone, plain gold 素金.',
});

export const OccasionPreference = wordsEnum('OccasionPreference', 'Occasion a member buys for 场合.', {
  daily: 'Every day 日常.', work: 'Work 通勤.', banquet: 'Banquet 宴会.', wedding: 'Wedding 婚嫁.',
  gift: 'Gift 送礼.', investment: 'Investment 投资.',
});

export const RingStandardEnum = wordsEnum('RingStandard', 'Standard of a ring size 戒圈标准.', {
  hk: 'Hong Kong scale 港码, 1 to 33.', us: 'American 美码, 0.5 to 16 by quarters.',
  eu: 'European 欧码: circumference in millimetres, 40 to 76 by halves.', jp: 'Japanese 日码, 1 to 30.',
});

export const ProfilePartEnum = wordsEnum('ProfilePart', 'What a profile asks for 资料项.', {
  name: 'Name 姓名.', phone: 'Phone 手机号.', email: 'E-mail 邮箱.', gender: 'Gender 性别.', birthday: 'Birthday 生日.',
  city: 'City 城市.', occupation: 'Occupation 职业.', styles: 'Styles 风格.', stones: 'Stones 宝石.',
  occasions: 'Occasions 场合.',
});

export const ConsentPurpose = wordsEnum('ConsentPurpose', 'What a consent is for 同意用途 (PIPL).', {
  marketing_sms: 'Marketing by SMS 短信营销.', marketing_email: 'Marketing by e-mail 邮件营销.',
  marketing_app: 'Marketing in the app 应用推送.', marketing_wecom: 'Marketing by WeCom 企业微信.',
  profiling: 'Profiling and recommendations 画像与推荐.',
  franchise_sharing: 'Sharing contact details with the home franchise 与加盟商共享.',
  channel_sharing: 'Sharing contact details with partner channels 与渠道共享.',
  cross_border: 'Transfer across borders 跨境传输.',
});

export const ConsentSource = wordsEnum('ConsentSource', 'Where a consent was given or withdrawn 同意来源.', {
  store: 'In a store 门店.', web: 'Web shop 网店.', app: 'App 应用.',
  mini_program: 'Mini-program 小程序.', phone: 'By telephone 电话.', paper: 'On paper 纸质.',
});

export const EnrolResolution = wordsEnum('EnrolResolution',
  'How OneID found the member of an enrolment 全域识别结果.', {
    existing_identity: 'Known by the channel identity 渠道身份已存在.',
    existing_phone: 'Known by the verified phone; the identity was added 手机号已存在.',
    new: 'A new member 新会员.',
    merged: 'Identity and phone were two members, one of them empty: merged at once 已自动合并.',
    merge_case_opened: 'Identity and phone are two members with history: an operator decides 待人工合并.',
  });

export const LifeEventKindEnum = wordsEnum('LifeEventKind', 'What a day in a member\'s life is 人生大事.', {
  wedding_anniversary: 'Wedding anniversary 结婚纪念日, each year.', child_birthday: 'Birthday of a child 孩子生日, each year.',
  child_full_moon: 'Full moon of a child 满月, once: the day itself.', graduation: 'Graduation 毕业, once.',
  elder_birthday: 'Birthday of an elder 长辈寿诞, each year.',
});

export const CalendarEnum = wordsEnum('Calendar', 'Calendar a day is kept in 历法.', {
  solar: 'Solar 公历.', lunar: 'Chinese lunar 农历.',
});

export const MergeCaseState = wordsEnum('MergeCaseState', 'State of a merge case 疑似重复会员状态.', {
  open: 'Waits for an operator 待处理.', merged: 'The two are one member now 已合并.',
  dismissed: 'The two are different people 已驳回.',
});

export const MergeDecision = wordsEnum('MergeDecision', 'What an operator decides 合并决定.', {
  merge: 'They are one person: merge for ever 合并.', dismiss: 'They are two people 驳回.',
});

export const MemberSortField = wordsEnum('MemberSortField', 'What members are sorted by.', {
  enrolled_at: 'By time of enrolment 入会时间.', card_number: 'By card number 卡号.',
});

export const SortDirection = wordsEnum('SortDirection', 'Direction of a sort.', {
  asc: 'Smallest or oldest first.', desc: 'Largest or newest first.',
});
