import { plainForms } from './plain.ts';

export const TARGETS = ['orders', 'members', 'outlets', 'products', 'points', 'gold', 'fx'] as const;
export type Target = (typeof TARGETS)[number];

/** What a field holds: `key` is a text that is never a number, `time` may be a day alone. */
export type Kind = 'key' | 'text' | 'word' | 'amount' | 'count' | 'percent' | 'time' | 'day' | 'email' | 'phone'
  | 'currency';

export interface FieldKind {
  readonly kind: Kind;
  /** What columns of it are called, plainly, best first; the English and the Chinese of shops and tills. */
  readonly words: readonly string[];
  /** Of these the ones that count only as the whole of a name: "Amount", but no "Tax Amount". */
  readonly whole: ReadonlySet<string>;
}

/** `=word`: only as the whole of a name. */
const field = (kind: Kind, words: string): FieldKind => ({
  kind, words: words.split(' ').flatMap((word) => plainForms(word.replace('=', ''))),
  whole: new Set(words.split(' ').filter((word) => word.startsWith('=')).flatMap((word) => plainForms(word.slice(1)))),
});

const PERSON = {
  name: field('text', 'fullname customername membername 姓名 会员姓名 客户姓名 顾客姓名 name displayname billingname buyername 收货人 '
    + '收货人姓名 vorname nachname'),
  firstName: field('text', 'firstname first givenname given forename 名 prenom vorname billingfirstname'),
  lastName: field('text', 'lastname last surname familyname family 姓 姓氏 nom nachname billinglastname'),
  email: field('email', 'email emailaddress mail customeremail buyeremail billingemail 邮箱 电子邮箱 电子邮件 邮件 courriel'),
  phone: field('phone', 'phone phonenumber mobile mobilephone telephone tel cell 手机 手机号 手机号码 电话 联系电话 联系方式 收货人手机号 '
    + '收货人手机 billingphone 会员手机号'),
} as const;

