export const zh = {
  nav: { products: '商品' },
  actions: {
    setMarginClass: '调整积分品类', setCost: '录入成本', createProduct: '新建商品', addItem: '添加单品',
    editItem: '修改单品',
  },
  products: {
    title: '商品', one: '商品', updatedAt: '更新时间', items: '单品', classHistory: '积分品类历史', classTitle: '调整积分品类',
    classHint: '只影响生效时间之后付款的销售。', classSaved: '积分品类已调整', costSaved: '成本已录入', costTitle: '录入成本',
    noBoard: '未挂牌', days: '%{count} 天', created: '商品已建立', changed: '商品已保存', itemAdded: '单品已添加',
    itemChanged: '单品已保存', tagsHelp: '用逗号分隔',
    stonesHelp: '每行一种：钻石 12 0.36 证书号 / 鉴定机构 / 等级', upload: '上传图片与视频', uploadHelp: '图片 20 MB、视频 200 MB、3D 模型（GLB）50 MB 以内', uploading: '文件还在上传，请稍候',
    mediaHelp: '每行一个 https 地址，按展示顺序；无法识别时在前面写：图片、视频或模型；模型后可写试戴部位：手指、手腕、颈部、耳部、头部',
    styleHelp: '字母、数字、点、横线、斜线，1 至 40 位', exclusiveHelp: '都不选即面向所有人', serialHelp: '仅限孤品', gram: '克',
    provenance: '溯源', noItems: '还没有单品', limitedHelp: '每件单品有自己的编号', editionHelp: '仅限限量款', presale: '预售',
    earlyAccess: '提前购', story: '传世故事', care: '保养说明',
  },
  fields: {
    styleNo: '款号', category: '品类', demandClass: '用途', craft: '工艺', series: '系列', stones: '宝石',
    media: '图片与视频', gross: '总重', pricing: '计价', price: '现价', tags: '标签', leadTime: '制作周期', retired: '停用',
    memberOnly: '会员专享', serialNo: '编号', nameZh: '中文名', nameEn: '英文名', fixedPrice: '一口价',
    stonePrice: '宝石价', labourBasis: '工费计法', leadTimeDays: '制作周期（天）', exclusiveChannels: '专供渠道',
    exclusiveFranchises: '专供加盟商', theme: '题材', limitedTo: '限量（件）', presaleFrom: '预售开始', presaleEndsAt: '预售结束',
    deliversOn: '发货日', earlyFrom: '提前购开始', earlyEndsAt: '提前购结束', earlyTiers: '可提前购的等级', storyZh: '故事（中文）',
    storyEn: '故事（英文）', careZh: '保养说明（中文）', careEn: '保养说明（英文）', editionNo: '限量编号',
  },
  words: {
    category: {
      RING: '戒指', NECKLACE: '项链', BRACELET: '手链', EARRINGS: '耳饰', PENDANT: '吊坠', BANGLE: '手镯',
      BAR: '金条', BEAN: '金豆', COIN: '金币', CHAIN: '链', CHARM: '转运珠', WATCH: '腕表', OTHER: '其他',
    },
    mediaKind: { PICTURE: '图片', VIDEO: '视频', MODEL_3D: '3D 模型' },
    demandClass: { WEDDING: '婚庆', INVESTMENT: '投资', DAILY: '日常', BABY: '宝宝金饰' },
    pricing: { FIXED: '一口价', BY_WEIGHT: '按克计价' }, labourBasis: { GRAM: '按克', PIECE: '按件' },
  },
  broken: {
    bytes: '文件不能为空', contentType: '不支持该文件类型', sha256: '文件校验值须为 64 位十六进制数字',
  },
  codes: {
    BEFORE_LAST_PERIOD: '生效时间早于最近一次变更', NO_CHANGE: '与当前积分品类相同', STYLE_NO_TAKEN: '该款号已被使用',
    SKU_TAKEN: '该 SKU 已被使用', SERIAL_NO_TAKEN: '该序列号已被使用',
    UPLOAD_MISSING: '文件没有传完，或与所选文件不符，请重新上传', UPLOAD_GONE: '上传已过期，请重新选择文件',
    UNSUPPORTED_TYPE: '不支持该文件类型', TOO_LARGE: '文件过大', NO_STORE: '未设置文件存放位置，请联系运维人员',
    EDITION_TAKEN: '该限量编号已被使用', NOT_ON_SALE: '未到开售时间', EARLY_ACCESS_ONLY: '提前购期间仅限指定等级会员',
  },
};

