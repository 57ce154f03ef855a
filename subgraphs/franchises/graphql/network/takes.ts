import { form } from '../../../kernel/graph/mutation/form.ts';
import { decimal, text } from '../../../kernel/graph/mutation/take.ts';

/** Fields that several mutations of this room take. */
export const CODE = text('1 to 40 lower-case letters, digits and hyphens; unique.');
export const NAME = text('Name, 1 to 120 characters.');
export const CITY = text('City, 1 to 80 characters.');
export const REGION = text('Code of a region 会籍地区, for example "CN".');
export const REASON = text('Why, 5 to 500 characters; stays in the audit trail.');
/** In degrees, at most six decimals: a tenth of a metre. */
export const POSITION = form('OutletPositionInput', 'Where an outlet stands 门店位置, in degrees.', {
  latitude: decimal('Latitude 纬度 in degrees, -90 to 90, at most six decimals.'),
  longitude: decimal('Longitude 经度 in degrees, -180 to 180, at most six decimals.'),
});
