// Roving tabindex: one element of the calendar is reachable with the Tab key.

const GRIDS = '.fc-daygrid, .fc-timegrid, .fc-multimonth, .fc-list';

/**
 * @param {HTMLElement} root
 * @param {import('./cell-geometry.js').CellGeometry} geometry
 * @param {any} wanted the element that had the focus last
 */
export function updateTabStops(root, geometry, wanted) {
  if (!root.querySelector(GRIDS)) {
    return;
  }
  const stops = geometry.stops();
  const kept = wanted?.isConnected && (wanted.matches('td') || stops.includes(wanted)) ? wanted : null;
  const today = root.querySelector('td.fc-day-today[data-date]');
  const current = kept ?? stops.find((stop) => stop.matches('[data-event-link]')) ?? today ?? geometry.cells()[0];
  stops.forEach((stop) => { stop.tabIndex = stop === current ? 0 : -1; });
  root.querySelectorAll('.fc-daygrid-day-number').forEach((number) => { /** @type {any} */ (number).tabIndex = -1; });
  geometry.cells().forEach((cell, index) => {
    // The first column of hours stays reachable, because arrow keys scroll it.
    cell.tabIndex = cell === current || (geometry.hasTimes && index === 0) ? 0 : -1;
  });
}