export const en: typeof zh = {
  nav: { products: 'Products' },
  actions: {
    setMarginClass: 'Change margin class', setCost: 'Set cost', createProduct: 'New product',
    addItem: 'Add item', editItem: 'Change item',
  },
  products: {
    title: 'Products', one: 'Product', updatedAt: 'Changed', items: 'Items', classHistory: 'Class history',
    classTitle: 'Change margin class', classHint: 'Only sales paid after it takes effect count in it.',
    classSaved: 'Class changed', costSaved: 'Cost saved', costTitle: 'Set cost',
    noBoard: 'Not on the board', days: '%{count} day |||| %{count} days', created: 'Product created',
    changed: 'Product saved', itemAdded: 'Item added', itemChanged: 'Item saved',
    tagsHelp: 'Divided by commas',
    stonesHelp: 'One kind a line: diamond 12 0.36 certificate / laboratory / grade',
    upload: 'Upload files', uploadHelp: 'Pictures up to 20 MB, films 200 MB, 3D models (GLB) 50 MB',
    uploading: 'Files are still on their way',
    mediaHelp: 'One https address a line, in order of showing; picture, video or model before it where it does not tell; '
      + 'behind a model where it is worn: finger, wrist, neck, ear, head',
    styleHelp: 'Letters, digits, dots, dashes, slashes; 1 to 40',
    exclusiveHelp: 'None chosen: for everybody', serialHelp: 'Only of a unique piece', gram: 'g',
    provenance: 'Provenance', noItems: 'No items yet', limitedHelp: 'Each item has its number', editionHelp: 'Only of a limited edition',
    presale: 'Pre-sale', earlyAccess: 'Early access', story: 'Story', care: 'Care',
  },
  fields: {
    styleNo: 'Style', category: 'Category', demandClass: 'Demand', craft: 'Craft', series: 'Series',
    stones: 'Stones', media: 'Media', gross: 'Gross weight', pricing: 'Pricing', price: 'Price now',
    tags: 'Tags', leadTime: 'Lead time', retired: 'Retired', memberOnly: 'Members only',
    serialNo: 'Serial', nameZh: 'Chinese name', nameEn: 'English name', fixedPrice: 'Fixed price',
    stonePrice: 'Stones price', labourBasis: 'Labour counts on', leadTimeDays: 'Lead time (days)',
    exclusiveChannels: 'Only for channels', exclusiveFranchises: 'Only for franchises', theme: 'Theme',
    limitedTo: 'Limited to (pieces)', presaleFrom: 'Pre-sale from', presaleEndsAt: 'Pre-sale until',
    deliversOn: 'Handed over on', earlyFrom: 'Early access from', earlyEndsAt: 'Early access until',
    earlyTiers: 'Tiers with early access', storyZh: 'Story (Chinese)', storyEn: 'Story (English)',
    careZh: 'Care (Chinese)', careEn: 'Care (English)', editionNo: 'Edition number',
  },
  words: {
    category: {
      RING: 'Ring', NECKLACE: 'Necklace', BRACELET: 'Bracelet', EARRINGS: 'Earrings',
      PENDANT: 'Pendant', BANGLE: 'Bangle', BAR: 'Bar', BEAN: 'Bean', COIN: 'Coin', CHAIN: 'Chain',
      CHARM: 'Charm', WATCH: 'Watch', OTHER: 'Other',
    },
    mediaKind: { PICTURE: 'Picture', VIDEO: 'Video', MODEL_3D: '3D model' },
    demandClass: { WEDDING: 'Wedding', INVESTMENT: 'Investment', DAILY: 'Daily', BABY: 'Baby gold' },
    pricing: { FIXED: 'Fixed', BY_WEIGHT: 'By weight' },
    labourBasis: { GRAM: 'Per gram', PIECE: 'Per piece' },
  },
  broken: {
    bytes: 'The file is empty', contentType: 'Files of this type are not taken',
    sha256: 'The digest has 64 hexadecimal digits',
  },
  codes: {
    BEFORE_LAST_PERIOD: 'Lies before the latest change', NO_CHANGE: 'Same class as now',
    STYLE_NO_TAKEN: 'Another product has this style number', SKU_TAKEN: 'Another item has this SKU',
    SERIAL_NO_TAKEN: 'Another piece has this serial number',
    UPLOAD_MISSING: 'The file did not arrive whole: upload it again', UPLOAD_GONE: 'This upload is over: choose the file again',
    UNSUPPORTED_TYPE: 'Files of this type are not taken', TOO_LARGE: 'The file is too large',
    NO_STORE: 'There is no place for files: ask whoever runs the house',
    EDITION_TAKEN: 'Another piece has this number', NOT_ON_SALE: 'Not on sale yet',
    EARLY_ACCESS_ONLY: 'Only some tiers buy it now',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { products: typeof zh }
}
