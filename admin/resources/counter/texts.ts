export const zh = {
  nav: { counter: '到店接待' },
  counter: {
    title: '到店接待', code: '会员码、卡号、手机号或姓名', check: '查找', found: '到店会员', open: '打开会员资料', until: '本店可查看至 %{at}',
    help: '会员出示的二维码每 30 秒更换一次，每个码只能用一次；实体卡、手机号也可以', scan: '扫码', camera: '摄像头画面',
    noCamera: '无法使用摄像头，请允许访问或手动输入', enrol: '办理入会', known: '找到的会员', askCode: '请会员出示会员码：核验后本店可查看其资料',
    nobody: '没有找到。可为顾客办理入会；若已在别处入会，请出示会员码。', enrolTitle: '办理入会', verified: '顾客已当场证明持有这个手机号',
    enrolHint: '请把屏幕交给顾客阅读同意文本；未勾选的不视为同意，以后随时可以撤回。', consents: '顾客同意（可不勾选）',
    readText: '阅读文本 %{version}', joined: '入会成功', wasMember: '顾客已是会员', notYours: '会员资料不属于本店，请会员出示会员码',
    missed: '没有登记的同意，请在会员资料中重新登记：%{purposes}',
  },
  codes: {
    CODE_INVALID: '不是有效的会员码', CODE_EXPIRED: '会员码已更换，请会员出示最新的',
    CHANNEL_NOT_YOURS: '只能为本渠道办理入会', ENROLLED_AT_INVALID: '入会时间无效', EXTERNAL_ID_INVALID: '渠道编号无效',
    IDENTITY_OR_PHONE_REQUIRED: '请填写手机号', OUTLET_REQUIRED: '请选择门店', SOURCE_DETAIL_INVALID: '来源编号最多 60 字',
  },
};

export const en: typeof zh = {
  nav: { counter: 'At the counter' },
  counter: {
    title: 'At the counter', code: 'Code, card, phone or name', check: 'Look up', found: 'In the store',
    open: 'Open the member', until: 'This store sees the member until %{at}',
    help: 'The member’s QR code changes every 30 seconds and is taken once; a printed card or a phone will do, too',
    scan: 'Scan', camera: 'What the camera sees', noCamera: 'No camera: allow it, or type', enrol: 'Enrol',
    known: 'Members found', askCode: 'Ask for the member’s code: once checked, this store sees the member',
    nobody: 'Nobody found. Enrol the customer, or ask for the member’s code if it joined elsewhere.',
    enrolTitle: 'Enrol a customer', verified: 'The customer proved here to hold this phone',
    enrolHint: 'Hand the screen over for the texts: what is not ticked is not agreed to, and all can be withdrawn.',
    consents: 'The customer agrees to (none is needed)', readText: 'Read the text %{version}', joined: 'Enrolled',
    wasMember: 'The customer is a member already',
    notYours: 'This store does not see the member: ask for the member’s code',
    missed: 'Not recorded, please record again on the member’s page: %{purposes}',
  },
  codes: {
    CODE_INVALID: 'This is no member code', CODE_EXPIRED: 'The code has changed: ask for the present one',
    CHANNEL_NOT_YOURS: 'One enrols for one’s own channel only', ENROLLED_AT_INVALID: 'Not a time of enrolment',
    EXTERNAL_ID_INVALID: 'Not an id of this channel', IDENTITY_OR_PHONE_REQUIRED: 'A phone is needed',
    OUTLET_REQUIRED: 'Choose the outlet', SOURCE_DETAIL_INVALID: 'A code has at most 60 characters',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { counter: typeof zh }
}
