import { wordsEnum } from '../../words/graphql/words-enum.ts';
import type { AppointmentDeed } from '../domain/appointments/steps.ts';
import type {
  AppointmentState, BenefitState, BookedVia, ComplaintState, PhotoKind, ServiceDeed, ServiceState, ServiceStep,
  WarrantyWord,
} from '../domain/words.ts';

export const ServiceOrderState = wordsEnum<ServiceState>('ServiceOrderState', 'How far a service order is 服务单状态.', {
  received: 'Taken in 已收件.', quoted: 'The customer is asked 待客户确认.', approved: 'It said yes 客户已同意.',
  declined: 'It said no 客户已拒绝.', in_work: 'Worked on 制作中.', waiting: 'Waits for the customer 等待客户.',
  ready: 'To be fetched 待取件.', handed_over: 'Handed over 已交付.', returned_undone: 'Given back undone 未修退回.',
  cancelled: 'Called off 已取消.', lost: 'Cannot be found 遗失.',
});

export const ServiceOrderStep = wordsEnum<ServiceStep>('ServiceOrderStep', 'What the desk does next 服务单操作.', {
  start: 'Begin, or go on with, the work 开始制作.', wait: 'Wait for the customer 等待客户.',
  finish: 'The work is done 完工待取.', return_undone: 'Give it back undone 未修退回.', cancel: 'Call it off 取消.',
  lose: 'It cannot be found 登记遗失.', reopen: 'Open it again 重新打开.',
});

export const ServiceOrderDeed = wordsEnum<ServiceDeed>('ServiceOrderDeed', 'What was done 服务记录.', {
  open: 'Taken in 收件.', quote: 'A price or a design was shown 报价.', approve: 'The customer said yes 同意.',
  decline: 'The customer said no 拒绝.', judge: 'Warranty was decided 保修判定.', start: 'Work began or went on 开始.',
  wait: 'Waits for the customer 等待.', finish: 'Done 完工.', return_undone: 'Given back undone 退回.',
  cancel: 'Called off 取消.', lose: 'Lost 遗失.', reopen: 'Opened again 重开.', hand_over: 'Handed over 交付.',
});

export const ServiceWarranty = wordsEnum<WarrantyWord>('ServiceWarranty', 'Whether it is under warranty 保修.', {
  in: 'Under warranty 保内.', out: 'Not under warranty 保外.',
});

export const ServicePhotoKind = wordsEnum<PhotoKind>('ServicePhotoKind', 'What a picture shows 图片类型.', {
  received: 'As it came 收件.', work: 'At work 制作.', design: 'A design or 3D model to approve 设计稿.',
  certificate: 'A certificate 证书.', ready: 'As it goes 完工.',
});

export const ServiceBenefitState = wordsEnum<BenefitState>('ServiceBenefitState', 'How its benefit stands 权益状态.', {
  none: 'Paid, or for nothing: no benefit 未使用权益.', asked: 'Rewards has not answered yet 待确认.',
  booked: 'Reserved 已预留.', settling: 'To be used or called off 处理中.', used: 'Used 已核销.',
  called_off: 'Called off 已释放.', refused: 'Refused; benefitCode says why 未通过.',
});

export const ServiceComplaintState = wordsEnum<ComplaintState>(
  'ServiceComplaintState', 'Whether the customer’s word became a complaint 转投诉.', {
    none: 'It is none 无.', asked: 'Members has not answered yet 登记中.', recorded: 'Kept as a complaint 已登记.',
    refused: 'Members refused it 未受理.',
  });

export const AppointmentStateName = wordsEnum<AppointmentState>('AppointmentState', 'How an appointment stands 预约状态.', {
  booked: 'Somebody is expected 已预约.', arrived: 'It is there 已到店.', done: 'Done 已完成.',
  cancelled: 'Called off 已取消.', no_show: 'It did not come in time 爽约.',
});

export const AppointmentDeedName = wordsEnum<AppointmentDeed>('AppointmentDeed', 'What may be done with one 预约操作.', {
  move: 'Another time 改期.', arrive: 'It is there 到店登记.', finish: 'It is done 完成.', cancel: 'Call it off 取消.',
});

export const AppointmentVia = wordsEnum<BookedVia>('AppointmentVia', 'Who booked it 预约来源.', {
  member: 'The member itself 会员自助.', channel: 'A channel for its member 渠道.', staff: 'The staff 门店.',
});
