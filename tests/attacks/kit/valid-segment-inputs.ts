import { change, newMember, newTag, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

const fresh = (world: World) => ({ idempotencyKey: world.fresh() });
const draft = (world: World) => ({
  nameZh: `分群 ${world.fresh()}`, nameEn: `Segment ${world.fresh()}`,
  rule: { condition: { fact: 'region', operator: 'IS', values: ['CN'] } }, ...fresh(world),
});
export const newSegment = async (world: World): Promise<any> =>
  (await change(world, 'createSegment', 'segment { id version }', draft(world))).segment;
const edited = async (world: World) => {
  const { id, version } = await newSegment(world);
  return { id, expectedVersion: version };
};
const picked = async (world: World) => {
  const memberIds = [await newMember(world)];
  await world.graph.settled();
  return { id: (await newSegment(world)).id, memberIds, ...fresh(world) };
};

/** Of no group: its rule leads back nowhere. */
const ruled = async (world: World) => {
  const { tag } = await change(world, 'putTag', 'tag { code version }', { ...newTag(world), exclusiveGroup: null });
  return { tag: tag.code, rule: draft(world).rule, expectedVersion: tag.version, ...fresh(world) };
};

export const VALID_SEGMENT_INPUTS: Readonly<Record<string, Prepare>> = {
  createSegment: draft,
  updateSegment: async (w) => ({ ...await edited(w), note: w.fresh() }),
  retireSegment: edited,
  takeSegmentSnapshot: async (w) => ({ id: (await newSegment(w)).id, ...fresh(w) }),
  addSegmentMembers: picked,
  removeSegmentMembers: async (w) => {
    const asked = await picked(w);
    await change(w, 'addSegmentMembers', 'segment { id }', { ...asked, ...fresh(w) });
    return asked;
  },
  setTagRule: ruled,
  runTagRule: async (w) => {
    const asked = await ruled(w);
    await change(w, 'setTagRule', 'tag { id }', asked);
    await w.graph.settled();
    return { tag: asked.tag, ...fresh(w) };
  },
};
