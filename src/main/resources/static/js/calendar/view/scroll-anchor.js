// Scroll anchoring for the list view: the first visible event stays in place when events before it change.

const SCROLLER = '#calendar .fc-list .fc-scroller';

/** The rows of the list with a key: a day, or an event on a day. */
function rowsIn(scroller) {
  let day = '';
  return [...scroller.querySelectorAll('tr')].map((row) => {
    day = row.dataset.date ?? day;
    return { row, key: `${day} ${row.dataset.eventId ?? ''}` };
  });
}

// The header of a day is sticky, so it cannot be the anchor.
const top = (row) => row.getBoundingClientRect().top;
const isEvent = ({ row }) => row.dataset.eventId;

/** @param {() => void} draw */
export function keepScrollAnchor(draw) {
  const scroller = document.querySelector(SCROLLER);
  const edge = scroller?.getBoundingClientRect().top;
  const visible = scroller?.scrollTop > 0 ? rowsIn(scroller).filter(isEvent).filter(({ row }) => top(row) >= edge) : [];
  const places = new Map(visible.map(({ row, key }) => [key, top(row)]));
  draw();
  if (places.size > 0 && scroller.isConnected) {
    const same = rowsIn(scroller).find(({ key }) => places.has(key));
    scroller.scrollTop += same ? top(same.row) - places.get(same.key) : 0;
  }
}

/** Scrolls a list with today in it to today. */
export function scrollToToday() {
  const today = document.querySelector('#calendar .fc-list-day.fc-day-today');
  if (today) {
    const scroller = today.closest('.fc-scroller');
    scroller.scrollTop += today.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  }
}
