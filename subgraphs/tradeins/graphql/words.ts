import { wordsEnum } from '../../words/graphql/words-enum.ts';
import type { BrandRule, CreditPrice, IncreaseBy, LabourRule } from '../domain/policy.ts';
import type {
  AssayMethod, ConsentWay, DocumentKind, EntryKind, PhotoKind, TradeInDeed, TradeInState, TradeInStep,
} from '../domain/words.ts';

export const TradeInStateName = wordsEnum<TradeInState>('TradeInState', 'How far old gold is 换购状态.', {
  estimated: 'Estimated, as it was described 已估价; pays nothing.', received: 'Taken in 已收料.',
  assayed: 'Weighed and tested 已检测.', offered: 'Offered for, and bound for some minutes 已报价.',
  lapsed: 'The offer is over 报价已过期.', accepted: 'Taken, with consent to the melting 已确认.', melted: 'Melted 已熔料.',
  credited: 'Credited 已入账.', returned: 'Given back 已退料.', cancelled: 'Called off before it came 已取消.',
});

export const TradeInDeedName = wordsEnum<TradeInDeed>('TradeInDeed', 'What was done, or may be done 换购操作.', {
  estimate: 'Estimated 估价.', receive: 'Taken in 收料.', assay: 'Weighed and tested 检测.', offer: 'Offered for 报价.',
  lapse: 'The offer ran out 报价过期.', decline: 'The customer said no 不接受.', accept: 'The customer said yes 接受报价.',
  melt: 'Melted 熔料.', credit: 'Credited 入账.', return: 'Given back 退料.', cancel: 'Called off 取消.',
  ask_buyback: 'To be credited without a sale 申请转回收.', give_buyback: 'Credited without a sale 转回收入账.',
  refuse_buyback: 'Not credited without a sale 不转回收.',
});

export const TradeInStepName = wordsEnum<TradeInStep>('TradeInStep', 'What the desk does next.', {
  receive: 'Take it in 收料.', melt: 'Melt it 熔料.', credit: 'Credit it 入账.', return: 'Give it back 退料.',
  cancel: 'Call its estimate off 取消.',
});

export const TradeInAssay = wordsEnum<AssayMethod>('TradeInAssay', 'How it was tested 检测方式.', {
  fire: 'By fire 过火检验.', xrf: 'By spectrometer 光谱检测.',
});

export const TradeInConsentWay = wordsEnum<ConsentWay>('TradeInConsentWay', 'How somebody agreed 同意方式.', {
  signature: 'Signed on paper 纸质签字.', screen: 'Confirmed on a screen 屏幕确认.',
});

export const IdentityDocument = wordsEnum<DocumentKind>('IdentityDocument', 'What the desk looked at 证件类型.', {
  id_card: 'Identity card 身份证.', passport: 'Passport 护照.', permit: 'Travel or residence permit 通行证/居住证.',
});

export const TradeInPhotoKind = wordsEnum<PhotoKind>('TradeInPhotoKind', 'What a picture shows 图片类型.', {
  piece: 'The piece 旧料.', mark: 'Its mark 印记.', scale: 'The scale 称重.', assay: 'The test 检测.', melt: 'The melting 熔料.',
});

export const TradeInPriceBasis = wordsEnum<CreditPrice>('TradeInPriceBasis', 'Which price of the board counts 计价依据.', {
  buyback: 'The buy-back price 回收价.', today: 'Today’s retail price 今日金价.',
});

export const TradeInIncrease = wordsEnum<IncreaseBy>('TradeInIncrease', 'What the new gold must exceed 换购条件.', {
  none: 'Nothing is demanded 无要求.', weight: 'Heavier 加重.', value: 'Worth more 加价.',
});

export const TradeInLabour = wordsEnum<LabourRule>('TradeInLabour', 'Who pays the labour fee 工费规则.', {
  credit_pays: 'The credit pays it too 可抵工费.', paid_extra: 'It is paid besides 工费另付.',
});

export const TradeInBrands = wordsEnum<BrandRule>('TradeInBrands', 'Whose gold is taken 可收品牌.', {
  any: 'Of any brand 不限品牌.', own: 'The house’s own 仅本品牌.', listed: 'Its own, and those of the list 指定品牌.',
});

export const StoreCreditKind = wordsEnum<EntryKind>('StoreCreditKind', 'What moved store credit 储值变动.', {
  credited: 'Old gold was credited 旧料入账.', spent: 'A sale took it 抵扣.', given_back: 'It came back with a return 退货退回.',
  taken_back: 'The gold went back to its member 退料扣回.',
});
