import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type {
  BenefitState, ComplaintState, PhotoKind, ServiceDeed, ServiceState, WarrantyWord,
} from '../../domain/words.ts';
import {
  ServiceBenefitState, ServiceComplaintState, ServiceOrderDeed, ServiceOrderState, ServicePhotoKind, ServiceWarranty,
} from '../words.ts';

/** What its resolvers ask of it. */
export interface ServiceOrderOf {
  readonly id: string;
  readonly policyVersion: number;
  readonly kind: string;
  readonly memberId: string | null;
  readonly outletId: string;
  readonly benefitId: string | null;
  readonly complaint: string | null;
  readonly currency: string;
}

@ObjectType({ simpleResolvers: true, description: 'A picture of a piece 图片, by its address.' })
@Scopes('service:read')
export class ServicePhoto {
  @Field({ description: 'Its https address, at most 500 characters.' })
  url!: string;

  @Field(() => ServicePhotoKind, { description: 'What it shows.' })
  kind!: PhotoKind;

  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  at!: Date;

  @Field({ description: 'Who added it.' })
  by!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One thing that was done with a service order 服务记录.' })
@Scopes('service:read')
export class ServiceStepTaken {
  @Field(() => Int, { description: 'Version of the order after it.' })
  version!: number;

  @Field(() => ServiceOrderDeed, { description: 'What was done.' })
  deed!: ServiceDeed;

  @Field(() => ServiceOrderState, { description: 'How the order stood afterwards.' })
  state!: ServiceState;

  @Field(() => Money, { nullable: true, description: 'The price as it stood then; null: not quoted yet.' })
  price!: MoneyView | null;

  @Field(() => DateTimeScalar, { description: 'When it was promised for, then.' })
  promisedAt!: Date;

  @Field(() => String, { nullable: true, description: 'What was said.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field({ description: 'Who.' })
  by!: string;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A piece that an outlet looks after 服务单: cleaned, repaired, engraved, designed; from its receipt to its '
    + 'way back.',
})
@Directive('@key(fields: "id")')
@Scopes('service:read')
export class ServiceOrder extends Node {
  @Field(() => ID, { description: 'Service order id.' })
  declare id: string;

  @Field(() => String, { nullable: true,
    description: 'What people call it 服务单短号, "S260930-7": the seventh of its outlet '
    + 'on that day, unique in its outlet; null of orders from before there were such numbers.' })
  shortNo!: string | null;

  @Field({ description: 'Code of its kind 服务项目.' })
  kindCode!: string;

  @Field({ description: 'The piece in words 物品描述.' })
  piece!: string;

  @Field(() => String, { nullable: true, description: 'Who brought it 送件人, where that is no member.' })
  holder!: string | null;

  @Field(() => ID, { nullable: true, description: 'Line of the sale that the piece is of; null: sold elsewhere.' })
  orderLineId!: string | null;

  @Field(() => ServiceOrderState, { description: 'How far it is.' })
  state!: ServiceState;

  @Field(() => [ServiceOrderDeed], { description: 'What may be done now, at most 13.' })
  steps!: ServiceDeed[];

  @Field({ description: 'Whether the customer says yes before the work begins.' })
  needsApproval!: boolean;

  @Field(() => Money, { nullable: true, description: 'What it costs 服务费; null: not quoted yet.' })
  price!: MoneyView | null;

  @Field(() => Money, { description: 'What is still to be paid when it is fetched 待付.' })
  due!: MoneyView;

  @Field(() => String, { nullable: true, description: 'Number of the payment.' })
  paidBy!: string | null;

  @Field(() => ServiceWarranty, { description: 'Whether it is under warranty, as it was decided.' })
  warranty!: WarrantyWord;

  @Field(() => String, { nullable: true, description: 'Why it was decided so; null: as the dates say.' })
  warrantyReason!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of the warranty that the piece had when it came.' })
  warrantyUntil!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of the warranty of this work 服务保修至.' })
  workUntil!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it is promised for 承诺时间.' })
  promisedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the desk was warned of it 预警.' })
  warnedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the promise was broken 超时; never taken back.' })
  brokenAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was taken in.' })
  openedAt!: Date;

  @Field({ description: 'Who took it in.' })
  openedBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the work was done.' })
  readyAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it left the house, or ended.' })
  closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who took it 取件人; null by the member’s code.' })
  handedTo!: string | null;

  @Field({ description: 'Whether the member took it with its code 会员码取件.' })
  handedByCode!: boolean;

  @Field(() => ServiceBenefitState, { description: 'How its benefit stands.' })
  benefitState!: BenefitState;

  @Field(() => String, {
    nullable: true, description: 'Why rewards refused the benefit, or could not free it: its code.',
  })
  benefitCode!: string | null;

  @Field(() => Int, { nullable: true, description: 'The customer’s word 评价, 1 to 5 stars; null: none yet.' })
  stars!: number | null;

  @Field(() => String, { nullable: true, description: 'What it said.' })
  feedback!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it said it.' })
  ratedAt!: Date | null;

  @Field(() => ServiceComplaintState, { description: 'Whether that became a complaint.' })
  complaintState!: ComplaintState;

  @Field(() => Int, { description: 'Version; each step is the next one.' })
  version!: number;

  /** Not in the graph. */
  row!: ServiceOrderOf;
}

@InputType({ description: 'Which service orders.' })
export class ServiceOrderFilter {
  @Field(() => ServiceOrderState, { nullable: true, description: 'Only in this state.' })
  state?: ServiceState | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that are not over, or only those that are.' })
  isOpen?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only of this outlet.' })
  outletId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of this kind.' })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'Only with this short number 服务单短号, however it is typed.' })
  shortNo?: string | null;
}

export const ServiceOrderPage = PageOf(ServiceOrder, 'ServiceOrderPage', 'A page of service orders.');
