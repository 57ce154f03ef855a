import type { PublishConsentTextInput } from '../commands/privacy/publish-consent-text.ts';

const text = (
  purpose: PublishConsentTextInput['purpose'], zh: string, en: string,
): PublishConsentTextInput => ({ purpose, version: '2026-01', zh, en });

/** What the demo brand's members are shown from now on; what they said before was about a text of before. */
export const CONSENT_TEXTS: readonly PublishConsentTextInput[] = [
  text('profiling', '我同意按我的消费与偏好为我推荐款式和服务。我可以随时拒绝，不影响会员权益。',
    'I agree that pieces and services are suggested to me by what I buy and like. I may refuse at any time; my '
    + 'membership stays as it is.'),
  text('franchise_sharing', '我同意将姓名、手机号与生日提供给为我服务的门店，用于联系与售后。我可以随时撤回。',
    'I agree that my name, phone and birthday are given to the store that serves me, to reach me and for after-sales '
    + 'service. I may withdraw this at any time.'),
  text('marketing_email', '我同意接收新品、会员日与活动的邮件。我可以随时在会员中心或邮件底部退订，不影响会员权益。',
    'I agree to receive e-mails about new pieces, member days and events. I may unsubscribe at any time, on my member '
    + 'page or at the foot of each e-mail; my membership stays as it is.'),
  text('marketing_sms', '我同意接收新品、会员日与活动的短信。我可以随时在会员中心退订或回复退订，不影响会员权益。',
    'I agree to receive text messages about new pieces, member days and events. I may unsubscribe at any time, on my '
    + 'member page or by answering the message; my membership stays as it is.'),
  text('marketing_app', '我同意在应用和小程序内接收新品、会员日与活动的通知。我可以随时关闭，不影响会员权益。',
    'I agree to be notified in the app and the mini-program about new pieces, member days and events. I may turn this '
    + 'off at any time; my membership stays as it is.'),
  text('marketing_wecom', '我同意专属顾问通过企业微信与我联系。我可以随时拒绝，不影响会员权益。',
    'I agree that my consultant contacts me by WeCom. I may refuse at any time; my membership stays as it is.'),
  text('channel_sharing', '我同意将姓名与联系方式提供给我下单的合作渠道，仅用于配送与售后。',
    'I agree that my name and contact details are given to the partner channel I order from, for delivery and '
    + 'after-sales service only.'),
  text('cross_border', '我同意在境外门店接待我时，将姓名与联系方式提供给该门店所在地区。我可以随时撤回。',
    'I agree that my name and contact details are given to a store abroad when it serves me. I may withdraw this at '
    + 'any time.'),
];
