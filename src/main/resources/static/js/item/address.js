// Addresses of items and of single occurrences of a series.

/**
 * The path of an item. An occurrence has the id of its series.
 * @param {{ workItemId: string, seriesId?: string | null, occurrence?: string | null }} item such as the details of an event
 * @param {string} [suffix] such as /modal
 * @param {Record<string, string>} [parameters] further parameters
 * @returns {string} without a leading slash
 */
export function itemPath({ workItemId, seriesId, occurrence }, suffix = '', parameters = {}) {
  const query = String(new URLSearchParams({ ...(seriesId && occurrence ? { occurrence } : {}), ...parameters }));
  return `work-items/${seriesId ?? workItemId}${suffix}${query && `?${query}`}`;
}
