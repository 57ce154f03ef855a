/** Numbers that whoever sees no member is told all the same, and why they speak of no group of members (L0). */
export const FIGURES: Readonly<Record<string, string>> = {
  'Drop.taken': 'stock: what is left of an offer is told to all', 'LiveRoomDrop.taken': 'stock, as of the drop',
  'LiveSessionStats.claimed': 'stock of the drops of a live room that is on, whoever they are',
  'RewardShelf.taken': 'stock of an outlet', 'RewardPrice.points': 'a price', 'Task.points': 'a price',
  'Task.budget': 'what is planned',
  'Drop.available': 'stock', 'Drop.stock': 'stock', 'Drop.holdMinutes': 'a rule', 'Drop.limitPerMember': 'a rule',
  'Drop.waitlistLimit': 'a rule', 'Drop.pointsPrice': 'a price', 'BundlePart.quantity': 'goods',
  'BenefitAllowance.perYear': 'a rule', 'CharityTotal.orders': 'whole months, of five orders at least',
  'BundlePage.totalCount': 'goods', 'ProductPage.totalCount': 'goods', 'RewardPage.totalCount': 'goods',
  'CouponOfferPage.totalCount': 'offers', 'TaskPage.totalCount': 'offers', 'LiveSessionPage.totalCount': 'offers',
  'SegmentPage.totalCount': 'names of segments, none of their numbers', 'FranchisePage.totalCount': 'the network',
  'OutletPage.totalCount': 'the network', 'OperatorPage.totalCount': 'people of the house, by a scope of its people',
  'PartnerClientPage.totalCount': 'programs, by a scope of the house’s people',
  'ProductFacets.count': 'goods', 'FacetCount.count': 'goods', 'Bundle.offBps': 'a price',
};
