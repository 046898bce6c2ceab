// Events come and go above what somebody is reading in the list; that stays where it is.

const SCROLLER = '#calendar .fc-list .fc-scroller';

/** Rows of the list with what they show: a day, or an event on a day. */
function rowsIn(scroller) {
  let day = '';
  return [...scroller.querySelectorAll('tr')].map((row) => {
    day = row.dataset.date ?? day;
    return { row, shows: `${day} ${row.dataset.eventId ?? ''}` };
  });
}

// The head of a day sticks to the top, so its place says nothing.
const top = (row) => row.getBoundingClientRect().top;
const isEvent = ({ row }) => row.dataset.eventId;

export function keepInSight(draw) {
  const scroller = document.querySelector(SCROLLER);
  const edge = scroller?.getBoundingClientRect().top;
  const inSight = scroller?.scrollTop > 0 ? rowsIn(scroller).filter(isEvent).filter(({ row }) => top(row) >= edge) : [];
  const places = new Map(inSight.map(({ row, shows }) => [shows, top(row)]));
  draw();
  if (places.size > 0 && scroller.isConnected) {
    const same = rowsIn(scroller).find(({ shows }) => places.has(shows));
    scroller.scrollTop += same ? top(same.row) - places.get(same.shows) : 0;
  }
}
