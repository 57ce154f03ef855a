/** Of a franchise's staff: what was brought to the outlets they work at, or at any where none is named. */
export const AT_OWN_SITES = `(
  (select coalesce(current_setting('karat.sites', true), '') as "coalesce") = ''
  or outlet_id = any ((select string_to_array(nullif(current_setting('karat.sites', true), ''), ',')
    as string_to_array)::uuid[]))`;