/** The fields of each target, by name. */
export const FIELDS = {
  members: {
    key: field('key', 'customerkey memberno membernumber memberid customerid customerno customernumber loyaltynumber '
      + 'cardnumber cardno key id userid 会员编号 会员号 会员卡号 会员id 卡号 客户编号 客户号 编号 kundennummer'),
    ...PERSON,
    birthday: field('day', 'birthday birthdate dateofbirth dob born 生日 出生日期 出生年月 geburtsdatum datedenaissance'),
    gender: field('word', 'gender sex 性别 geschlecht'),
    city: field('text', 'city town defaultaddresscity 城市 所在城市 市 ort ville'),
    occupation: field('text', 'occupation profession job 职业'),
    enrolledAt: field('time',
      'enrolledat joined joinedat joindate memberdate membersince registeredat signupdate createdat 入会时间 入会日期 注册时间 '
      + '注册日期 加入时间'),
  },
  orders: {
    orderNo: field('key', 'orderno ordernumber orderref orderid order orderreference receiptno receiptnumber receipt '
      + 'invoiceno invoice saleno saleid transactionid transactionno 订单编号 订单号 主订单编号 交易编号 交易号 单号 小票号 订单 bestellnummer '
      + 'auftrag beleg commande numerodecommande'),
    createdAt: field('time',
      'createdat orderdate saledate date datetime ordertime time created timestamp 下单时间 订单创建时间 创建时间 成交时间 销售日期 交易时间 日期 '
      + '时间 datum bestelldatum'),
    paidAt: field('time', 'paidat datepaid paiddate paymentdate paymenttime paymenttimestamp 付款时间 支付时间 订单付款时间 买家付款时间 '
      + 'bezahltam'),
    fulfilledAt: field('time', 'fulfilledat deliveredat deliverydate completedat 发货时间 确认收货时间 送达时间'),
    status: field('word', 'financialstatus orderstatus paymentstatus status state 订单状态 交易状态 状态 付款状态 statut zustand'),
    outstanding: field('amount', 'outstandingbalance outstanding balancedue amountdue 未付金额 待付金额 offen'),
    currency: field('currency', 'currency currencycode ordercurrency 币种 货币 währung devise moneda'),
    buyerKey: field('key', 'customerid customerno customernumber customer client memberno memberid buyerid buyer '
      + 'userid 会员编号 会员号 会员卡号 买家昵称 买家会员名 买家 客户 客户编号 kunde kundennummer'),
    buyerEmail: PERSON.email,
    buyerPhone: PERSON.phone,
    sku: field('key', 'lineitemsku itemsku productsku sku skucode variantsku 规格编码 商家编码 商品编码 货号 条码 sku编码 外部系统编号 '
      + 'artikelnummer'),
    itemName: field('text', 'lineitemname itemname productname product item title description 商品名称 宝贝标题 标题 商品标题 商品 品名 '
      + '名称 artikel produkt produit'),
    quantity: field('count',
      'lineitemquantity quantity qty pieces itemquantity quantityordered units unitssold soldunits pcs qtysold count '
      + '数量 购买数量 商品数量 件数 销售数量 件 个数 menge anzahl stück stückzahl quantité qté nombre cantidad unidades cant '
      + 'quantità qta pezzi quantidade qtd aantal antal ilość =st =stk =nb'),
    unitPrice: field('amount',
      'lineitemprice unitprice itemprice itemcost price priceperunit 单价 商品单价 售价 价格 einzelpreis stückpreis preis '
      + 'prixunitaire preciounitario precio prezzo prezzounitario'),
    lineDiscount: field('amount', 'lineitemdiscount linediscount itemdiscount 优惠 优惠金额 折扣金额 商品优惠'),
    discountPercent: field('percent', 'discount% discountpercent disc% 折扣率 rabatt%'),
    lineTotal: field('amount',
      'linetotal itemtotal lineitemtotal linesubtotal lineamount 实付 实付金额 实收 商品实付 小计 商品金额 orderlinetotal '
      + 'zeilensumme positionssumme =amount =金额 =betrag =montant =importe'),
    subtotal: field('amount', 'subtotal ordersubtotal orderssubtotal 商品总额 货款合计 zwischensumme'),
    orderDiscount: field('amount',
      'discountamount orderdiscount cartdiscount cartdiscountamount totaldiscount 订单优惠 店铺优惠'),
    discountCode: field('text', 'discountcode couponcode coupon couponcodes 优惠码 优惠券'),
    shipping: field('amount',
      'shipping shippingamount ordershippingamount shippingtotal shippingcost delivery 运费 邮费 买家应付邮费 versand '
      + 'versandkosten'),
    tax: field('amount', 'taxes tax totaltax taxamount ordertotaltaxamount vat gst 税费 税额 steuer mwst tva'),
    total: field('amount', 'total ordertotal ordertotalamount grandtotal totalamount amounttotal 总金额 订单金额 订单总额 买家实付金额 '
      + '买家实际支付金额 应付金额 gesamt gesamtbetrag'),
    refunded: field('amount',
      'refundedamount refunded refund refundamount amountrefunded 退款金额 退款 已退款 erstattet rembourse'),
    returnOf: field('key', 'returnedorder returnof refundof originalorder originalorderno refundedorder returnedfrom '
      + 'originalreceipt 原订单号 原订单 退货订单 原单号 retourevon'),
    outlet: field('text', 'store shop outlet branch pos location 门店 店铺 店铺名称 门店名称 filiale'),
    note: field('text', 'note notes remark customernote 备注 买家留言'),
  },
  outlets: {
    code: field('key', 'storenumber storecode storeid storeno outletcode code branchcode 门店编号 门店编码 店铺编号 编号 店号'),
    name: field('text', 'storename outletname name shopname branch store 门店名称 店铺名称 门店 店名 名称'),
    city: field('text', 'city town 城市 所在城市 市'),
    region: field('word', 'country countrycode region market 国家 国家地区 地区 国家/地区'),
    kind: field('word', 'type kind storetype 类型 门店类型'),
  },
  products: {
    style: field('key', 'handle styleno stylenumber style productid parentsku spu 款号 商品编号 款式编号'),
    sku: field('key', 'variantsku sku skucode itemsku 规格编码 货号 商家编码 sku编码 条码'),
    name: field('text', 'title name productname product 商品名称 名称 标题 品名'),
    category: field('word', 'type productcategory category producttype categories 类目 分类 品类 商品分类'),
    price: field('amount', 'variantprice price regularprice saleprice 价格 售价 单价 标价 零售价'),
    currency: field('currency', 'currency 币种 货币'),
    weight: field('count', 'variantgrams grams weightg 克重 重量'),
    size: field('text', 'option1value size 尺寸 圈号 规格'),
  },
  points: {
    member: field('key', 'loyaltynumber memberno membernumber memberid customerid cardno cardnumber key 会员编号 会员号 会员卡号 '
      + '卡号'),
    email: PERSON.email,
    year: field('count', 'year 年 年份'),
    month: field('word', 'month 月 月份 monat mois period 期间'),
    kind: field('word', 'kind type transactiontype movementtype changetype pointstype action 类型 变动类型 积分类型 操作类型 收支类型 '
      + '交易类型'),
    at: field('time', 'date at time datetime transactiondate 日期 时间 交易时间 变动时间'),
    earned: field('amount', 'pointsaccumulated accumulated pointsearned earned pointsadded credit 累计积分 获得积分 获得 增加积分 '
      + '积分增加 发放积分'),
    spent: field('amount', 'pointsredeemed redeemed pointsspent spent pointsused used debit 兑换积分 使用积分 消费积分 扣减积分 积分减少'),
    change: field('amount', 'points change pointschange delta movement 积分变动 变动积分 积分'),
    balance: field('amount', 'balance pointsbalance currentbalance closingbalance availablepoints 余额 积分余额 可用积分 当前积分'),
    opening: field('amount', 'openingbalance opening startbalance 期初余额 期初积分'),
  },
  gold: {
    at: field('time', 'time date datetime at timestamp day ad effectiveat 时间 日期 报价时间'),
    retail: field('amount', 'selling sell sellingprice sale retail retailprice ask finegold gold goldprice fine price '
      + '24k 卖出价 卖出 零售价 金价 售价 基础金价'),
    buyback: field('amount', 'buying buy buyingprice buyback bid 买入价 买入 回购价 回收价'),
    currency: field('currency', 'currency 币种 货币'),
    unit: field('word', 'unit per weightunit 单位 计价单位'),
    purity: field('word', 'purity fineness karat 成色 纯度'),
  },
  fx: {
    at: field('time', 'date month effectiveat observationdate from time 日期 月份 生效时间'),
    from: field('currency', 'currency from fromcurrency base code 币种 货币 外币'),
    rate: field('amount', 'rate value exchangerate 汇率 中间价 折算价'),
  },
} as const satisfies Record<Target, Record<string, FieldKind>>;

export const fieldsOf = (target: Target): Readonly<Record<string, FieldKind>> => FIELDS[target];
